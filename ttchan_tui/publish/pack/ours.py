"""What of a meeting is a partner's own: its people, its group's words, its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Partner, Place
from ttchan_tui.meeting.wording.facts import came
from ttchan_tui.text.cldr import official_languages
from ttchan_tui.text.languages import CODES, N_, Language, language

REQUEST: Final = N_(
    "Please publish the description sheet on the website of your municipality, and tell us the direct link "
    "and the day from which on it is there."
)
"""What matters most of the letter: without it in a language, there is no letter in it."""


@dataclass(frozen=True)
class Ours:
    """One partner's part of a meeting, as far as it is public."""

    partner: Partner
    board: BoardSnapshot
    """As the public may see it."""

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.board.meeting

    @cached_property
    def delegations(self) -> tuple[Delegation, ...]:
        """The rows of the participation list of its country, or of its place if the country has several."""
        rows = [row for row in self.meeting.participation.delegations if row.country == self.partner.country]
        own = [row for row in rows if self.partner.place in row.places]
        return tuple(own or rows)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that its people came from."""
        ids = dict.fromkeys(id for row in self.delegations for id in row.places)
        return tuple(self.meeting.place[id] for id in ids)

    def people(self, language: Language) -> Iterator[str]:
        """How many people came from where, a line for each row of the list."""
        for row in self.delegations:
            names = [self.meeting.place[id].name.in_language(language.code).text for id in row.places]
            alone = f" ({names[0]})" if len(names) == 1 else ""
            yield f"{language.country(row.country)}{alone}: {came(row, self.meeting, language)}"

    @cached_property
    def said(self) -> tuple[tuple[Prompt, Sequence[Note]], ...]:
        """What its group said and the public may read, by what it was asked."""
        rows = {row.id for row in self.delegations}
        groups = {group.id for group in self.meeting.groups if rows & {*group.delegations}}
        notes = [note for note in self.board.notes if note.group in groups]
        by_prompt = (
            (prompt, [one for one in notes if one.prompt == prompt.id]) for prompt in self.meeting.prompts
        )
        return tuple((prompt, found) for prompt, found in by_prompt if found)

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What others have promised to do for it."""
        return tuple(one for one in self.board.promises if one.partner == self.partner.id)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of its country that are written there most, by their codes; perhaps none is known."""
        return official_languages(self.partner.country)

    @property
    def spoken(self) -> str:
        """The language that it is written to in: its own, if there are words in it, else English."""
        return next((code for code in self.languages if code in CODES and _is_worded(code)), "en")


def _is_worded(code: str) -> bool:
    """Whether the letter has been written in that language; of many only the screens for visitors are."""
    return code == "en" or language(code).say(REQUEST) != REQUEST
