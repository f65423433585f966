"""What the pages share: the meeting as it is now, the language in use, and how text is printed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from typing import Final

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.belonging import Belonging, belonging
from ttchan_tui.meeting.board.themes import Theme
from ttchan_tui.meeting.call import Call
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.programme_changes import ProgrammeChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.published import PublishedSite
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.spoken import offered
from ttchan_tui.meeting.states import state_notices
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.meeting.wording.calls import state_words
from ttchan_tui.store import Repository, SinceLastLook
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import Language
from ttchan_tui.text.languages import language as language_of
from ttchan_tui.tui.kiosk.settings import KioskSettings
from ttchan_tui.tui.terminal.drawing import ASCII

_IN_WORDS: Final = {" · ": ", ", " → ": " - ", "→": "-", "…": "..."}
"""Signs that are read out as their names, or not at all, and what says the same."""


class Visit:
    """One person in front of the pages."""

    def __init__(self, context: Context, repository: Repository, kiosk: KioskSettings | None = None) -> None:
        """Begin in the language of the command line; at that kiosk, if it is one."""
        self._kiosk = kiosk
        self._context = context
        self._repository = repository
        self._first_language: Final = context.language
        self._belongs_to = ""
        self.since_last_look: SinceLastLook | None = None
        """What is new to the people whom the person belongs to, if any of them has looked before."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as the store has it now."""
        return self._repository.meeting()

    @property
    def published(self) -> PublishedSite:
        """The site that codes lead to."""
        return self._repository.results.site()

    @property
    def changes(self) -> Mapping[str, ProgrammeChange]:
        """What has become of activities lately, by their ids."""
        return self._repository.programme_changes()

    @property
    def now(self) -> datetime:
        """The time at the meeting."""
        return Clock(self.meeting, self._context.now).now()

    @property
    def context(self) -> Context:
        """The language in use, and where to print."""
        return replace(self._context, language=self.language)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self._context.language.on(self.meeting.start)

    def notes(self, prompt: str | None = None) -> tuple[Note, ...]:
        """What everybody may read, on one prompt or all."""
        return self._repository.seen_by(PUBLIC).notes(prompt)

    def themes(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt that everybody may read."""
        return self._repository.seen_by(PUBLIC).themes(prompt)

    def may_answer(self, prompt: str) -> bool:
        """Whether whoever sits here may say something on a prompt: at a kiosk, while it is open."""
        return self._kiosk is not None and prompt in self._repository.visitors.open_prompts()

    def answer(self, prompt: str, category: str, words: str) -> None:
        """Say something on a prompt; what `Visitors.say` raises says why not."""
        self._repository.visitors.say(prompt, category, words, self.language.code, kiosk=self._name)

    @property
    def _name(self) -> str:
        return self._kiosk.name if self._kiosk else ""

    def may_call(self) -> bool:
        """Whether an organiser can be called to here."""
        return self._kiosk is not None

    def own_call(self) -> Call | None:
        """The call from this kiosk that stands."""
        calls = self._repository.side_files.calls.standing(datetime.now(UTC)) if self._kiosk else ()
        return next((call for call in calls if call.kiosk == self._name), None)

    def call(self) -> None:
        """Call an organiser; what `Calls.call` raises says why not."""
        self._repository.side_files.calls.call(self._name, self._kiosk.venue if self._kiosk else "")

    def withdraw_call(self) -> None:
        """Take the call back."""
        self._repository.side_files.calls.withdraw(self._name)

    def announced(self) -> Iterator[str]:
        """What has become of a call, and what is announced; what is urgent, in all of its languages."""
        if call := self.own_call():
            yield f"{self.language.say('An organiser was called.')} {state_words(call, self.language)}"
        with suppress(Explained):
            announced = self._repository.announcements.standing(datetime.now(UTC))
            for one in (*announced, *state_notices(self.meeting, self.now.date())):
                if not one.is_for(self._kiosk.venue if self._kiosk else None):
                    continue
                if one.urgent:
                    yield from (
                        f"{self.language.say('URGENT')}: {text}" for text in one.text.by_language.values()
                    )
                else:
                    yield f"{self.language.say('ANNOUNCEMENT')}: {told(one.text, self.language)}"

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be chosen."""
        offers = self._kiosk.offers if self._kiosk else ()
        return offered(self.meeting, self._first_language.code, only=offers)

    def speak(self, code: str) -> None:
        """Go on in another language."""
        self._context = replace(self._context, language=language_of(code))

    @property
    def mine(self) -> Belonging | None:
        """Where the person has said to be from; none if they have not."""
        return belonging(self.meeting, self._belongs_to) if self._belongs_to else None

    def belong_to(self, country: str) -> None:
        """The person is from there; from nowhere if it is empty."""
        self._belongs_to, self.since_last_look = country, None
        if mine := self.mine:
            notes = [note.id for note in mine.said(self.notes())]
            self.since_last_look = self._repository.side_files.last_looks().look(self.meeting, country, notes)

    def begin_anew(self) -> None:
        """Forget the person who was here."""
        self.speak(self._first_language.code)
        self.belong_to("")

    def printed(self, print_it: Callable[[Context], object]) -> str:
        """What a command prints, as text in lines as wide as the terminal."""
        paper = io.StringIO()
        print_it(replace(self.context, out=Output(paper, columns=self._context.out.columns)))
        return paper.getvalue().strip("\n")

    def say(self, *lines: str) -> None:
        """Print lines, in words and letters that can be read anywhere."""
        out = self._context.out
        for line in lines:
            words = reduce(lambda text, sign: text.replace(sign, _IN_WORDS[sign]), _IN_WORDS, line)
            out.line(words if out.can_say("āčģ“") else ASCII.drawn(words))
        out.flush()
