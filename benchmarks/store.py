"""The store against SQLite, stock TinyDB and `json.loads`. Both sides take turns, insert by insert."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

from tinydb import TinyDB

from benchmarks.ratio import Ratio
from ttchan_tui.store import open_database

WRITERS: Final = 8
# Seconds after which a writer that never comes back ends the measuring, instead of being waited for.
PATIENCE: Final = 60
MANY: Final = 100_000
STOCK: Final = 50_000

Insert = Callable[[int], object]


def rows(directory: Path, inserts: int) -> Iterator[Ratio]:
    """Every ratio of the store, on the disk of that directory."""
    yield _one_writer(directory, inserts)
    yield _writers(directory, inserts)
    yield from _sizes(directory, inserts)
    yield _against_stock(directory, inserts)
    yield _opening(directory)


def document(number: int) -> dict[str, Any]:
    """A note as it is stored."""
    return {
        "id": f"{number:012x}",
        "meeting": "ttchan-2018",
        "prompt": "promote-partner",
        "group": "lv",
        "category": "now",
        "text": f"Kādreiz visi kopā dziedājām, un tas bija labi ({number})",
        "language": "lv",
        "created_at": "2018-11-09T10:00:00.000000+00:00",
        "edited_at": None,
        "deleted_at": None,
    }


def _ours(path: Path) -> Insert:
    table = open_database(path, lock_wait=60).table("note")
    return lambda number: table.insert(document(number))


def _sqlite(path: Path) -> Insert:
    connection = sqlite3.connect(path, isolation_level=None, timeout=60)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("create table if not exists note (id integer primary key, document text)")
    statement = "insert into note (document) values (?)"
    return lambda number: connection.execute(
        statement, (json.dumps(document(number), ensure_ascii=False),)
    ).fetchall()


def _seconds(insert: Insert, number: int) -> float:
    begin = time.perf_counter()
    insert(number)
    return time.perf_counter() - begin


def _in_turns(inserts: int, *sides: Insert) -> list[float]:
    for insert in sides:
        for number in range(20):
            insert(number)
    times: list[list[float]] = [[] for _ in sides]
    for number in range(inserts):
        for side, insert in enumerate(sides):
            times[side].append(_seconds(insert, number))
    return [median(side) for side in times]


def _one_writer(directory: Path, inserts: int) -> Ratio:
    sqlite, ours = _in_turns(inserts * 3, _sqlite(directory / "one.db"), _ours(directory / "one.json"))
    return _ratio("durable insert, 1 writer", ours, "SQLite, WAL, FULL", sqlite, 1.0)


def _write(kind: str, path: Path, inserts: int, ready: Any, results: Any) -> None:  # noqa: ANN401
    insert = (_ours if kind == "ours" else _sqlite)(path)
    insert(0)
    ready.wait(PATIENCE)
    results.put([_seconds(insert, number) for number in range(inserts)])


def _together(kind: str, path: Path, inserts: int) -> list[float]:
    # The file is there, and stays open, while they begin: SQLite takes no turns while it changes to WAL.
    opened = (_ours if kind == "ours" else _sqlite)(path)
    opened(0)
    context = multiprocessing.get_context("spawn")
    ready, results = context.Barrier(WRITERS), context.Queue()
    processes = [
        context.Process(target=_write, args=(kind, path, inserts, ready, results), daemon=True)
        for _ in range(WRITERS)
    ]
    for process in processes:
        process.start()
    times = [seconds for _ in processes for seconds in results.get(timeout=PATIENCE)]
    for process in processes:
        process.join(PATIENCE)
    return times


def _writers(directory: Path, inserts: int) -> Ratio:
    times: dict[str, list[float]] = {"ours": [], "sqlite": []}
    for round_ in range(3):
        for kind in times:
            times[kind] += _together(kind, directory / f"{kind}-{round_}", inserts // 2)
    ours, sqlite = median(times["ours"]), median(times["sqlite"])
    return _ratio(f"durable insert, {WRITERS} writers", ours, "SQLite, WAL, FULL", sqlite, 1.0)


def _filled(path: Path, number: int) -> Path:
    path.write_text(json.dumps({"note": {str(id): document(id) for id in range(1, number + 1)}}))
    return path


def _sizes(directory: Path, inserts: int) -> Iterator[Ratio]:
    sizes = (100, 10_000, MANY)
    sides = [_ours(_filled(directory / f"filled-{size}.json", size)) for size in sizes]
    few, *more = _in_turns(inserts, *sides)
    for size, seconds in zip(sizes[1:], more, strict=True):
        yield _ratio(f"insert into {size:,}", seconds, "insert into 100", few, 1.2)


def _against_stock(directory: Path, inserts: int) -> Ratio:
    path = _filled(directory / "stock.json", STOCK)
    ours = _ours(_filled(directory / "ours.json", STOCK))
    with TinyDB(path) as stock:
        table = stock.table("note")
        theirs = [_seconds(lambda number: table.insert(document(number)), number) for number in range(3)]
    times = [_seconds(ours, number) for number in range(inserts)]
    value = median(theirs) / median(times)
    return Ratio(
        f"insert into {STOCK:,}: times faster",
        f"{median(times) * 1000:.2f} ms",
        "stock TinyDB",
        f"{median(theirs) * 1000:.0f} ms",
        value,
        500,
        at_least=True,
    )


def _opening(directory: Path) -> Ratio:
    path = _filled(directory / "open.json", MANY)
    database = open_database(path)
    database.table("note").insert(document(0))
    database.storage.compact()
    database.close()
    ours, theirs = [], []
    for _ in range(5):
        begin = time.perf_counter()
        json.loads(path.read_bytes())
        theirs.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        with open_database(path) as opened:
            assert len(opened.table("note")) == MANY + 1
            ours.append(time.perf_counter() - begin)
    return _ratio(f"open with {MANY:,}", median(ours), "`json.loads`", median(theirs), 2.0)


def _ratio(what: str, ours: float, against: str, theirs: float, goal: float) -> Ratio:
    return Ratio(what, f"{ours * 1000:.2f} ms", against, f"{theirs * 1000:.2f} ms", ours / theirs, goal)
