"""What visitors say; `Repository.visitors` gives it.

Their notes have a table of their own, so that no part of the program comes across one that nobody has
approved: only `shown` hands notes on to everybody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

from ttchan_tui.meeting.codec import ID, LANGUAGE, MOMENT, Field, Record, member, text
from ttchan_tui.meeting.errors import NotNow
from ttchan_tui.meeting.format.given import GivenFields
from ttchan_tui.meeting.groupwork import VISITOR, Note, Standing
from ttchan_tui.meeting.history.change_kinds import CLOSE_PROMPT, JUDGE_NOTE, OPEN_PROMPT, SAY
from ttchan_tui.meeting.limits import NOTE_LIMIT, VISITOR_NOTE_LIMIT
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import check_category
from ttchan_tui.meeting.visitors import seconds_to_wait
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import OPEN_PROMPTS, VISITORS
from ttchan_tui.store.prompt_set import PromptSet
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


@dataclass(frozen=True)
class _Kept:
    """A note as it is stored."""

    id: str
    meeting: str
    prompt: str
    category: str
    text: str
    language: str
    kiosk: str
    """Empty if nobody knows any more which it came from."""
    at: datetime
    standing: Standing = Standing.WAITING
    reason: str = ""

    @cached_property
    def note(self) -> Note:
        """As everybody else knows it: without a group, at the full hour."""
        return Note(
            id=self.id,
            meeting=self.meeting,
            prompt=self.prompt,
            group="",
            category=self.category,
            text=self.text,
            language=self.language,
            standing=self.standing,
            standing_why=self.reason,
            created_at=self.at.replace(minute=0, second=0, microsecond=0),
            origin=VISITOR,
        )


VISITOR_NOTE: Final = Record(
    _Kept,
    id=ID,
    meeting=ID,
    prompt=ID,
    category=ID,
    text=text(NOTE_LIMIT),
    language=LANGUAGE,
    kiosk=ID,
    at=MOMENT,
    standing=Field(member(Standing), always=True),
    reason=Field(text(NOTE_LIMIT), always=True),
)


class Visitors:
    """The prompts that are open to the public, and what visitors have said on them."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._open = PromptSet(context, OPEN_PROMPTS)
        self._kept = CachedTable(context, VISITORS, VISITOR_NOTE)

    # Prompts

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer, in the order of the meeting."""
        open_ = self._open.ids()
        return tuple(prompt.id for prompt in self._context.meeting().prompts if prompt.id in open_)

    def open(self, prompt: str, *, why: str = "") -> None:
        """Let visitors answer a prompt. Does nothing if they may already.

        Raises:
            UnknownId: There is no such prompt.
        """
        self._open.add(prompt, OPEN_PROMPT, why)

    def close(self, prompt: str, *, why: str = "") -> None:
        """Take no more notes on a prompt. Does nothing if it is closed.

        Raises:
            UnknownId: There is no such prompt.
        """
        self._open.remove(prompt, CLOSE_PROMPT, why)

    # Notes

    def say(
        self,
        prompt: str,
        category: str,
        text: str,
        language: str,
        *,
        kiosk: str,
        now: datetime | None = None,
    ) -> Note:
        """Take a note; nobody sees it before an organiser has.

        Args:
            prompt: What it answers.
            category: The heading it belongs under.
            text: What the visitor typed.
            language: The language that the kiosk spoke.
            kiosk: Which one it was; each has its own limits, also when it is started again.
            now: The time; that of the machine if none.

        Raises:
            Refused: The text does not pass the gate.
            NotNow: The prompt is not open, or the kiosk has taken a note just now, or too many.
            UnknownId: There is no such category.
        """
        text = admit(text, limit=VISITOR_NOTE_LIMIT)
        now = now or datetime.now(UTC)
        with self._context.changing(SAY, ""):
            if prompt not in self.open_prompts():
                raise NotNow(N_("This question is closed now. Thank you for wanting to say something."))
            check_category(self._context.meeting(), prompt, category)
            if wait := seconds_to_wait(
                (one.at for one in self._kept.all().values() if one.kiosk == kiosk), now
            ):
                raise NotNow(
                    _WAIT_SECONDS if wait <= _MINUTE else _WAIT_MINUTES,
                    seconds=wait,
                    minutes=-(-wait // _MINUTE),
                )
            new = _Kept(new_id(), self._context.meeting().id, prompt, category, text, language, kiosk, now)
            self._kept.insert(new)
        return new.note

    def bring(self, document: Mapping[str, object]) -> None:
        """Keep what a visitor said at a kiosk with data of its own; what is known already stays as it is.

        Raises:
            NoBoard: That is no note of a visitor.
            Refused: The text is too long.
            UnknownId: There is no such prompt or category in the meeting.
        """
        waiting = {**document, "standing": Standing.WAITING.value, "reason": ""}
        said = VISITOR_NOTE.admit(GivenFields.of(waiting))
        admit(said.text, limit=VISITOR_NOTE_LIMIT)
        with self._context.changing(SAY, ""):
            meeting = self._context.meeting()
            if said.meeting != meeting.id or any(one.id == said.id for one in self._kept.all().values()):
                return
            check_category(meeting, said.prompt, said.category)
            self._kept.insert(said)

    def to_hand_over(self) -> list[dict[str, Any]]:
        """What visitors have said here and another machine is to keep, as `bring` takes it."""
        return [
            VISITOR_NOTE.document(one)
            for one in self._kept.all().values()
            if one.standing is Standing.WAITING and one.text != _HANDED_OVER
        ]

    def handed_over(self, ids: Collection[str]) -> None:
        """Keep of these notes only that there were some: so many from one kiosk, and when."""
        with self._context.changing(SAY, ""):
            for number, one in self._kept.all().items():
                if one.id in ids:
                    self._kept.put(number, replace(one, text=_HANDED_OVER))

    def handed_over_ids(self) -> frozenset[str]:
        """Ids of the notes of which only that is kept."""
        return frozenset(one.id for one in self._kept.all().values() if one.text == _HANDED_OVER)

    def insert(self, note: Note) -> None:
        """Keep a note that comes back, within a change; which kiosk it came from, nobody knows any more."""
        of = (note.id, note.meeting, note.prompt, note.category, note.text, note.language)
        kept = _Kept(*of, kiosk="", at=note.created_at, standing=note.standing, reason=note.standing_why)
        self._kept.insert(kept)

    def shown(self) -> tuple[Note, ...]:
        """The notes that everybody may see, in the order in which they were typed."""
        return self.notes(Standing.SHOWN)

    def notes(self, *standings: Standing) -> tuple[Note, ...]:
        """Visitors' notes of this meeting, for the organisers; those whose prompt is gone are left out.

        Raises:
            StoreDamaged: One of them is no note.
        """
        if not self._context.engine.count(VISITORS):
            return ()
        meeting = self._context.meeting()
        return tuple(
            one.note
            for one in self._kept.all().values()
            if one.standing in standings and _has_place(one.note, meeting)
        )

    def judge(self, ids: Iterable[str], standing: Standing, *, why: str = "") -> tuple[Note, ...]:
        """Decide about notes: all of them, or none if one is not known.

        Args:
            ids: The notes; the beginnings of their ids are enough.
            standing: What becomes of them.
            why: The reason, kept with the notes and in the history.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or there are several.
        """
        with self._context.changing(JUDGE_NOTE, why):
            kept = self._kept.all()
            known = {one.id: number for number, one in kept.items()}
            reason = admit(why, limit=NOTE_LIMIT) if why else ""
            judged = {
                number: replace(kept[number], standing=standing, reason=reason)
                for number in (known[find_id(known, id, _NONE)] for id in ids)
            }
            for number, one in judged.items():
                self._kept.put(number, one)
        return tuple(one.note for one in judged.values())


def _has_place(note: Note, meeting: Meeting) -> bool:
    """Whether the meeting is the one of the note, and has its prompt and category."""
    prompt = meeting.prompt.get(note.prompt)
    categories = (category.id for category in prompt.categories) if prompt else ()
    return note.meeting == meeting.id and note.category in categories


_HANDED_OVER: Final = "…"
"""What stands for the words of a visitor once another machine has them."""
_MINUTE: Final = 60
_WAIT_SECONDS: Final = N_(
    "Somebody has written here just now. Please wait {seconds} s, then press Enter again."
)
_WAIT_MINUTES: Final = N_("Very many have written here. Please come back in {minutes} min.")
_NONE: Final = N_(
    "There is no visitor's note “{id}”. “ttchan notes waiting --all” shows those that there are."
)
