"""Who does what for which partner, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.board.promise import Promise, without_promise
from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.meeting.history.change_kinds import PROMISE_WORK
from ttchan_tui.meeting.people import Partner
from ttchan_tui.meeting.wording.board import promised_by
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.board.promise_form import PromiseForm
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel

OPEN = Command(
    "open",
    "enter",
    "Enter",
    N_("promise"),
    N_("On a partner: make a promise for them. On a promise: change it."),
)
TAKE_BACK = Command(
    "take_back", "delete", "Del", N_("take back"), N_("The chosen promise does not stand any more.")
)
UNDO = Command("undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Undo what was done to the promises last."))
REDO = Command("redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), hinted=False)

_MARGIN = 8
"""Columns beside what is asked."""
_PART = 8
"""The part of the rows that it has in letters."""
_INDENT = 7
"""Columns in front of what is promised."""


class PromisesScreen(ActingScreen):
    """The partners, and under each what was promised; first those for whom nobody has promised anything."""

    ROUTE = routes.Promises
    NAME = N_("Promises")
    PURPOSE = N_(
        "Who does what for which partner, by when. Choose a partner to make a promise for them; "
        "a body or a group can promise, no person needs to be named."
    )
    TYPES = (DraftKind.PROMISE,)
    WORK = PROMISE_WORK
    OWN_COMMANDS = (OPEN, BACK, TAKE_BACK, UNDO, REDO)
    BINDINGS = bindings(TAKE_BACK, UNDO, REDO)
    CSS_PATH = STYLES / "board/promises.tcss"
    AUTO_FOCUS = "#promises"

    def __init__(self, session: Session) -> None:
        """Make a promise of no note yet."""
        super().__init__(session)
        self._note = ""
        """Id of the note that the next promise comes from; empty if it comes from none."""
        self._shown: tuple[Promise, ...] = ()
        """The promises as they stand before the person's eyes."""

    def go_to(self, route: routes.Promises) -> None:
        """Show what was promised; with a note, to make a promise of it."""
        self._note = route.note
        if self.is_mounted:
            self._say("")
            self._take_up()

    def _go_on(self, left: Sequence[Draft]) -> None:
        self.show_all()
        if left:
            place = left[0].place
            self._list.choose(f"/{place.of}" if place.of in self.session.meeting.partner else place.of)
            self._say(self.language.say("Here is what was typed before and not saved."))

    def compose_body(self) -> Iterable[Widget]:
        """What is to be done, the partners and the promises."""
        yield PlainLabel(id="promises-heading")
        yield ChoiceList(id="promises")
        yield PlainLabel(id="said")

    def show(self) -> None:
        """The promises as the store has them."""
        self.query_one("#promises-heading", Static).update(self._heading())
        self._list.fill(self._choices())

    def _heading(self) -> Content:
        say = self.language.say
        if text := self._text:
            return joined(
                (say("For which partner is this?"), "bold"), "\n", (say("“{text}”", text=text), "$accent")
            )
        left = len(without_promise(self.session.meeting, self.session.connection.promises()))
        words = self.language.count(
            "{number} partner without a promise", "{number} partners without a promise", left
        )
        told = words if left else say("Something is promised for every partner.")
        asked, columns = say("Who does what for which partner?"), self.size.width - _MARGIN
        if drawn := appearance(self).poster(asked, columns, self.size.height // _PART, "bold $primary"):
            return joined(drawn, "\n", (told, "$quiet"))
        return joined((asked, "bold"), "   ", (told, "$quiet"))

    def _choices(self) -> Iterator[Choice]:
        meeting = self.session.meeting
        promises = self._shown = self.session.connection.promises()
        if not meeting.partners:
            yield Choice(plain(self.language.say("This meeting has no formal partners."), "$quiet"))
        for partner in sorted(meeting.partners, key=lambda one: any(one.id == it.partner for it in promises)):
            theirs = [promise for promise in promises if promise.partner == partner.id]
            if self.has_class("-tall"):
                yield Choice(plain(""))
            yield Choice(self._partner(partner, promised=bool(theirs)), f"/{partner.id}", _INDENT - 2)
            yield from (Choice(self._promise(promise), promise.id, _INDENT) for promise in theirs)

    def _partner(self, partner: Partner, *, promised: bool) -> Content:
        none_yet = "" if promised else f"   {self.language.say('no promise yet')}"
        name = partner_name(partner, self.language)
        return joined(
            f" {partner.country}  ", (name, "bold"), (none_yet, "$accent"), self._drafts(partner.id)
        )

    def _promise(self, promise: Promise) -> Content:
        behind = f"\n       {promised_by(promise, self.language)}"
        return joined("     • ", promise.text, self._drafts(promise.id), (behind, "$quiet"))

    def _drafts(self, of: str) -> tuple[str, str]:
        """How many promises were begun for a partner, or changes of a promise, and not saved."""
        number = len(self._begun(of))
        words = self.language.count("{number} draft", "{number} drafts", number) if number else ""
        return f"   {words}" if words else "", "bold $accent"

    def _begun(self, of: str) -> list[Draft]:
        return [draft for draft in self.drafts.fields.of_kind(DraftKind.PROMISE) if draft.place.of == of]

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#promises", ChoiceList)

    @property
    def _chosen(self) -> Promise | None:
        return next((one for one in self._shown if one.id == self._list.chosen), None)

    @property
    def _text(self) -> str:
        """What the note says that the next promise comes from."""
        with suppress(Explained):
            return self.session.repository.note(self._note).display_text if self._note else ""
        return ""

    def offers(self, command: Command) -> bool:
        """Only a promise can be taken back."""
        return command is not TAKE_BACK or self._chosen is not None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.query_one(HintBar).show()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Make a promise for the chosen partner, or change the chosen promise."""
        if promise := self._chosen:
            self._fill_in(promise)
        elif (id_ := event.option.id) and (partner := self.session.meeting.partner.get(id_[1:])):
            text = self._text
            note = self._note if text else self._note_of_begun(partner.id)
            self._fill_in(Promise("", text, "", partner.id, None, note))

    def _note_of_begun(self, partner: str) -> str:
        """The note that a promise for a partner was begun from and not saved: that one is gone on with."""
        return next((draft.place.note for draft in self._begun(partner)), "")

    def _fill_in(self, promise: Promise) -> None:
        def end(kept: Promise | None) -> None:
            if kept:
                self._note = ""
            self.show_all()
            if kept:
                self._list.choose(kept.id)

        self.app.push_screen(PromiseForm(self.session, promise), end)

    def action_take_back(self) -> None:
        """The chosen promise does not stand any more."""
        if promise := self._chosen:
            template = N_("Taken back: {text} – Ctrl+Z brings it back.")
            told = self.language.say(template, text=promise.text)
            take_back = self.session.repository.board.promises.take_back
            self._do(partial(take_back, promise.id, seen=promise), then=lambda: self._say(told, "$quiet"))
