"""What was done to the notes of one group on one prompt, and the way back for those that are gone."""

from __future__ import annotations

from asyncio import Lock, to_thread
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.history.entries import Effect, HistoryEntry, NoteChange
from ttchan_tui.meeting.wording.history import entry_words, note_words, who_words
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.screens.work.heading import prompt_heading
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine
from ttchan_tui.tui.widgets.question_beside import QuestionBeside

_INDENT: Final = 4
SHOWN: Final = 200
"""How many acts are shown; `ttchan history` has them all."""

RESTORE = Command(
    "open",
    "enter",
    "Enter",
    N_("restore"),
    N_("Bring the chosen note back, if it is not there any more."),
)


class HistoryScreen(ActingScreen):
    """What everybody has done, the newest first, day by day."""

    ROUTE = routes.History
    NAME = N_("History")
    PURPOSE = N_(
        "Everything that was done to the notes of this group on this prompt, the newest first. "
        "A note that is not there any more can be brought back."
    )
    OWN_COMMANDS = (RESTORE, BACK)
    CSS_PATH = STYLES / "work/history.tcss"
    AUTO_FOCUS = "#entries"

    def __init__(self, session: Session) -> None:
        """Wait to be told whose history."""
        super().__init__(session)
        self._whose = ("", "")
        self._entries: tuple[HistoryEntry, ...] | None = None
        """What was read of the history; it only ever grows. None before the first look."""
        self._read_to = 0
        """The last record that was looked at."""
        self._turn = Lock()

    def go_to(self, route: routes.History) -> None:
        """Show what was done to the notes of that group on that prompt."""
        if self._whose != (route.prompt, route.group):
            self._whose, self._entries, self._read_to = (route.prompt, route.group), None, 0
        if self.is_mounted:
            self._say("")

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt and this group, and nobody has hidden it meanwhile."""
        prompt, group = self._whose
        known = prompt in self.session.meeting.prompt and group in self.session.meeting.group
        return known and self.session.connection.may_see(prompt, group)

    def compose_body(self) -> Iterable[Widget]:
        """Whose history, and what was done."""
        yield PlainLabel(id="whose")
        yield ProgressLine(self.session)
        with Horizontal(id="done-here"):
            yield ChoiceList(id="entries")
            yield QuestionBeside(self.session)
        yield PlainLabel(id="said")

    def show(self) -> None:
        """What is known of the history, and soon after it what is new."""
        meeting, (prompt, group) = self.session.meeting, self._whose
        heading = prompt_heading(self, meeting.prompt[prompt], meeting.group[group])
        self.query_one("#whose", Static).update(heading)
        self.query_one(ProgressLine).show(prompt, group)
        self.query_one(QuestionBeside).show(prompt)
        self._fill()
        self._read_on()

    @work
    async def _read_on(self) -> None:
        """Read on from where one was; on a thread, as the first look may go back over days."""
        async with self._turn:
            await self._take_news()

    async def _take_news(self) -> None:
        repository, whose, read_to = self.session.repository, self._whose, self._read_to

        def news() -> tuple[int, tuple[HistoryEntry, ...]]:
            last = repository.last_record
            if last <= read_to:
                return read_to, ()
            found = tuple(islice(repository.past.entries(*whose, after=read_to), SHOWN))
            return max(last, *(entry.number for entry in found)) if found else last, found

        try:
            last, new = await to_thread(news)
        except Explained as trouble:
            self._refuse(trouble)
            return
        if whose != self._whose:  # another one is looked at by now, and read next
            return
        self._read_to = last
        self._entries = (*new, *(self._entries or ()))[:SHOWN]
        self._fill()

    def _fill(self) -> None:
        self.query_one("#entries", ChoiceList).fill(self._lines())
        self.query_one(HintBar).show()

    def _lines(self) -> Iterator[Choice]:
        if self._entries is None:
            return
        if not self._entries:
            yield Choice(plain(self.language.say("Nothing was done here yet."), "$quiet"))
        zone, there = ZoneInfo(self.session.meeting.time_zone), self._there
        day: date | None = None
        told: set[str] = set()
        for entry in self._entries:
            at = entry.at.astimezone(zone)
            if at.date() != day:
                day = at.date()
                yield Choice(plain(self.language.full_date(day), "bold $accent"))
            for change in entry.notes:
                note = change.note.id
                gone = change.effect is Effect.DELETED and note not in there | told
                told.add(note)
                key = f"{entry.number}.{entry.place}:{note}"
                yield Choice(self._line(f"{at:%H:%M}", entry, change, gone), key, _INDENT)
        if len(self._entries) == SHOWN:
            more = N_("Only the last {number} are shown. The command “ttchan history” shows all.")
            yield Choice(plain(self.language.say(more, number=SHOWN), "$quiet"))

    def _line(self, time: str, entry: HistoryEntry, change: NoteChange, gone: bool) -> Content:
        say = self.language.say
        return joined(
            f"  {time}  ",
            (entry_words(entry, self.language), "bold"),
            (f" · {who_words(entry, self.language)}", "$quiet"),
            f"\n  {note_words(entry, change, self.session.meeting, self.language)}",
            (f"\n  {say('Why: {reason}', reason=entry.why)}" if entry.why else "", "$quiet"),
            (f"\n  {say('not there any more – Enter brings it back')}" if gone else "", "$accent"),
        )

    @property
    def _there(self) -> set[str]:
        return {note.id for note in self.session.connection.notes(*self._whose)}

    @property
    def _chosen(self) -> str | None:
        """The id of the note that the chosen line is about."""
        chosen = self.query_one("#entries", ChoiceList).chosen
        return chosen.partition(":")[2] if chosen else None

    def offers(self, command: Command) -> bool:
        """Only what is gone can be brought back."""
        return command is not RESTORE or (self._chosen is not None and self._chosen not in self._there)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.query_one(HintBar).show()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self._restore(self._chosen or "")

    @work
    async def _restore(self, id: str) -> None:
        if id in self._there:
            self._say(
                self.language.say("This note is among the others; there is nothing to bring back."), "$quiet"
            )
            return
        restore = self.session.repository.notebook.restore
        for note in await self._acts.run(lambda: restore(id)):
            self.show_all()
            self._say(self.language.say("Restored: {text}", text=note.text), "$quiet")
