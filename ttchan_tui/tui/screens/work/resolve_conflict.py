"""Two people edit one note: both versions, and the choice between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.typing_overlay import TypingOverlay
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.typing.outgoing import OutgoingLine, Version
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

CHOOSE = Command("open", "enter", "Enter", N_("choose"), N_("Choose which version stays."), "Enter")
LATER = Command(
    "back", BACK.keys, "Esc", N_("later"), N_("Choose later; your version waits in the list."), "Esc"
)


class ResolveConflictScreen(TypingOverlay):
    """Theirs, which the store has, and ours, which waits."""

    ROUTE = routes.ResolveConflict
    NAME = N_("Two versions")
    PURPOSE = N_("Somebody else has changed the same note. Choose what stays; until then both are kept.")
    OWN_COMMANDS = (CHOOSE, LATER)
    CSS_PATH = STYLES / "work/typing_overlay.tcss"
    AUTO_FOCUS = "#versions"

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._line: OutgoingLine | None = None
        self._decide: Callable[[Version], None] = lambda _: None

    def go_to(self, route: routes.ResolveConflict) -> None:
        """Ask about a line that the store has refused because of another version; tell what was chosen."""
        self._line, self._decide, self.type_on = route.line, route.decide, route.type_on

    @property
    def is_there(self) -> bool:
        """Whether there is still something to choose."""
        return self._line is not None and self._line.has_two_versions

    def compose_body(self) -> Iterable[Widget]:
        """Both versions, and what can be done."""
        yield PlainLabel(id="both")
        yield ChoiceList(id="versions")

    def show(self) -> None:
        """Say whose is whose."""
        self.query_one("#both", Static).update(Content("\n").join(self._versions()))
        self.query_one("#versions", ChoiceList).fill(self._choices())

    def _versions(self) -> Iterator[Content]:
        say, line = self.language.say, self._line
        if line is None:
            return
        if line.theirs:
            yield plain(say("Somebody else has changed this note too."), "bold $accent")
            yield joined("\n", (say("Theirs, which is saved:"), "$quiet"))
            yield joined("  ", (line.theirs.text, "bold"))
        else:
            yield plain(say("Somebody else has deleted this note while you changed it."), "bold $accent")
        yield joined("\n", (say("Yours, which is not saved yet:"), "$quiet"))
        yield joined("  ", (line.text, "bold"))

    def _choices(self) -> Iterator[Choice]:
        say = self.language.say
        if self._line and self._line.theirs:
            yield Choice(plain(f"  {say('Keep both: yours becomes a note of its own')}"), Version.BOTH.value)
            yield Choice(plain(f"  {say('Keep theirs, throw yours away')}"), Version.THEIRS.value)
            yield Choice(plain(f"  {say('Keep yours in the place of theirs')}"), Version.OURS.value)
        else:
            yield Choice(plain(f"  {say('Keep yours as a new note')}"), Version.BOTH.value)
            yield Choice(plain(f"  {say('Leave it deleted, throw yours away')}"), Version.THEIRS.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.navigation.back()
        self._decide(Version(event.option.id))
