"""The link against a bare insert and NOTIFY over psycopg, through the same PostgreSQL."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from typing import Final

import psutil
import psycopg

from benchmarks.ratio import Ratio
from tests.postgres import Postgres
from ttchan_tui.link.joining import join, set_up
from ttchan_tui.store import NewNote, Repository, open_repository

OFFLINE: Final = 2 * 3600 * 3
"""Records of two hours in which three notes come each second."""

_PATIENCE: Final = 120


def rows(directory: Path, rounds: int) -> Iterator[Ratio]:
    """Every ratio of the link; none where there is no PostgreSQL."""
    if shutil.which("psql") is None:
        return
    with _postgres() as server, ExitStack() as stack:
        here, there = (stack.enter_context(closing(open_repository(directory / name))) for name in ("a", "b"))
        address = f"postgresql://postgres@/{server.database()}?host={server.directory}"
        set_up(here, address, "a")
        join(there, address, "b", "desk")
        first = stack.enter_context(_linked(directory / "a"))
        second = stack.enter_context(_linked(directory / "b"))
        yield _one_note(here, there, address, 5 * rounds)
        yield _idle(first)
        second.terminate()
        second.wait()
        yield _caught_up(here, there, directory / "b", max(300, OFFLINE * min(rounds, 15) // 15))


def _one_note(here: Repository, there: Repository, address: str, times: int) -> Ratio:
    _told(here, there, "to begin with")
    ours = [_told(here, there, f"note {number}") for number in range(times)]
    theirs = []
    with (
        psycopg.connect(address, autocommit=True) as writer,
        psycopg.connect(address, autocommit=True) as reader,
    ):
        writer.execute("create table bare (id serial primary key, document jsonb)")
        reader.execute("listen bare")
        for _ in range(times):
            begin = time.perf_counter()
            with writer.transaction():
                writer.execute("insert into bare (document) values ('{}')")
                writer.execute("notify bare")
            next(reader.notifies(timeout=_PATIENCE))
            reader.execute("select document from bare order by id desc limit 1").fetchone()
            theirs.append(time.perf_counter() - begin)
    value = median(ours) / median(theirs)
    return Ratio(
        "acknowledged on one machine, stored on another",
        f"{median(ours) * 1000:.1f} ms",
        "psycopg, insert and NOTIFY",
        f"{median(theirs) * 1000:.1f} ms",
        value,
        3.0,
    )


def _told(here: Repository, there: Repository, text: str) -> float:
    """Seconds until a note that is acknowledged on one machine is on the other."""
    note = here.notebook.add("promote-my-partner", "lv", "culture", text, "lv")
    begin = time.perf_counter()
    while there.last_record < 0 or not _has(there, note.id):
        if time.perf_counter() - begin > _PATIENCE:
            raise TimeoutError
    return time.perf_counter() - begin


def _has(there: Repository, id: str) -> bool:
    return any(doc.get("id") == id for _, doc in there.engine.docs("note")[-3:])


def _idle(process: psutil.Popen) -> Ratio:
    begin, since = sum(process.cpu_times()[:2]), time.monotonic()
    time.sleep(10)
    share = 100 * (sum(process.cpu_times()[:2]) - begin) / (time.monotonic() - since)
    megabytes = process.memory_full_info().uss / 1e6
    return Ratio(
        "link with nothing to do, share of a core",
        f"{megabytes:.0f} MB",
        "a core",
        "100 %",
        share,
        0.3,
        unit="%",
    )


def _caught_up(here: Repository, there: Repository, directory: Path, records: int) -> Ratio:
    """Seconds to catch up with what was done while the line was gone."""
    for _ in range(records // 3):
        here.notebook.add_all([NewNote("promote-my-partner", "lv", "culture", "a note", "lv")])
    time.sleep(3)
    begin = time.perf_counter()
    with _linked(directory):
        while len(there.engine.docs("note")) < len(here.engine.docs("note")):
            time.sleep(0.05)
    seconds = time.perf_counter() - begin
    return Ratio(
        f"caught up with {records // 3:,} records",
        f"{seconds:.1f} s",
        "two hours at three a second, in 5 s",
        f"{OFFLINE:,} records",
        seconds / (records // 3) * OFFLINE / 5,
        1.0,
    )


@contextmanager
def _linked(directory: Path) -> Iterator[psutil.Popen]:
    process = psutil.Popen([sys.executable, "-m", "ttchan_tui", "--data", str(directory), "link", "run"])
    try:
        yield process
    finally:
        if process.is_running():
            process.terminate()
        process.wait()


@contextmanager
def _postgres() -> Iterator[Postgres]:
    directory = Path(tempfile.mkdtemp(prefix="ttchan-pg-", dir="/tmp"))
    server = Postgres(directory)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory)
