"""What was there before and is not to be kept is in no byte any more."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from ttchan_tui.store import Act, acting
from ttchan_tui.store.copies.verify import faults
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.files.file_layout import FileLayout

SECRET = "what nobody has approved"


def _bytes(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in directory.rglob("*") if file.is_file())


def test_it_is_in_no_byte_and_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    with closing(JournalStorage(path)) as ours, closing(JournalStorage(path)) as theirs:
        notes = ours.table("note")
        for number in range(5):
            with acting(Act(who="anna", why=SECRET)):
                notes.insert({"text": SECRET, "n": number})
            ours.compact(rotate=True)
        notes.update({"text": "fine"}, doc_ids=[1])
        notes.remove(doc_ids=[2, 3, 4, 5])
        assert theirs.count("note") == 1
        assert SECRET.encode() in _bytes(tmp_path)
        ours.forget_past()
        assert SECRET.encode() not in _bytes(tmp_path)
        assert list(ours.changes()) == []
        assert theirs.docs("note") == [("1", {"text": "fine", "n": 0})]
        assert theirs.table("note").insert({"text": "new"}) == 6
        assert ours.count("note") == 2
        ours.forget_past()
        assert theirs.count("note") == 2
        assert [change.what for change in theirs.changes()] == []
    with closing(JournalStorage(path)) as again:
        assert again.count("note") == 2
        assert faults(FileLayout(path)) == []
        assert again.warnings == ()
