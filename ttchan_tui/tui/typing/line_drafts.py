"""What is typed and not stored yet, as drafts; and drafts that a session has left, taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.line_parser import parse_hand_count
from ttchan_tui.meeting.draft import Draft
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.spoken import group_language
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.typing.composer import Composer, place_of
from ttchan_tui.tui.typing.outgoing import OutgoingLine
from ttchan_tui.tui.typing.session_drafts import line_ref

if TYPE_CHECKING:
    from ttchan_tui.tui.session import Session


class LeftBehind(Explained):
    """The line was typed in a session that ended before it was saved."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(N_("This was typed before the program ended, and not saved."))


def drafts_of(
    session: Session, composers: Iterable[Composer], lines: Iterable[OutgoingLine]
) -> Iterator[Draft]:
    """Everything that is typed here and that the store does not have."""
    meeting = session.meeting
    for composer in composers:
        prompt = meeting.prompt.get(composer.prompt)
        for text, place, level, note in composer.half_typed():
            category = prompt.categories[place].id if prompt and place < len(prompt.categories) else ""
            where = line_ref(meeting.id, composer.prompt, composer.group, note)
            yield Draft(where, text, group_language(meeting, composer.group), category, level)
    for line in lines:
        where = line_ref(meeting.id, line.prompt, line.group, line.changes.id if line.changes else "")
        yield Draft(
            *(where, line.text, line.language, line.category, line.level, line.about),
            entered=True,
            typed_at=line.typed_at,
        )


def take_up(
    drafts: Sequence[Draft], composer: Composer, prompt: Prompt, notes: Sequence[Note]
) -> Iterator[OutgoingLine]:
    """Put the first half-typed text back on a composer that is free, and give all others as lines not saved.

    What the store has after all, because a session died before it could tell, is left out.
    """
    for draft in drafts:
        changed = next((note for note in notes if note.id == draft.place.note), None)
        if _is_stored(draft, changed, notes):
            continue
        place, level = place_of(draft.category, prompt), _level(draft, prompt)
        if (draft.entered and not changed) or not composer.is_free:
            yield OutgoingLine(
                *(composer.prompt, composer.group, prompt.categories[place].id, draft.text, draft.language),
                refused=LeftBehind(),
                level=level,
                about=draft.about,
                hands=None if draft.place.note else parse_hand_count(draft.text),
                typed_at=draft.typed_at,
            )
            continue
        if changed:
            composer.edit(changed, prompt, "")
        composer.category, composer.level, composer.text = place, level, draft.text


def _is_stored(draft: Draft, changed: Note | None, notes: Sequence[Note]) -> bool:
    if changed:
        return changed.text == draft.text.strip()
    return draft.entered and any(
        note.text == draft.text and note.created_at >= draft.typed_at for note in notes
    )


def _level(draft: Draft, prompt: Prompt) -> str:
    return draft.level if any(level.id == draft.level for level in prompt.levels) else ""
