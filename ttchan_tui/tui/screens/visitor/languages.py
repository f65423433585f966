"""The languages, each named in itself, to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.language_tiles import LanguageTiles

CHOOSE = Command(
    "choose", "enter", "Enter", N_("choose"), N_("Choose a language; its letter does so at once.")
)


class LanguagesScreen(MeetingScreen):
    """Whoever reads nothing of it finds the own language by its name."""

    ROUTE = routes.Languages
    NAME = N_("Language")
    PURPOSE = N_("Choose the language that you read best. Everything is said in it from then on.")
    OWN_COMMANDS = (CHOOSE, BACK)
    CSS_PATH = STYLES / "visitor/languages.tcss"
    AUTO_FOCUS = "LanguageTiles"

    def compose_body(self) -> Iterable[Widget]:
        """A tile for each language."""
        yield LanguageTiles()

    def show(self) -> None:
        """Each in its own words."""
        self.query_one(LanguageTiles).offer(self.session.languages)

    def begin_anew(self) -> None:
        """Begin at the language in use."""
        for tiles in self.query(LanguageTiles):
            tiles.offer(self.session.languages)
            tiles.begin_at(self.session.language_code)

    def on_mount(self) -> None:
        """Begin so the first time too."""
        self.begin_anew()

    def action_choose(self) -> None:
        """Choose the marked one, as Enter does."""
        self.query_one(LanguageTiles).action_select()

    @on(LanguageTiles.Chosen)
    def _chosen(self, event: LanguageTiles.Chosen) -> None:
        self.session.language_code = event.code
        self.navigation.back()
