"""People: how many each delegation has, and the stated total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content

from ttchan_tui.meeting.editing import Edit, acts, of_text
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.facts import place_label, rows_in_order
from ttchan_tui.meeting.wording.head_count import total_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.desk.desk_screen import UNDO
from ttchan_tui.tui.screens.desk.editing_screen import EditingScreen
from ttchan_tui.tui.screens.desk.forms.edit_form import EditForm
from ttchan_tui.tui.screens.desk.forms.fields import Field, Tick
from ttchan_tui.tui.screens.desk.forms.form import About
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

COUNT = Command("open", "enter", "Enter", N_("count"), N_("Say how many there are."), right=Right.ORGANISE)

_TOTAL = "/total"
"""The line of the stated total; no id contains such a character."""
_NUMBER = 5
"""Columns for a number."""


class CountForm(EditForm):
    """How many people a delegation has; the stated total goes with it."""

    verb = kinds.COUNT_PEOPLE

    def __init__(self, session: Session, row: Delegation) -> None:
        """Be about that delegation."""
        self.about = About("count", "delegation", row.id)
        self._session = session
        self._row = row
        super().__init__(session)

    def heading(self) -> Content:
        """Whose count it is."""
        language = self._session.language
        title = language.say(N_("How many people?"))
        return joined((f"{title}\n", "bold $primary"), (language.country(self._row.country), "bold"))

    def ask(self) -> Iterator[Field]:
        """The number, and why it is another one."""
        say = self._session.language.say
        yield Field("count", say(N_("people")), str(self._row.count or ""))
        yield Field("total", say(N_("stated total")), hint=say(N_("empty: it goes with the count")))
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """Whether there may be more."""
        words = self._session.language.say(N_("at least: there may be more of them"))
        yield Tick("at-least", words, is_on=self._row.at_least)

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan people count` would change."""
        at_least = "at-least" in ticked
        unchanged = texts["count"] == str(self._row.count or "") and at_least == self._row.at_least
        if not texts["count"] or (unchanged and not texts["total"]):
            return ()
        number = of_text("delegation", "count", texts["count"])
        total = of_text("participation", "stated_total", texts["total"])
        assert isinstance(number, int)
        return acts.count_people(
            meeting,
            self._row.id,
            number,
            total=total if isinstance(total, int) else None,
            at_least=at_least,
        )


class TotalForm(EditForm):
    """The stated total, where it is another one than the counts say."""

    verb = kinds.SET_MEETING

    def __init__(self, session: Session) -> None:
        """Be about all of them."""
        self.about = About("total", "participation")
        self._session = session
        super().__init__(session)

    def heading(self) -> Content:
        """What it is."""
        return plain(self._session.language.say(N_("The stated total")), "bold $primary")

    def ask(self) -> Iterator[Field]:
        """The number, and why."""
        total = self._session.meeting.participation.stated_total
        yield Field("stated_total", self._session.language.say(N_("people")), str(total or ""))
        yield self.why()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan meeting set stated_total=…` would change."""
        total = texts["stated_total"]
        if total == str(meeting.participation.stated_total or ""):
            return ()
        return (Edit("participation", "", {"stated_total": of_text("participation", "stated_total", total)}),)


class PeopleScreen(EditingScreen):
    """The delegations with their counts."""

    ROUTE = routes.People
    NAME = N_("Desk · People")
    PURPOSE = N_(
        "How many people each delegation has. Every figure that is shown, printed or published follows."
    )
    OWN_COMMANDS = (COUNT, UNDO, BACK)
    BINDINGS = bindings(UNDO)
    WORK = frozenset({kinds.COUNT_PEOPLE, kinds.SET_MEETING})

    def heading(self) -> tuple[str, Content]:
        """The stated total, and whether the counts add up to it."""
        people, language = self.session.meeting.participation, self.language
        total = total_words(people, language)
        if people.is_exact and people.counted_sum != people.stated_total:
            add = language.say(N_("the counts add up to {number}"), number=people.counted_sum)
            return total, plain(add, "bold $now")
        return total, plain("")

    def lines(self) -> Iterator[Choice]:
        """Those that are counted, their total, and those who are named separately."""
        people, language = self.session.meeting.participation, self.language
        for row in rows_in_order(people.counted, self.session.meeting, language):
            yield self._row(row)
        number = str(people.stated_total or "–")
        yield Choice(
            joined(f"  {number:>{_NUMBER}}  ", (language.say(N_("stated total")), "bold $accent")), _TOTAL
        )
        if people.separately_named:
            yield Choice(plain(f"\n  {language.say(N_('Named separately'))}", "bold $accent"))
        for row in rows_in_order(people.separately_named, self.session.meeting, language):
            yield self._row(row)

    def _row(self, row: Delegation) -> Choice:
        meeting, language = self.session.meeting, self.language
        number = f"{row.count or '–'}{'+' if row.at_least else ''}"
        names = [place_label(meeting.place[id], language) for id in row.places]
        places = ", ".join(name for name in names if name != language.country(row.country))
        who = self.open_elsewhere(f"delegation:{row.id}")
        others = f"   ✎ {language.say(N_('{who} has this open'), who=', '.join(who))}" if who else ""
        line = joined(
            (f"  {number:>{_NUMBER}}  ", "bold"),
            (language.country(row.country), "bold"),
            (f"   {places}", "$quiet"),
            (others, "bold $now"),
        )
        return Choice(line, row.id, _NUMBER + 4)

    def beside(self, chosen: str) -> Content:
        """What is noted of it."""
        row = self.session.meeting.delegation.get(chosen)
        return said(row.note, self.language) if row and row.note else plain("")

    def choose(self, id: str) -> None:
        """Enter: count."""
        row = self.session.meeting.delegation.get(id)
        form = CountForm(self.session, row) if row else TotalForm(self.session)
        self.ask_edit(form)
