"""A process of its own that uses the store; says on standard output what it has done, line by line."""

from __future__ import annotations

import itertools
import os
import resource
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from tinydb import where
from tinydb.operations import increment
from watchdog.observers.inotify import InotifyObserver

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.errors import ChangedSince, NothingToTakeBack
from ttchan_tui.store import StoreBusy, open_database, open_repository
from ttchan_tui.store.copies.backups import Backups
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.merge import merge
from ttchan_tui.store.copies.restore import Restoration
from ttchan_tui.store.engine import folding, watching
from ttchan_tui.store.side_files.drafts import Drafts


def say(*words: object) -> None:
    print(*words, flush=True)


def insert(path: str, name: str, number: str) -> None:
    """Insert documents and say the id of each."""
    database = open_database(path)
    for count in range(int(number)):
        say(database.table("notes").insert({"by": name, "count": count}))


def insert_where_nothing_is_replaced_at_once(path: str, name: str, number: str) -> None:
    """Insert documents, each with a new snapshot or journal, where a file is gone while it is replaced."""
    rename = os.rename

    def replace(source: str | Path, target: str | Path) -> None:
        with suppress(FileNotFoundError):
            Path(target).unlink()
        time.sleep(0.005)  # as ntfs-3g, and what lies on slow sticks
        rename(source, target)

    os.replace = replace  # type: ignore[assignment]
    database = open_database(path)
    for count in range(int(number)):
        say(database.table("notes").insert({"by": name, "count": count}))
        database.storage.compact(rotate=count % 3 == 0)
        if count % 10 == 9:
            database.close()
            database = open_database(path)


def insert_at_once(path: str) -> None:
    """Insert a document if nobody is in a transaction, and say whether that was so."""
    try:
        open_database(path, lock_wait=0).insert({"by": "another process"})
        say("inserted")
    except StoreBusy:
        say("busy")


def count(path: str, number: str) -> None:
    """Count up a counter that others count up as well."""
    database = open_database(path)
    for _ in range(int(number)):
        database.update(increment("count"), where("name") == "counter")


def hold(path: str) -> None:
    """Keep a transaction open, with a change in it, until the standard input ends."""
    database = open_database(path)
    with database.transaction():
        database.insert({"half": "done"})
        say("held")
        sys.stdin.read()


def die_in_compaction(path: str) -> None:
    """End where a new snapshot was to get its name."""

    def end(*_: object) -> NoReturn:
        os._exit(1)

    database = open_database(path)
    database.all()
    for name in ("replace", "rename"):
        setattr(os, name, end)
    database.storage.compact()


def hammer(path: str, name: str) -> None:
    """Do some of everything without end, begin new journals all the time, say what is acknowledged."""
    folding.LEAST = 3000  # type: ignore[misc]
    database = open_database(path)
    count = 0
    while True:
        count += 1
        with database.transaction():
            id = database.table("notes").insert({"by": name, "count": count})
            database.table("last").upsert({"by": name, "count": count}, where("by") == name)
        say(id)
        if count % 5 == 0:
            database.table("notes").update({"seen": True}, doc_ids=[id])
        if count % 11 == 0:
            database.table("scratch").insert({"text": "x" * 300})
            database.table("scratch").remove(where("text").exists())
        if count % 37 == 0:
            database.close()
            database = open_database(path)


def watch(path: str, how: str) -> None:
    """Say how many notes there are whenever that is told, twice, though the system does not notify."""
    if how == "missing":
        sys.modules["watchdog.observers"] = None  # type: ignore[assignment]
    elif how == "deaf":
        InotifyObserver.schedule = lambda *_, **__: None  # type: ignore[assignment]
    watching.NOTIFIED, watching.UNNOTIFIED = 1.0, 0.2  # type: ignore[misc]
    database = open_database(path)
    notes = database.table("notes")
    len(notes)
    told = threading.Semaphore(0)
    database.storage.watch(lambda: len(notes), told.release)
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    if how == "refused":
        resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/proc/self/fd").iterdir())) - 1, limit[1]))
    say("watching")
    for _ in range(2):
        told.acquire()
        say(len(notes))
    resource.setrlimit(resource.RLIMIT_NOFILE, limit)  # to end a thread takes a file


PLACE = FieldRef("meeting", DraftKind.LINE, "prompt", "lv")


def half_type(data: str, text: str) -> None:
    """Keep a draft, and live on."""
    drafts = Drafts(Path(data))
    drafts.keep([Draft(PLACE, text, "en")])
    while not _written(data, text):
        pass
    say("kept")
    sys.stdin.read()


def type_on(data: str) -> None:
    """Change a draft without end, and say what is in its file."""
    drafts = Drafts(Path(data))
    for number in itertools.count():
        drafts.keep([Draft(PLACE, str(number), "en")])
        while not _written(data, str(number)):
            pass
        say(number)


def type_without_room(data: str) -> None:
    """Change a draft while there is no room, and when there is again."""
    drafts = Drafts(Path(data))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limit[1]))
    drafts.keep([Draft(PLACE, "x" * 500, "en")])
    while drafts.trouble is None:
        pass
    say(drafts.trouble.__class__.__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    drafts.keep([Draft(PLACE, "kept again", "en")])
    while drafts.trouble is not None:
        pass
    say("kept again")
    sys.stdin.read()


def _written(data: str, text: str) -> bool:
    files = Path(data, "drafts").glob("*/*.json")
    return any(f'"text": "{text}"' in file.read_text() for file in files)


def begin(directory: str) -> None:
    """Open the data directory and say how many activities there are."""
    sys.stdin.read()
    say(len(open_repository(Path(directory)).meeting().activities))


def note(directory: str) -> None:
    """Add notes without end and say the id of each that is acknowledged."""
    repository = open_repository(Path(directory))
    prompt = repository.meeting().prompts[0]
    while True:
        say(repository.notebook.add(prompt.id, prompt.groups[0], prompt.categories[0].id, "x" * 400, "en").id)


def undo(directory: str, times: str) -> None:
    """Undo so many times, or until there is nothing left, and say each time what was undone."""
    repository = open_repository(Path(directory))
    done = 0
    while done < int(times):
        try:
            undone = repository.past.undo()
        except ChangedSince:  # somebody was faster
            continue
        except NothingToTakeBack:
            return
        say(undone.number)
        done += 1


def bring_together(directory: str, *others: str) -> None:
    """Merge these data directories into the first one without end, and say so."""
    engine = open_repository(Path(directory)).engine
    while True:
        for other in others:
            merge(engine, read_copy(Path(other), "ttchan.json"))
            say("merged")
            note_there(other)


def note_there(directory: str) -> None:
    repository = open_repository(Path(directory))
    prompt = repository.meeting().prompts[0]
    repository.notebook.add(prompt.id, prompt.groups[0], prompt.categories[0].id, "more", "en")
    repository.close()


def backup(path: str) -> None:
    """Take a backup if one is due, when the standard input ends."""
    database = open_database(path)
    database.count(where("name").exists())
    sys.stdin.read()
    Backups(Path(path)).take_if_due(database.storage, datetime.now(UTC))


def restore(file: str, *copies: str) -> None:
    """Bring these copies back, one after the other without end, and say so."""
    while True:
        for copy in copies:
            Restoration(Path(file), read_copy(Path(copy), "")).carry_out()
            say("restored")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
