"""What visitors say; `Repository.visitors` gives it.

Their notes have a table of their own, so that no part of the program comes across one that nobody has
approved: only `shown` hands notes on to everybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from ttchan_tui.meeting.groupwork import VISITOR, Note, Standing
from ttchan_tui.meeting.history.change_kinds import CLOSE_PROMPT, JUDGE_NOTE, OPEN_PROMPT, SAY
from ttchan_tui.meeting.limits import NOTE_LIMIT, VISITOR_NOTE_LIMIT
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import check_category, check_known_prompt
from ttchan_tui.meeting.visitors import VisitorNote, seconds_to_wait
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import OPEN_PROMPTS, VISITORS, moment, moment_in
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit, harmless
from ttchan_tui.text.languages import N_


class NotNow(Explained):
    """The note was not taken; what was typed is still the visitor's."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note as it is stored."""

    said: VisitorNote
    kiosk: str
    at: datetime


class Visitors:
    """The prompts that are open to the public, and what visitors have said on them."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._open = CachedTable(context.database.storage, OPEN_PROMPTS, lambda doc: str(doc["prompt"]))
        self._kept = CachedTable(context.database.storage, VISITORS, _kept_in)

    # Prompts

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer, in the order of the meeting."""
        meeting = self._context.meeting()
        open_ = set(self._open.for_meeting(meeting.id).values())
        return tuple(prompt.id for prompt in meeting.prompts if prompt.id in open_)

    def open(self, prompt: str, *, why: str = "") -> None:
        """Let visitors answer a prompt. Does nothing if they may already.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(OPEN_PROMPT, why):
            meeting = self._context.meeting()
            check_known_prompt(meeting, prompt)
            if prompt not in self.open_prompts():
                document = {"id": prompt, "meeting": meeting.id, "prompt": prompt}
                self._context.database.table(OPEN_PROMPTS).insert(document)

    def close(self, prompt: str, *, why: str = "") -> None:
        """Take no more notes on a prompt. Does nothing if it is closed.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(CLOSE_PROMPT, why):
            meeting = self._context.meeting()
            check_known_prompt(meeting, prompt)
            numbers = [number for number, one in self._open.for_meeting(meeting.id).items() if one == prompt]
            self._context.database.table(OPEN_PROMPTS).remove(doc_ids=numbers)

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
    ) -> VisitorNote:
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
            if wait := seconds_to_wait((one.at for one in self._all().values() if one.kiosk == kiosk), now):
                raise NotNow(
                    _WAIT_SECONDS if wait <= _MINUTE else _WAIT_MINUTES,
                    seconds=wait,
                    minutes=-(-wait // _MINUTE),
                )
            document = {
                "id": new_id(),
                "meeting": self._context.meeting().id,
                "prompt": prompt,
                "category": category,
                "text": text,
                "language": language,
                "kiosk": kiosk,
                "at": moment(now),
                "standing": Standing.WAITING.value,
                "reason": "",
            }
            self._context.database.table(VISITORS).insert(document)
        return _kept_in(document).said

    def shown(self) -> tuple[Note, ...]:
        """The notes that everybody may see, in the order in which they were typed."""
        return tuple(one.note for one in self.notes(Standing.SHOWN))

    def notes(self, *standings: Standing) -> tuple[VisitorNote, ...]:
        """Visitors' notes of this meeting, for the organisers; those whose prompt is gone are left out.

        Raises:
            StoreDamaged: One of them is no note.
        """
        if not self._context.database.storage.count(VISITORS):
            return ()
        meeting = self._context.meeting()
        return tuple(
            one.said
            for one in self._all().values()
            if one.said.standing in standings and _has_place(one.said.note, meeting)
        )

    def judge(self, ids: Iterable[str], standing: Standing, *, why: str = "") -> tuple[VisitorNote, ...]:
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
            known = {one.said.note.id: number for number, one in self._all().items()}
            numbers = list(dict.fromkeys(known[find_id(known, id, _NONE)] for id in ids))
            fields = {"standing": standing.value, "reason": admit(why, limit=NOTE_LIMIT) if why else ""}
            self._context.database.table(VISITORS).update(fields, doc_ids=numbers)
            now = self._all()
        return tuple(now[number].said for number in numbers)

    def _all(self) -> dict[int, _Kept]:
        return self._kept.for_meeting(self._context.meeting().id)


def visitor_document(note: Note) -> dict[str, Any]:
    """A note of a visitor that comes back; which kiosk it came from, nobody knows any more."""
    return {
        "id": note.id,
        "meeting": note.meeting,
        "prompt": note.prompt,
        "category": note.category,
        "text": note.text,
        "language": note.language,
        "kiosk": "",
        "at": moment(note.created_at),
        "standing": note.standing.value,
        "reason": "",
    }


def _kept_in(document: Mapping[str, Any]) -> _Kept:
    at = moment_in(document["at"])
    note = Note(
        id=harmless(str(document["id"])),
        meeting=str(document["meeting"]),
        prompt=harmless(str(document["prompt"])),
        group="",
        category=harmless(str(document["category"])),
        text=harmless(str(document["text"])),
        language=harmless(str(document["language"])),
        standing=Standing(document["standing"]),
        created_at=at.replace(minute=0, second=0, microsecond=0),
        origin=VISITOR,
    )
    said = VisitorNote(note, Standing(document["standing"]), harmless(str(document["reason"])))
    return _Kept(said, str(document["kiosk"]), at)


def _has_place(note: Note, meeting: Meeting) -> bool:
    """Whether the meeting is the one of the note, and has its prompt and category."""
    prompt = meeting.prompt.get(note.prompt)
    categories = (category.id for category in prompt.categories) if prompt else ()
    return note.meeting == meeting.id and note.category in categories


_MINUTE: Final = 60
_WAIT_SECONDS: Final = N_(
    "Somebody has written here just now. Please wait {seconds} s, then press Enter again."
)
_WAIT_MINUTES: Final = N_("Very many have written here. Please come back in {minutes} min.")
_NONE: Final = N_(
    "There is no visitor's note “{id}”. “ttchan notes waiting --all” shows those that there are."
)
