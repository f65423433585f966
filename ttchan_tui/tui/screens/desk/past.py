"""History: what everybody has done, in words and values, before and after; and the way back."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from textual import work
from textual.content import Content

from ttchan_tui.meeting.history.entries import HistoryEntry
from ttchan_tui.meeting.history.history_filter import HistoryFilter
from ttchan_tui.meeting.history.undoing import UNDO_WORD, is_grave
from ttchan_tui.meeting.wording.history import all_words, change_lines, entry_words, first_change, who_words
from ttchan_tui.meeting.wording.parts import part_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.desk_screen import DeskScreen
from ttchan_tui.tui.screens.desk.forms.past_filter import PastFilterForm
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.screens.work.word import WordScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

OPEN = Command("open", "enter", "Enter", N_("in full"), N_("Read what it was before and after."))
TAKE_BACK = Command("take_back", "u", "U", N_("take back"), N_("Take the chosen act back, whoever did it."))
PART = Command("part", "p", "P", N_("one part"), N_("Take back one part of what was changed at once."))
FILTER = Command("filter", "f", "F", N_("only some"), N_("By who, since when, day and words."))

SHOWN: Final = 300
"""Acts that are shown; the filter finds older ones."""
_MOST_LINES: Final = 200
_BEFORE_WORDS: Final = 10
"""Columns before what is told of an act."""


class PastScreen(DeskScreen):
    """The acts, the newest first, day by day."""

    ROUTE = routes.Past
    NAME = N_("Desk · History")
    PURPOSE = N_(
        "Who did what and when, before and after. What stands as it was left can be taken back, "
        "one by one, whoever did it."
    )
    OWN_COMMANDS = (OPEN, TAKE_BACK, PART, FILTER, BACK)
    BINDINGS = bindings(TAKE_BACK, PART, FILTER)

    def __init__(self, session: Session) -> None:
        """Show everything at first."""
        super().__init__(session)
        self._filter = HistoryFilter()
        self._wanted: object = None
        """By which filter and up to which record it is read."""
        self._read: tuple[HistoryEntry, ...] | None = None

    @property
    def _entries(self) -> tuple[HistoryEntry, ...]:
        return self._read or ()

    def show(self) -> None:
        """What is known, and soon after it what is new."""
        super().show()
        wanted = (self.session.repository.last_record, self._filter, self.language.code)
        if self._wanted != wanted:
            self._wanted = wanted
            self._read_anew(wanted)

    @work
    async def _read_anew(self, wanted: object) -> None:
        try:
            found = await to_thread(self._found)
        except Explained as trouble:
            self._refuse(trouble)
            return
        if wanted == self._wanted:
            self._read = found
            self.show_all()

    def _found(self) -> tuple[HistoryEntry, ...]:
        meeting, language = self.session.meeting, self.language
        entries = self.session.repository.past.entries()
        if self._filter:
            zone = ZoneInfo(meeting.time_zone)
            words = partial(all_words, meeting=meeting, language=language)
            entries = (one for one in entries if self._filter.takes(one, zone, partial(words, one)))
        return tuple(islice(entries, SHOWN))

    # What it shows

    def heading(self) -> tuple[str, Content]:
        """What is shown only, if not everything."""
        say, wanted = self.language.say, self._filter
        parts = [
            say(N_("by {who}"), who=wanted.who) if wanted.who else "",
            say(N_("since {time}"), time=f"{wanted.since:%d.%m. %H:%M}") if wanted.since else "",
            self.language.date(wanted.day) if wanted.day else "",
            say("“{text}”", text=wanted.text) if wanted.text else "",
        ]
        only = " · ".join(filter(None, parts))
        shown = self.language.count(N_("{number} act"), N_("{number} acts"), len(self._entries))
        number = f"{shown} · {say(N_('older ones by the filter'))}" if len(self._entries) == SHOWN else shown
        behind = joined(
            (number, "$quiet"), (f" · {say(N_('only {what}'), what=only)}" if only else "", "bold $now")
        )
        return say(N_("History")), behind

    def lines(self) -> Iterator[Choice]:
        """The acts under their days."""
        if self._read == ():
            nothing = N_("Nothing was done like that.") if self._filter else N_("Nothing was done yet.")
            yield Choice(plain(self.language.say(nothing), "$quiet"))
        zone = ZoneInfo(self.session.meeting.time_zone)
        undone = {entry.undoes for entry in self._entries if entry.what in ("undo", "redo")}
        day: date | None = None
        for entry in self._entries:
            at = entry.at.astimezone(zone)
            if at.date() != day:
                day = at.date()
                yield Choice(plain(f" {self.language.full_date(day)}", "bold $accent"))
            is_undone = entry.number in undone and not entry.place
            yield Choice(self._line(entry, f"{at:%H:%M}", is_undone=is_undone), _id(entry), _BEFORE_WORDS - 1)

    def _line(self, entry: HistoryEntry, time: str, *, is_undone: bool) -> Content:
        room = self.columns - _BEFORE_WORDS
        first = first_change(entry, self.session.meeting, self.language, room)
        taken_back = f"  ({self.language.say(N_('taken back'))})" if is_undone else ""
        return joined(
            (f"  {time}  ", "$quiet"),
            (entry_words(entry, self.language), "bold"),
            (f" · {who_words(entry, self.language)}", "$accent"),
            (taken_back, "$quiet"),
            (f"\n         {first}" if first else "", "$quiet"),
        )

    def beside(self, chosen: str) -> Content:
        """Everything that it changed, before and after."""
        entry = self._entry(chosen)
        return self._in_full(entry) if entry else plain("")

    def _in_full(self, entry: HistoryEntry) -> Content:
        say, language = self.language.say, self.language
        at = entry.at.astimezone(ZoneInfo(self.session.meeting.time_zone))
        when = f"{language.full_date(at)} {language.time(at)} · #{entry.number}"
        lines = islice(change_lines(entry, self.session.meeting, language), _MOST_LINES)
        return joined(
            (f"{entry_words(entry, language)}\n", "bold $primary"),
            (f"{who_words(entry, language)} · {when}\n", "$quiet"),
            (f"{say('Why: {reason}', reason=entry.why)}\n" if entry.why else "", ""),
            "\n",
            "\n".join(lines),
        )

    def _entry(self, id: str) -> HistoryEntry | None:
        return next((one for one in self._entries if _id(one) == id), None)

    @property
    def _chosen_entry(self) -> HistoryEntry | None:
        return self._entry(self.choices.chosen or "")

    def offers(self, command: Command) -> bool:
        """What came along with others is not taken back here; a part is one of several."""
        entry = self._chosen_entry
        if command is PART:
            return bool(entry and not entry.place and len(entry.parts) > 1)
        return bool(entry and not entry.place) or command is not TAKE_BACK

    # What is done

    def choose(self, id: str) -> None:
        """Enter: it in full, over the list."""
        if entry := self._entry(id):
            words = self._in_full(entry)
            self.app.push_screen(ChooseScreen(self.session, words.plain, [_close(self.session)], ""))

    def action_filter(self) -> None:
        """Ask what is looked for."""

        def filtered(wanted: HistoryFilter) -> None:
            self._filter = wanted
            self.show_all()

        self.ask_form(PastFilterForm(self.session, self._filter), filtered)

    def action_take_back(self) -> None:
        """Take back the chosen act."""
        if entry := self._chosen_entry:
            self._take_back_after_word(entry, None)

    def action_part(self) -> None:
        """Ask which part of the chosen act is to be as before."""
        if not (entry := self._chosen_entry):
            return
        meeting, language = self.session.meeting, self.language
        parts = {f"{one.section}:{one.id}": one for one in entry.parts if one.id}
        choices = [Choice(plain(f" {part_name(one, meeting, language)}"), id) for id, one in parts.items()]

        def end(id: str | None) -> None:
            if id in parts:
                one = parts[id]
                self._take_back_after_word(entry.only(one.section, one.id), (one.section, one.id))

        question = language.say(N_("Which part is to be as before?"))
        self.app.push_screen(ChooseScreen(self.session, question, choices, ""), end)

    def _take_back_after_word(self, entry: HistoryEntry, part: tuple[str, str] | None) -> None:
        past = self.session.repository.past
        undo = partial(past.undo_record, entry.number, part)
        done = self.language.say(N_("Undone: {what}"), what=entry_words(entry, self.language))

        def sure(is_sure: bool | None = True) -> None:
            if is_sure:
                self._do(undo, then=lambda: self._say(done, "$success"))

        if is_grave(entry, is_own=past.is_own(entry)):
            word = self.language.say(UNDO_WORD)
            self.app.push_screen(WordScreen(self.session, self._in_full(entry), word), sure)
        else:
            sure()


def _id(entry: HistoryEntry) -> str:
    return f"{entry.number}.{entry.place}"


def _close(session: Session) -> Choice:
    return Choice(plain(f" {session.language.say('back')}"), "close")
