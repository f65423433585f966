"""What visitors say; `Repository.visitors` gives it.

Their notes have a table of their own, so that no part of the program comes across one that nobody has
approved: only `shown` hands notes on to everybody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from ttchan_tui.meeting.groupwork import VISITOR, Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.verbs import CLOSE_PROMPT, JUDGE_NOTE, OPEN_PROMPT, SAY
from ttchan_tui.meeting.visitors import LIMIT, Standing, VisitorNote, seconds_to_wait
from ttchan_tui.store.belonging import check_category, check_known_prompt
from ttchan_tui.store.database import Database
from ttchan_tui.store.errors import StoreDamaged, UnknownId
from ttchan_tui.store.shapes import OPEN_PROMPTS, VISITORS, moment, moment_in
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit, harmless
from ttchan_tui.text.languages import N_

Changing = Callable[[str, str], AbstractContextManager[None]]
"""A change of a repository, by its verb and its reason."""


class NotNow(Explained):
    """The note was not taken; what was typed is still the visitor's."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A note as it is stored."""

    number: int
    said: VisitorNote
    kiosk: str
    at: datetime


class Visitors:
    """The prompts that are open to the public, and what visitors have said on them."""

    def __init__(self, database: Database, meeting: Callable[[], Meeting], changing: Changing) -> None:
        """Stand before a database; the meeting and the way to change things are those of the repository."""
        self._database = database
        self._meeting = meeting
        self._changing = changing
        self._read_at: tuple[object, ...] = ()
        self._all: tuple[_Kept, ...] = ()

    # Prompts

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer, in the order of the meeting."""
        meeting = self._meeting()
        open_ = {document.get("prompt") for _, document in self._open(meeting)}
        return tuple(prompt.id for prompt in meeting.prompts if prompt.id in open_)

    def open(self, prompt: str, *, why: str = "") -> None:
        """Let visitors answer a prompt. Does nothing if they may already.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._changing(OPEN_PROMPT, why):
            meeting = self._meeting()
            check_known_prompt(meeting, prompt)
            if prompt not in self.open_prompts():
                document = {"id": prompt, "meeting": meeting.id, "prompt": prompt}
                self._database.table(OPEN_PROMPTS).insert(document)

    def close(self, prompt: str, *, why: str = "") -> None:
        """Take no more notes on a prompt. Does nothing if it is closed.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._changing(CLOSE_PROMPT, why):
            meeting = self._meeting()
            check_known_prompt(meeting, prompt)
            numbers = [int(number) for number, one in self._open(meeting) if one.get("prompt") == prompt]
            self._database.table(OPEN_PROMPTS).remove(doc_ids=numbers)

    def _open(self, meeting: Meeting) -> list[tuple[str, Mapping[str, Any]]]:
        documents = self._database.storage.docs(OPEN_PROMPTS)
        return [(number, one) for number, one in documents if one.get("meeting") == meeting.id]

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
        text = admit(text, limit=LIMIT)
        now = now or datetime.now(UTC)
        with self._changing(SAY, ""):
            if prompt not in self.open_prompts():
                raise NotNow(N_("This question is closed now. Thank you for wanting to say something."))
            check_category(self._meeting(), prompt, category)
            if wait := seconds_to_wait((one.at for one in self._read() if one.kiosk == kiosk), now):
                raise NotNow(
                    _WAIT_SECONDS if wait <= _MINUTE else _WAIT_MINUTES,
                    seconds=wait,
                    minutes=-(-wait // _MINUTE),
                )
            document = {
                "id": self._free_id(),
                "meeting": self._meeting().id,
                "prompt": prompt,
                "category": category,
                "text": text,
                "language": language,
                "kiosk": kiosk,
                "at": moment(now),
                "standing": Standing.WAITING.value,
                "reason": "",
            }
            self._database.table(VISITORS).insert(document)
        return self._kept(0, document).said

    def shown(self) -> tuple[Note, ...]:
        """The notes that everybody may see, in the order in which they were typed."""
        return tuple(one.note for one in self.notes(Standing.SHOWN))

    def notes(self, *standings: Standing) -> tuple[VisitorNote, ...]:
        """Visitors' notes of this meeting, for the organisers; those whose prompt is gone are left out.

        Raises:
            StoreDamaged: One of them is no note.
        """
        if not self._database.storage.count(VISITORS):
            return ()
        meeting = self._meeting()
        return tuple(
            one.said
            for one in self._read()
            if one.said.standing in standings and _has_place(one.said.note, meeting)
        )

    def judge(self, ids: Iterable[str], standing: Standing, *, why: str = "") -> tuple[VisitorNote, ...]:
        """Decide about notes: all of them, or none if one is not known.

        Args:
            ids: The notes; the beginnings of their ids are enough.
            standing: What becomes of them.
            why: The reason, kept with the notes and in the history.

        Raises:
            UnknownId: There is no such note, or there are several.
        """
        with self._changing(JUDGE_NOTE, why):
            numbers = [self._only_one(id).number for id in ids]
            fields = {"standing": standing.value, "reason": admit(why) if why else ""}
            self._database.table(VISITORS).update(fields, doc_ids=list(dict.fromkeys(numbers)))
            now = {one.number: one.said for one in self._read()}
        return tuple(now[number] for number in dict.fromkeys(numbers))

    def _only_one(self, beginning: str) -> _Kept:
        meeting = self._meeting().id
        found = [
            one
            for one in self._read()
            if beginning and one.said.note.id.startswith(beginning) and one.said.note.meeting == meeting
        ]
        if len(found) != 1:
            raise UnknownId(_SEVERAL if found else _NONE, id=beginning)
        return found[0]

    def _free_id(self) -> str:
        taken = {one.said.note.id for one in self._read()}
        while (id := os.urandom(6).hex()) in taken:
            pass
        return id

    def _read(self) -> tuple[_Kept, ...]:
        storage = self._database.storage
        version = storage.version(VISITORS)
        if version is None or version != self._read_at:
            docs = sorted((int(number), doc) for number, doc in storage.docs(VISITORS))
            self._all = tuple(self._kept(number, doc) for number, doc in docs)
            self._read_at = version or ()
        return self._all

    def _kept(self, number: int, document: Mapping[str, Any]) -> _Kept:
        try:
            return _kept_in(number, document)
        except (KeyError, TypeError, ValueError) as error:
            path = self._database.storage.path
            raise StoreDamaged(path, N_("{where} cannot be read"), where=f"{VISITORS} {number}") from error


def _kept_in(number: int, document: Mapping[str, Any]) -> _Kept:
    at = moment_in(document["at"])
    note = Note(
        id=str(document["id"]),
        meeting=str(document["meeting"]),
        prompt=str(document["prompt"]),
        group="",
        category=str(document["category"]),
        text=harmless(str(document["text"])),
        language=str(document["language"]),
        created_at=at.replace(minute=0, second=0, microsecond=0),
        origin=VISITOR,
    )
    said = VisitorNote(note, Standing(document["standing"]), harmless(str(document["reason"])))
    return _Kept(number, said, str(document["kiosk"]), at)


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
_SEVERAL: Final = N_("Several visitors' notes begin with “{id}”. Give more letters of the id.")
