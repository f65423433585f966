from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.groupwork import VISITOR, Note, Standing, Translation
from ttchan_tui.meeting.history.entries import HistoryEntry, NoteChange, PartChange
from ttchan_tui.meeting.visibility import (
    ORGANISER,
    PUBLIC,
    ROOM,
    Viewer,
    may_know,
    veiled_notes,
    visible_entry,
    visible_notes,
    visible_promises,
    visible_themes,
)

NOW = datetime(2018, 11, 9, 10, tzinfo=UTC)
LV = Viewer(groups=frozenset({"lv"}))


def note(id: str, prompt: str = "open", group: str = "lv", **more: object) -> Note:
    plain = Note(id, "meeting", prompt, group, "culture", f"text of {id}", "en", NOW)
    return replace(plain, **more)  # type: ignore[arg-type]


NOTES = (
    note("a"),
    note("b", group="lt", standing=Standing.SHOWN, author="Jonas"),
    note("c", "hidden"),
    note("d", "hidden", "lt", standing=Standing.SHOWN),
    note("e", "hidden", "", origin=VISITOR, standing=Standing.SHOWN),
)


@pytest.mark.parametrize(
    ("viewer", "seen"), [(ORGANISER, "abcde"), (LV, "abc"), (ROOM, "ab"), (PUBLIC, "b")], ids=str
)
def test_a_hidden_prompt_shows_each_group_its_own_notes(viewer: Viewer, seen: str) -> None:
    assert "".join(one.id for one in visible_notes(viewer, NOTES, {"hidden"})) == seen


def test_the_public_reads_no_name_and_only_approved_translations() -> None:
    translations = (Translation("lv", "teksts", "text of b"), Translation("lt", "?", "", approved=True))
    [seen] = visible_notes(PUBLIC, [replace(NOTES[1], translations=translations)], ())
    assert (seen.author, seen.translations) == ("", ())


def test_a_theme_is_seen_with_one_of_its_notes() -> None:
    themes = (
        Theme("mine", "hidden", "Mine"),
        Theme("theirs", "hidden", "Theirs"),
        Theme("new", "hidden", "-"),
    )
    notes = [replace(NOTES[2], theme="mine"), replace(NOTES[3], theme="theirs")]

    def seen(viewer: Viewer, *hidden: str) -> list[str]:
        return [one.id for one in visible_themes(viewer, themes, notes, hidden)]

    assert seen(ORGANISER, "hidden") == seen(ROOM) == ["mine", "theirs", "new"]
    assert seen(LV, "hidden") == ["mine", "new"]
    assert seen(ROOM, "hidden") == ["new"]
    assert seen(PUBLIC) == ["theirs"]
    assert seen(PUBLIC, "hidden") == []
    notes[1] = replace(notes[1], deleted_at=NOW)
    assert seen(PUBLIC) == []
    assert seen(LV, "hidden") == ["mine", "new"]


def test_a_promise_gives_nothing_hidden_away() -> None:
    known = {one.id: one for one in NOTES}
    promises = [Promise(id, "do it", "we", "partner", None, id) for id in ("", "a", "c", "d", "gone")]

    def seen(viewer: Viewer) -> list[str]:
        return [one.note for one in visible_promises(viewer, promises, known, {"hidden"})]

    assert seen(ORGANISER) == ["", "a", "c", "d", "gone"]
    assert seen(LV) == ["", "a", "c"]
    assert seen(ROOM) == ["", "a"]
    assert seen(PUBLIC) == []
    assert not may_know(LV, "gone", known, ())


def test_the_history_tells_nothing_hidden() -> None:
    parts = (
        PartChange("theme", "t", None, {"prompt": "hidden", "title": "theirs"}),
        PartChange("visitor", "v", None, {"prompt": "hidden", "text": "secret", "standing": "shown"}),
        PartChange("promise", "p", {"note": "d"}, None),
        PartChange("hidden_prompt", "hidden", None, {"prompt": "hidden"}),
    )
    entry = HistoryEntry(1, NOW, "anna", "add-note", "", None, (NoteChange(None, NOTES[3]),), parts)
    known = {one.id: one for one in NOTES}
    assert visible_entry(ORGANISER, entry, known, {"hidden"}) == entry
    assert visible_entry(ROOM, entry, known, ()) == entry
    assert visible_entry(ROOM, entry, known, {"hidden"}) == replace(entry, notes=(), parts=parts[3:])
    assert visible_entry(ROOM, replace(entry, parts=parts[:3]), known, {"hidden"}) is None


@pytest.mark.parametrize("standing", ["waiting", "held", "rejected"])
def test_the_history_tells_what_visitors_say_and_why_it_was_judged_to_those_who_approve_it(
    standing: str,
) -> None:
    parts = (PartChange("visitor", "v", {"prompt": "a", "standing": "waiting"}, {"standing": standing}),)
    entry = HistoryEntry(1, NOW, "anna", "judge-note", "a reason that tells", None, (), parts)
    assert visible_entry(ORGANISER, entry, {}, ()) == entry
    for viewer in (LV, ROOM, PUBLIC):
        assert visible_entry(viewer, entry, {}, ()) is None
    shown = replace(entry, parts=(PartChange("visitor", "v", None, {"standing": "shown"}),))
    told = visible_entry(LV, shown, {}, ())
    assert told is not None
    assert not told.why


def test_words_for_an_entry_are_not_told_to_those_who_do_not_see_all_of_it() -> None:
    head = note("c", "hidden", wording="what lt said")
    below = note("d", "hidden", "lt", under="c")
    veiled = veiled_notes(LV, (head, below), {"hidden"})
    [seen] = visible_notes(LV, (head, below), {"hidden"}, veiled)
    assert seen.display_text == "text of c"
    assert not veiled_notes(ORGANISER, (head, below), {"hidden"})
    assert not veiled_notes(LV, (head, below), ())
    entry = HistoryEntry(1, NOW, "lead", "merge-notes", "", None, (NoteChange(None, head),), ())
    told = visible_entry(LV, entry, {}, {"hidden"})
    assert told is not None
    assert told.notes[0].note.display_text == "text of c"
