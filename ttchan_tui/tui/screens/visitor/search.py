"""Search over everything."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.groupwork import VISITOR, Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.search.index import Hit, HitKind, Index
from ttchan_tui.meeting.wording.found import KINDS
from ttchan_tui.text.gate import Refused, check_letters
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, LETTERS, SEARCH, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.search_index import SearchIndex
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.found import found_text
from ttchan_tui.tui.widgets.alphabet import Alphabet
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList, ChoosingList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

OPEN = Command("open", "enter", "Enter", N_("open"), N_("Open what was found; ↓ goes to the list."), "Enter")

_ROUTES: Final[Mapping[HitKind, Callable[[str], routes.Route]]] = {
    HitKind.ACTIVITY: routes.Activity,
    HitKind.DAY: lambda day: routes.Itinerary(day=date.fromisoformat(day)),
    HitKind.PLACE: routes.Place,
    HitKind.VENUE: lambda venue: routes.Itinerary(venue=venue),
    HitKind.PROMPT: routes.GroupWork,
    HitKind.WIFI: lambda network: routes.Code(f"wifi:{network}"),
    HitKind.MEETING: lambda _: routes.About(),
}
"""Where a hit leads that says so by its id alone."""

_LIMIT = 200
"""Characters that are searched for; a key that is held for an hour does not slow the search down."""


class SearchScreen(MeetingScreen):
    """Type a word, see where it is."""

    ROUTE = routes.Search
    NAME = N_("Search")
    PURPOSE = N_("Type a few letters of anything: a city, a venue, a word. Accents do not matter.")
    OWN_COMMANDS = (OPEN, LETTERS, BACK)
    BINDINGS = bindings(LETTERS)
    CSS_PATH = STYLES / "visitor/search.tcss"
    AUTO_FOCUS = "Input"

    def __init__(self, session: Session) -> None:
        """Have searched nothing yet."""
        super().__init__(session)
        self._index = SearchIndex(session)

    def go_to(self, route: routes.Search) -> None:
        """Search anew, unless one comes back to a search that is still going on."""
        if self not in self.app.screen_stack:
            self.begin_anew()

    def begin_anew(self) -> None:
        """Nobody finds the words of whoever searched before."""
        if self.is_mounted:
            self.query_one("#words", LineInput).clear()
            self.query_one(Alphabet).forget()

    def offers(self, command: Command) -> bool:
        """What one is doing already is not hinted at, nor letters where there is a keyboard."""
        return command is not SEARCH and (command is not LETTERS or self.session.public)

    def compose_body(self) -> Iterable[Widget]:
        """The words above, what is found below; beside it the chosen find, where there is room."""
        yield LineInput(id="words", refuse=self._refuse, limit=_LIMIT)
        yield PlainLabel(id="found")
        with Horizontal(id="panes"):
            yield ChoosingList(id="hits")
            with VerticalScroll(id="preview", can_focus=False):
                yield PlainLabel()
        yield Alphabet(self.session, OPEN.label)

    def show(self) -> None:
        """Search again; texts, notes or the language may have changed."""
        words = self.query_one("#words", Input)
        words.placeholder = self.language.say("What are you looking for?")
        self.query_one(Alphabet).show()
        index = self._index.now()
        if index.learn():
            self._learn_the_rest(index)
        hits = index.search(words.value, self.language.code) if words.value.strip() else ()
        self.query_one("#found", Static).update(plain(self._found(words.value.strip(), len(hits))))
        self.query_one("#hits", ChoiceList).fill(self._lines(hits))
        self._show_preview()

    def _show_preview(self) -> None:
        """The chosen find."""
        preview = self.query_one("#preview")
        if not preview.display:
            return  # what is not seen would cost each key a new layout
        kind, _, id = (self.query_one("#hits", ChoiceList).chosen or "").partition(":")
        preview.query_one(Static).update(found_text(HitKind(kind), id, self.session) if kind else "")
        preview.scroll_home(animate=False)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show_preview()

    def _found(self, words: str, number: int) -> str:
        """How much was found, or why it is not what was meant."""
        try:
            check_letters(words)
        except Refused as reason:
            return reason.sentence(self.language)
        if words and not number:
            return self.language.say("Nothing found. Try fewer letters, or another word.")
        return self.language.count("{number} found", "{number} found", number) if words else ""

    @work(exclusive=True)
    async def _learn_the_rest(self, index: Index) -> None:
        """Learn many notes little by little, so that typing goes on; then search them as well."""
        while index.learn():
            await sleep(0)
        self.show()

    def _lines(self, hits: Iterable[Hit]) -> Iterator[Choice]:
        for hit in hits:
            kind = self.language.say(KINDS[hit.kind])
            fallback = f" [{hit.title.language.upper()}]" if hit.title.fell_back else ""
            yield Choice(
                joined(
                    (hit.title.text, "bold"),
                    (fallback, "$quiet"),
                    (f"   {kind}", "$accent"),
                    (f"\n  {hit.context.marked}" if hit.context.text else "", "$quiet"),
                ),
                f"{hit.kind.value}:{hit.id}",
                indent=2,
            )

    def _refuse(self, reason: Refused) -> None:
        self.query_one("#found", Static).update(plain(reason.sentence(self.language), "$error"))

    @on(LineInput.Touched)
    def _touched(self) -> None:
        self.query_one(Alphabet).open()

    @on(LineInput.Keyed)
    def _keyed(self) -> None:
        self.query_one(Alphabet).action_close()

    def action_letters(self) -> None:
        """Go to the letters that can be touched."""
        self.query_one(Alphabet).take_focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        """Other words, other hits: the best one is chosen again."""
        self.show()
        self.query_one("#hits", ChoiceList).begin_with_first()

    def on_key(self, event: Key) -> None:
        """Down from the words goes to what was found."""
        hits = self.query_one("#hits", ChoiceList)
        if event.key == "down" and self.query_one("#words").has_focus and hits.chosen:
            event.stop()
            hits.focus()

    @on(Input.Submitted)
    def action_open(self) -> None:
        """Open the chosen hit; at first that is the best one."""
        hits = self.query_one("#hits", ChoiceList)
        if hits.chosen:
            self._go(hits.chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._go(event.option.id or "")

    def _go(self, hit: str) -> None:
        kind, _, id = hit.partition(":")
        if route := self._route(HitKind(kind), id):
            self.navigation.open(route)

    def _route(self, kind: HitKind, id: str) -> routes.Route | None:
        """The route to what was found; none to a note that has gone meanwhile."""
        if kind is HitKind.NOTE:
            return next((_route_to(note) for note in self.session.connection.notes() if note.id == id), None)
        if kind is HitKind.PROJECT_EVENT:
            events = self.session.meeting.project_events
            return routes.Itinerary(day=next(event.date for event in events if str(event.number) == id))
        if kind in (HitKind.DELEGATION, HitKind.PARTNER):
            return routes.Cities(_place_of_row(kind, id, self.session.meeting))
        return _ROUTES[kind](id)


def _place_of_row(kind: HitKind, id: str, meeting: Meeting) -> str:
    """The place in the list of cities beside which a row or a partner stands; empty if there is none."""
    rows = meeting.participation.delegations
    if kind is HitKind.DELEGATION:
        rows = tuple(row for row in rows if row.id == id)
    else:
        partner = meeting.partner[id]
        if partner.place:
            return partner.place
        rows = tuple(row for row in rows if row.country == partner.country)
    return next((place for row in rows for place in row.places), "")


def _route_to(note: Note) -> routes.Route:
    is_visitors = note.origin == VISITOR
    return routes.Wall(note.prompt) if is_visitors else routes.Notes(note.prompt, note.group)
