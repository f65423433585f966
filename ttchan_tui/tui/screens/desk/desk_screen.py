"""Desk screen: what all sections of the desk have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.draft import DraftKind
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import EVERYWHERE, MINE, WAYS, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.screens.desk import sections
from ttchan_tui.tui.screens.desk.around import Around
from ttchan_tui.tui.screens.desk.section_tabs import SectionTabs, Tab
from ttchan_tui.tui.screens.desk.sections import sections_of
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.screens.shared.dialog_screen import DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ttchan_tui.store import Heartbeat

UNDO: Final = Command(
    "undo", "ctrl+z", "Ctrl+Z", N_("undo"), N_("Take back what you did here last."), "Ctrl+Z"
)
REDO: Final = Command(
    "redo", "ctrl+y", "Ctrl+Y", N_("redo"), N_("Do again what was undone last."), "Ctrl+Y", hinted=False
)

_HEADLINE: Final = 5
"""Rows of the heading where there is room for letters."""
_BETWEEN_LOOKS: Final = 2.0
"""Seconds after which it is looked again who is here, while somebody sits before the desk."""


class DeskScreen(ActingScreen):
    """The sections as tabs, a heading, a list, and beside it what is chosen, in full."""

    TYPES = (DraftKind.FORM,)
    CSS_PATH = STYLES / "desk.tcss"
    AUTO_FOCUS = "#list"
    WAYS_HERE: ClassVar[tuple[Command, ...]] = (*sections.COMMANDS, sections.NEXT, sections.BEFORE)
    """The numbers lead to sections here, and not to the large screens."""
    BINDINGS = bindings(*WAYS_HERE)

    def __init__(self, session: Session) -> None:
        """Be one section of the desk of `session`."""
        super().__init__(session)
        self._looking: Timer | None = None
        self.others: tuple[Heartbeat, ...] = ()
        """Who else is here, as of the last look."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """The screen's own, the sections, and what can be done everywhere but for what has their keys."""
        everywhere = (one for one in self.navigation.everywhere if one not in (*WAYS, MINE))
        return (*self.OWN_COMMANDS, *self.WAYS_HERE, *everywhere)

    def go_to(self, route: Any) -> None:  # noqa: ANN401 - some routes say more
        """Come here anew."""
        if self.is_mounted:
            self._say("")

    # What it looks like

    def compose_body(self) -> Iterable[Widget]:
        """The tabs, the heading, the list, what is chosen, and a sentence."""
        yield SectionTabs()
        yield PlainLabel(id="head")
        with Horizontal(id="work"):
            yield self.compose_list()
            with Vertical(id="right"):
                with VerticalScroll(id="beside", can_focus=False):
                    yield PlainLabel()
                yield Around(self.session)
        yield PlainLabel(id="said")

    def compose_list(self) -> Widget:
        """The list."""
        return ChoiceList(id="list")

    def show(self) -> None:
        """Everything, as the store has it now."""
        self._show_tabs()
        self.query_one("#head", Static).update(self._head())
        self.choices.fill(self.lines())
        self._show_beside()
        self.query_one(HintBar).show()

    def _show_tabs(self) -> None:
        tabs = [
            Tab(section.route.name, str(key), self.language.say(section.label))
            for key, section in self._sections()
        ]
        self.query_one(SectionTabs).show(tabs, self.ROUTE.name)

    def _head(self) -> Content:
        """The heading, in letters where there is room for them."""
        words, below = self.heading()
        if self.has_class("-tall") and not appearance(self).is_large:
            drawn = appearance(self).poster(words, self.size.width - 8, _HEADLINE, "bold $primary")
            if drawn:
                return Content("\n").join([drawn, below])
        return Content("   ").join([Content.styled(words, "bold $primary"), below])

    def heading(self) -> tuple[str, Content]:
        """What the section is about now, in a word or two; and what there is of it."""
        raise NotImplementedError

    def lines(self) -> Iterator[Choice]:
        """What there is to choose from."""
        raise NotImplementedError

    def beside(self, chosen: str) -> Content:
        """What is chosen, in full."""
        return Content("")

    def _show_beside(self) -> None:
        words = self.beside(self.choices.chosen) if self.choices.chosen else Content("")
        self.query_one("#beside PlainLabel", Static).update(words)
        self.query_one(Around).show(self.others)

    @property
    def choices(self) -> ChoiceList:
        """What one chooses from."""
        return self.query_one("#list", ChoiceList)

    @property
    def columns(self) -> int:
        """Columns that there are for a line of the list."""
        return max(20, self.choices.scrollable_content_region.width - 2)

    @on(OptionList.OptionHighlighted, "#list")
    def _highlighted(self) -> None:
        self._show_beside()
        self.query_one(HintBar).show()

    @on(OptionList.OptionSelected, "#list")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.choose(event.option.id)

    def choose(self, id: str) -> None:
        """Somebody presses Enter on a line."""

    # Who else is here

    def on_screen_resume(self, event: Any) -> None:  # noqa: ANN401 - Textual's own
        """Look who is here as long as somebody sits before this."""
        super().on_screen_resume(event)
        self._look_around()
        self._looking = self._looking or self.set_interval(_BETWEEN_LOOKS, self._look_around)
        self._looking.resume()

    def on_screen_suspend(self, event: Any) -> None:  # noqa: ANN401 - Textual's own
        """Look no more where nobody sees it."""
        super().on_screen_suspend(event)
        if self._looking:
            self._looking.pause()

    def _look_around(self) -> None:
        before, self.others = self.others, others_here(self.session)
        if [_told(one) for one in before] != [_told(one) for one in self.others] and self.is_current:
            self.show_all()

    def open_elsewhere(self, what: str) -> list[str]:
        """Who else has that open for change, such as `activity:d2-1`."""
        return [one.name for one in self.others if one.changing == what]

    # Where one goes

    def _sections(self) -> list[tuple[int, sections.Section]]:
        has_access = self.session.desk.access is not None
        return list(sections_of(self.session.repository.person, has_access=has_access))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do only what the person may, and what is on offer."""
        own = next((one for one in self.OWN_COMMANDS if one.action.partition("(")[0] == action), None)
        may = own is None or own in EVERYWHERE or (self.navigation.allows(own) and self.offers(own))
        return super().check_action(action, parameters) and may

    def action_section(self, name: str) -> None:
        """Go to a section, unless it is not for the person."""
        for _, section in self._sections():
            if section.route.name == name and section.route is not self.ROUTE:
                self.navigation.go_on(section.route())

    def action_turn(self, by: int) -> None:
        """To the next section, or to the one before."""
        names = [section.route.name for _, section in self._sections()]
        self.action_section(names[(names.index(self.ROUTE.name) + by) % len(names)])

    @on(SectionTabs.Chosen)
    def _tab_chosen(self, event: SectionTabs.Chosen) -> None:
        self.action_section(event.name)

    # What is taken back

    @property
    def _where(self) -> None:
        """Whatever the person has done in this session, of the acts that `WORK` names."""
        return None

    # What is asked

    def ask_form(self, form: DialogScreen[Any], then: Callable[[Any], object] = lambda _: None) -> None:
        """Open a form over this screen; `then` is given what came of it, if anything did."""

        def end(done: object | None) -> None:
            self.show_all()
            if done is not None:
                then(done)

        self.app.push_screen(form, end)


def others_here(session: Session) -> tuple[Heartbeat, ...]:
    """Who is here besides this very session; nobody, where that cannot be told."""
    try:
        here = session.repository.side_files.sessions()
    except Explained:
        return ()
    own = session.desk.presence
    return tuple(one for one in here if own is None or one.id != own.id)


def _told(beat: Heartbeat) -> tuple[object, ...]:
    return beat.id, beat.where, beat.changing
