"""The link: how soon, how much and how cheaply, beside a bare insert and NOTIFY over the same PostgreSQL."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import psutil
import psycopg

from benchmarks.ratio import Ratio
from tests.postgres import Postgres
from ttchan_tui.link.joining import join, set_up
from ttchan_tui.store import NOTES, Repository, open_repository

OFFLINE: Final = 2 * 3600 * 3
"""Records of two hours in which three notes come each second."""
WRITERS: Final = 8
RATE: Final = 60
"""Records a second of all writers together."""

_PATIENCE: Final = 300
_IDLE: Final = 0.3
"""Seconds between two notes on an idle line: longer than anybody gathers what comes."""


def rows(directory: Path, rounds: int) -> Iterator[Ratio]:
    """Every ratio of the link; none where there is no PostgreSQL."""
    if shutil.which("psql") is None:
        return
    with _postgres() as server, ExitStack() as stack:
        address = f"postgresql://postgres@/{server.database()}?host={server.directory}"
        here, there = (stack.enter_context(closing(open_repository(directory / name))) for name in ("a", "b"))
        set_up(here, address, "a")
        join(there, address, "b", "desk")
        first = stack.enter_context(_linked(directory / "a"))
        second = stack.enter_context(_linked(directory / "b"))
        yield from _one_note(here, there, address, 5 * rounds)
        yield from _idle(first)
        yield _many(directory, here, address, rounds)
        second.terminate()
        second.wait()
        yield _caught_up(here, there, address, OFFLINE * min(rounds, 15) // 15)


class Arrivals:
    """What comes to a machine, as its screens learn of it."""

    def __init__(self, repository: Repository) -> None:
        """Look from now on."""
        self._repository = repository
        self._news = threading.Event()
        self._watch = repository.watch(self._news.set)

    def until(self, is_there: Callable[[], bool]) -> float:
        """When it was there."""
        end = time.monotonic() + _PATIENCE
        while not is_there():
            if time.monotonic() > end:
                raise TimeoutError
            self._news.wait(1)
            self._news.clear()
        return time.perf_counter()

    def close(self) -> None:
        """Look no more."""
        self._watch.close()


def _one_note(here: Repository, there: Repository, address: str, times: int) -> Iterator[Ratio]:
    with closing(Arrivals(there)) as arrivals:
        _told(here, there, arrivals)
        ours = [_told(here, there, arrivals) for _ in range(times)]
    theirs = median(_bare(address, times))
    yield Ratio(
        "a note acknowledged on one machine, read on another",
        f"{median(ours) * 1000:.1f} ms",
        "on an idle line",
        "100 ms",
        median(ours) * 1000,
        100,
        "ms",
    )
    yield Ratio(
        "the same, with a second disk to keep it",
        f"{median(ours) * 1000:.1f} ms",
        "psycopg, insert and NOTIFY",
        f"{theirs * 1000:.1f} ms",
        median(ours) / theirs,
        3.0,
    )


def _bare(address: str, times: int) -> list[float]:
    """Seconds from before an insert until another connection has been told of it and has read it."""
    found = []
    with (
        psycopg.connect(address, autocommit=True) as writer,
        psycopg.connect(address, autocommit=True) as reader,
    ):
        writer.execute("create table bare (id serial primary key, document jsonb)")
        reader.execute("listen bare")
        for _ in range(times):
            time.sleep(_IDLE)
            begin = time.perf_counter()
            with writer.transaction():
                writer.execute("insert into bare (document) values ('{}')")
                writer.execute("notify bare")
            next(reader.notifies(timeout=_PATIENCE))
            reader.execute("select document from bare order by id desc limit 1").fetchone()
            found.append(time.perf_counter() - begin)
    return found


def _told(here: Repository, there: Repository, arrivals: Arrivals) -> float:
    """Seconds until a note that is acknowledged on one machine is on the other."""
    time.sleep(_IDLE)
    id = _add(here)
    begin = time.perf_counter()
    return arrivals.until(lambda: _has(there, {id})) - begin


def _add(here: Repository) -> str:
    return here.notebook.add("promote-my-partner", "lv", "culture", "a note", "lv").id


def _has(there: Repository, ids: set[str]) -> bool:
    return any(doc.get("id") in ids for _, doc in there.engine.docs(NOTES)[-3:])


def _idle(process: psutil.Popen) -> Iterator[Ratio]:
    begin, since = sum(process.cpu_times()[:2]), time.monotonic()
    time.sleep(40)  # two signs of life, and what is between them
    share = 100 * (sum(process.cpu_times()[:2]) - begin) / (time.monotonic() - since)
    megabytes = process.memory_full_info().uss / 1e6
    yield Ratio("link with nothing to do", f"{share:.2f} %", "a core", "100 %", share, 0.3, unit="%")
    yield Ratio("link, memory", f"{megabytes:.0f} MB", "at most", "40 MB", megabytes, 40, unit="MB")


def _many(directory: Path, here: Repository, address: str, rounds: int) -> Ratio:
    """The slowest of a hundred records of many machines, until another one has read it."""
    with ExitStack() as stack:
        writers = []
        for number in range(WRITERS):
            path = directory / f"w{number}"
            writers.append(stack.enter_context(closing(open_repository(path))))
            join(writers[-1], address, path.name, "desk")
            stack.enter_context(_linked(path))
        arrivals = stack.enter_context(closing(Arrivals(here)))
        first = _add(writers[-1])
        arrivals.until(lambda: _has(here, {first}))
        acknowledged: dict[str, float] = {}
        thread = threading.Thread(target=_write, args=(writers, RATE * max(2, rounds), acknowledged))
        late: dict[str, float] = {}

        def some_have_come() -> bool:
            now = time.perf_counter()
            new = [id for id in _last(here) if id in acknowledged and id not in late]
            late.update({id: now - acknowledged[id] for id in new})
            return not thread.is_alive() and len(late) == len(acknowledged)

        thread.start()
        arrivals.until(some_have_come)
    p99 = quantiles(late.values(), n=100)[-1]
    return Ratio(
        f"{RATE} records a second from {WRITERS} machines, read on another, p99",
        f"{p99 * 1000:.0f} ms",
        "median",
        f"{median(late.values()) * 1000:.0f} ms",
        p99 * 1000,
        1000,
        "ms",
    )


def _last(here: Repository) -> list[str]:
    return [str(doc["id"]) for _, doc in here.engine.docs(NOTES)[-4 * RATE :]]


def _write(writers: list[Repository], times: int, acknowledged: dict[str, float]) -> None:
    begin = time.monotonic()
    for number in range(times):
        time.sleep(max(0.0, begin + number / RATE - time.monotonic()))
        id = _add(writers[number % len(writers)])
        acknowledged[id] = time.perf_counter()


def _caught_up(here: Repository, there: Repository, address: str, records: int) -> Ratio:
    """Seconds to catch up with what was done while the line was gone; nobody waits for the hours."""
    told = _told_so_far(address)
    for _ in range(records):
        with here.engine.transaction() as pending:
            pending.sync = False
            _add(here)
    _add(here)
    wanted = here.engine.count(NOTES)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("listen ttchan_record")
        while _told_so_far(address) < told + records + 1:
            next(connection.notifies(timeout=_PATIENCE))
    with closing(Arrivals(there)) as arrivals:
        begin = time.perf_counter()
        with _linked(there.engine.path.parent):
            seconds = arrivals.until(lambda: there.engine.count(NOTES) >= wanted) - begin
    return Ratio(
        f"caught up with {records:,} records",
        f"{seconds:.1f} s",
        "two hours at three a second, in 5 s",
        f"{OFFLINE:,} records",
        seconds / records * OFFLINE / 5,
        1.0,
    )


def _told_so_far(address: str) -> int:
    """How many records the server has."""
    with psycopg.connect(address) as connection:
        [count] = connection.execute("select count(*) from ttchan.record").fetchone() or [0]
    return int(count)


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
    """A server that keeps what it acknowledges, as those of a meeting do."""
    directory = Path(tempfile.mkdtemp(prefix=".benchmarks-pg-", dir=Path.cwd()))
    server = Postgres(directory, keeps=True)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(directory)


if __name__ == "__main__":
    from benchmarks.ratio import HEAD

    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".benchmarks-") as place:
        print(HEAD)
        for row in rows(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else 15):
            print(row.row, flush=True)
