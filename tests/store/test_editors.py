"""Whoever changes the data file with an editor, which empties it and then writes."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from pathlib import Path

from ttchan_tui.store.engine.storage import JournalStorage


def test_what_is_just_being_written_is_not_taken_for_damaged(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    with closing(JournalStorage(path)) as storage:
        storage.table("note").insert({"text": "ours"})
        storage.compact()
        edited = path.read_bytes().replace(b"ours", b"by an editor")
        with path.open("wb") as file:  # empty from now on
            looking = threading.Thread(target=storage.docs, args=("note",))
            looking.start()
            time.sleep(0.02)  # the look in between is the subject
            file.write(edited)
        looking.join()
        assert storage.docs("note") == [("1", {"text": "by an editor"})]
        assert path.read_bytes() == edited
