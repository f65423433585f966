"""`python -m benchmarks`: prints a table; with `--check` it fails if a goal is missed."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import desk, drawing, kiosk, link, propagation, publishing, screens, search, store, typing
from benchmarks.measures import Bench
from benchmarks.ratio import HEAD, Ratio

_BEGIN, _END = "<!-- make bench writes this -->", "<!-- so far -->"
"""Between these stands the table, in the file that `--write` names."""


def main() -> int:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often to measure (15)")
    parser.add_argument("--quick", action="store_true", help="one round of the cheap ratios of each kind")
    parser.add_argument("--check", action="store_true", help="fail if a goal is missed")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this file as well")
    arguments = parser.parse_args()
    rounds = 1 if arguments.quick else max(1, arguments.rounds)
    lines = [
        f"Python {platform.python_version()}, Textual {version('textual')}; medians of {rounds} rounds",
        "",
        HEAD,
    ]
    print("\n".join(lines), flush=True)
    missed = 0
    # Not where temporary files usually are: that may be no disk at all.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".benchmarks-") as directory:
        for ratio in _quick(Path(directory)) if arguments.quick else _ratios(Path(directory), rounds):
            print(ratio.row, flush=True)
            lines.append(ratio.row)
            missed += not ratio.reached
    if arguments.write:
        _write(arguments.write, "\n".join(lines))
    return 1 if missed and arguments.check else 0


def _ratios(directory: Path, rounds: int) -> Iterator[Ratio]:
    yield from Bench(directory, rounds).all()
    yield from kiosk.rows(directory, rounds)
    yield from store.rows(directory, inserts=25 * rounds)
    yield from propagation.rows(directory)
    yield from screens.rows(directory, min(rounds, screens.ROUNDS))
    yield from search.rows(directory)
    yield from publishing.rows(directory, rounds)
    yield from typing.rows(directory)
    yield from drawing.rows(directory, rounds)
    yield from link.rows(directory, rounds)
    yield from desk.rows(rounds)


def _quick(directory: Path) -> Iterator[Ratio]:
    """A start in a terminal, the store, the search and drawing: enough to see that measuring works."""
    yield from Bench(directory, 1).start()
    yield from store.rows(directory, inserts=25)
    yield from search.rows(directory)
    yield from drawing.rows(directory, 1)


def _write(file: Path, table: str) -> None:
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    file.write_text(f"{before}{_BEGIN}\n\n{table}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
