"""The other meetings of a data directory: they are kept whole while one is in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import SECTIONS, BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.documents import MEETINGS_ASIDE, sections_in
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.text.languages import N_

_SECTIONS: Final = "sections"


class MeetingsAside:
    """A document for each; its notes stay where all notes are."""

    def __init__(self, engine: Engine) -> None:
        """Keep them in that engine."""
        self._engine = engine

    def all(self) -> Iterator[Meeting]:
        """Those that can be read, in the order in which they were put aside."""
        for sections in self._every().values():
            try:
                yield read_meeting(sections)
            except BadMeeting:
                continue

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all of them."""
        return tuple(str(one.get("id")) for _, one in self._engine.docs(MEETINGS_ASIDE))

    def sections(self, id: str) -> Sections:
        """The sections of one of them.

        Raises:
            UnknownId: There is none of that id.
        """
        every = self._every()
        if id not in every:
            raise UnknownId.among(_NO_MEETING, id, every)
        return every[id]

    def put(self, id: str) -> None:
        """Put the meeting in use aside; within the transaction in which another one takes its place."""
        kept = {name: [dict(document) for _, document in self._engine.docs(name)] for name in SECTIONS}
        self.take(id)
        self._engine.table(MEETINGS_ASIDE).insert({"id": id, _SECTIONS: kept})

    def take(self, id: str) -> None:
        """It is in use again, and aside no more."""
        numbers = [int(number) for number, one in self._engine.docs(MEETINGS_ASIDE) if one.get("id") == id]
        self._engine.table(MEETINGS_ASIDE).remove(doc_ids=numbers)

    def _every(self) -> dict[str, Sections]:
        documents = (document for _, document in self._engine.docs(MEETINGS_ASIDE))
        return {str(one["id"]): self._kept(one) for one in documents if isinstance(one.get(_SECTIONS), dict)}

    def _kept(self, document: Mapping[str, Any]) -> Sections:
        kept = document[_SECTIONS]
        return sections_in(lambda name: kept.get(name, ()), self._engine.path.name)


_NO_MEETING: Final = N_("There is no meeting “{id}” here. There are: {valid}.")
