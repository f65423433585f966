from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.conftest import Start
from tests.store.test_several_processes import output, said
from ttchan_tui.store import Database, StoreError, open_database, open_repository
from ttchan_tui.store.engine import watching

SECONDS_TO_WAIT = 20.0


class Heard:
    """What a watch has told."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.times = 0
        self.looks = 0
        self.last: object = None
        self._news = threading.Condition()

    def look(self) -> object:
        self.looks += 1
        try:
            self.seen: object = len(self.database.table("notes"))
            return self.seen, self.database.storage.token()
        except StoreError as error:
            self.seen = str(error)
            return self.seen

    def changed(self) -> None:
        with self._news:
            self.times += 1
            self.last = self.seen
            self._news.notify()

    def wait_until(self, condition: Callable[[], bool], seconds: float = SECONDS_TO_WAIT) -> None:
        with self._news:
            assert self._news.wait_for(condition, seconds), f"told {self.times} times"

    def wait_for_more(self, times: int) -> None:
        """Wait until it was told more often than that."""
        self.wait_until(lambda: self.times > times)

    def wait_for(self, seen: object) -> None:
        """Wait until this is what was seen last."""
        self.wait_until(lambda: self.last == seen)


@contextmanager
def watched(database: Database) -> Iterator[Heard]:
    """A watch of which the system is known to tell."""
    heard = Heard(database)
    watch = database.storage.watch(heard.look, heard.changed)
    database.table("warm").insert({})
    heard.wait_until(lambda: heard.times > 0)
    try:
        yield heard
    finally:
        watch.close()


@pytest.fixture
def _no_look_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told within the test, the system has told of it."""
    monkeypatch.setattr(watching, "NOTIFIED", 3600.0)


@pytest.mark.usefixtures("_no_look_by_itself")
def test_a_change_of_another_process_is_told_without_a_look(start: Start, path: Path) -> None:
    with watched(open_database(path)) as heard:
        said(start("insert", path, "another", 1))
        heard.wait_for(1)


def test_what_is_no_change_is_not_even_looked_at(path: Path) -> None:
    with watched(open_database(path)) as heard:
        looks = heard.looks
        (path.parent / "drafts").mkdir()
        for number in range(50):
            (path.parent / f"another-{number}.json").write_text("{}")
            (path.parent / "drafts" / f"{number}.json").write_text("{}")
        assert heard.looks <= looks + 1
        times = heard.times
        heard.database.table("notes").insert({})
        heard.wait_for_more(times)
        assert heard.looks <= looks + 4


def test_of_a_flood_the_last_is_told_and_not_each(path: Path) -> None:
    with watched(open_database(path)) as heard:
        before, times = time.monotonic(), heard.times
        for number in range(300):
            heard.database.table("notes").insert({"n": number})
        heard.wait_for(300)
        assert heard.times - times <= (time.monotonic() - before) / watching.PAUSE + 2


@pytest.mark.usefixtures("_no_look_by_itself")
def test_it_goes_on_after_a_new_journal_and_a_new_snapshot(path: Path) -> None:
    with watched(open_database(path)) as heard:
        for rotate in (True, False, True):
            heard.database.storage.compact(rotate=rotate)
            times = heard.times
            heard.database.table("notes").insert({})
            heard.wait_for_more(times)


def test_a_directory_that_goes_and_comes_back_is_told_of_and_watched_again(path: Path) -> None:
    directory = path.parent
    with watched(open_database(path)) as heard:
        heard.database.storage.compact()
        shutil.copytree(directory, directory.with_name("copy"))
        shutil.rmtree(directory)
        heard.wait_until(lambda: isinstance(heard.last, str))
        directory.with_name("copy").rename(directory)
        heard.wait_for(0)
        for number in range(1, 4):
            heard.database.table("notes").insert({})
            heard.wait_for(number)


@pytest.mark.usefixtures("_no_look_by_itself")
def test_a_link_to_the_file_and_one_to_its_directory_are_followed(tmp_path: Path) -> None:
    real, links = tmp_path / "real", tmp_path / "links"
    real.mkdir()
    links.mkdir()
    open_database(real / "data.json").insert({})
    (links / "data.json").symlink_to(real / "data.json")
    (tmp_path / "linked").symlink_to(real)
    for path in (links / "data.json", tmp_path / "linked" / "data.json"):
        with watched(open_database(path)) as heard:
            times = heard.times
            open_database(real / "data.json").table("notes").insert({})
            heard.wait_for_more(times)


def test_whatever_is_wrong_with_notifications_nothing_stays_untold(start: Start, path: Path) -> None:
    """The library is not there; the system refuses; it takes the order and never says anything."""
    database = open_database(path)
    database.insert({})
    workers = [start("watch", path, how) for how in ("missing", "refused", "deaf")]
    for worker in workers:
        assert output(worker).readline() == "watching\n"
    for number in range(1, 3):
        database.table("notes").insert({})
        for worker in workers:
            assert output(worker).readline() == f"{number}\n"
    for worker in workers:  # the watch was not closed, and keeps nobody alive
        worker.communicate(timeout=SECONDS_TO_WAIT)
        assert worker.returncode == 0


def test_after_it_was_closed_nothing_is_told(path: Path) -> None:
    database = open_database(path)
    with watched(database) as heard:
        pass
    times = heard.times
    database.insert({})
    assert (heard.times, [thread for thread in threading.enumerate() if thread.name == "watch"]) == (
        times,
        [],
    )


def test_the_repository_tells_of_an_obstacle_and_of_its_end(tmp_path: Path) -> None:
    repository = open_repository(tmp_path)
    told: list[object] = []
    news = threading.Event()

    def changed() -> None:
        told.append(repository.obstacle())
        news.set()

    watch = repository.watch(changed)
    (tmp_path / "ttchan.json").rename(tmp_path / "aside")
    assert news.wait(SECONDS_TO_WAIT)
    news.clear()
    assert isinstance(told[-1], StoreError)
    (tmp_path / "aside").rename(tmp_path / "ttchan.json")
    assert news.wait(SECONDS_TO_WAIT)
    assert told[-1] is None
    watch.close()
