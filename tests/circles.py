"""Counts the circles of imports, also those of imports inside functions and for types only.

`python -m tests.circles` prints each group of modules that reach one another, with a shortest way round,
and ends with 1 if there are more than `--most` of them.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = "ttchan_tui"

Graph = Mapping[str, Mapping[str, int]]
"""Module → what it imports → the line where."""


def imports(root: Path = ROOT, package: str = PACKAGE) -> Graph:
    """Every import of one module of the package by another."""
    paths = {_name(path, root): path for path in sorted((root / package).rglob("*.py"))}
    return {name: dict(_imported(name, path, paths.keys())) for name, path in paths.items()}


def _name(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imported(name: str, path: Path, known: AbstractSet[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            wanted = [one if one in known else node.module for one in inner]
        else:
            continue
        yield from ((one, node.lineno) for one in wanted if one in known and one != name)


def circles(graph: Graph) -> list[list[str]]:
    """For each group of modules that reach one another, a shortest way round; the shortest first."""
    reach = {name: _reached(graph, name) for name in graph}
    groups = {frozenset(other for other in reach[name] if name in reach[other]) for name in graph}
    return sorted(
        (min((_way_round(graph, name) for name in group), key=len) for group in groups if group), key=len
    )


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()].keys() - found
        found |= new
        waiting += new
    return found


def _way_round(graph: Graph, start: str) -> list[str]:
    ways = deque([[start]])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for following in graph[way[-1]]:
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    raise AssertionError(f"{start} is in no circle")


def main() -> int:
    """Print the circles, and tell whether there are too many."""
    parser = argparse.ArgumentParser(description="Count the circles of imports.")
    parser.add_argument("--most", type=int, default=0, help="how many there may be")
    most: int = parser.parse_args().most
    graph = imports()
    found = circles(graph)
    for way in found:
        print("circle:")
        for here, there in zip(way, [*way[1:], way[0]], strict=True):
            print(f"  {here}:{graph[here][there]} → {there}")
    print(f"{len(found)} circles of imports among {len(graph)} modules")
    return int(len(found) > most)


if __name__ == "__main__":
    sys.exit(main())
