"""What was said on a prompt, for the projector: one theme or one group at a time, as large as it can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.hanging_indent import HangingIndent
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.slides import PresenterSlide, of_groups, of_themes
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

EARLIER = Command("page(-1)", "left", "← →", N_("others"), N_("The page before, the page after."))
LATER = Command("page(1)", "right,space,enter", "→", N_("next"), N_("The page after."), hinted=False)
TURN = Command("turn", "g,tab", "G", N_("groups/themes"), N_("One group at a time; G once more: one theme."))

_SHARE_OF_HEADLINE: Final = 0.4
"""At most that part of the window is for the headline."""

_INDENT: Final = 2
"""Columns in front of what was said."""

_NOWHERE: Final = "/"
"""No id of a page, so that its number counts."""
_BEGINNING: Final = (0, _NOWHERE)


class PresenterScreen(PromptScreen):
    """A headline, what was said below it, and in a corner which page this is. No bars."""

    ROUTE = routes.Presenter
    NAME = N_("For the projector")
    PURPOSE = N_("One theme or one group at a time, very large. What is typed meanwhile appears by itself.")
    OWN_COMMANDS = (EARLIER, LATER, TURN, BACK)
    BINDINGS = bindings(EARLIER, LATER, TURN)
    CSS_PATH = STYLES / "presenter.tcss"
    AUTO_FOCUS = "#presented"

    def __init__(self, session: Session) -> None:
        """Begin with the themes."""
        super().__init__(session)
        self._by_group = False
        self._page: tuple[int, str] = _BEGINNING
        """Where one is: the number of the page, and what it is about, which it is found again by."""
        self._number = 0
        """How many pages there are."""

    def ask(self, prompt: str) -> None:
        """Present a prompt; go on where one was, if it is the same."""
        if prompt != self.prompt_id:
            self._page = _BEGINNING
        super().ask(prompt)

    def compose_body(self) -> Iterable[Widget]:
        """The page, and its number."""
        with VerticalScroll(id="presented"):
            yield PlainLabel(id="presented-title")
            yield PlainLabel(id="presented-behind")
            yield PlainLabel(id="presented-body")
        with Horizontal(id="presented-foot"):
            yield ProgressLine(self.session)
            yield PlainLabel(id="presented-page")

    def show(self) -> None:
        """The page as it is now."""
        slides = self._slides()
        self._number = len(slides)
        slide = self._found(slides)
        title = slide.title if slide else self.prompt.title.in_language(self.language.code).marked
        self._put("title", self._headline(title))
        self._put("behind", plain(slide.behind if slide else "", "$quiet"))
        self._put("body", HangingIndent(slide.body, _INDENT) if slide else plain(self._nothing(), "bold"))
        self.query_one(ProgressLine).show(self.prompt_id)
        self._put("page", plain(f"{self._page[0] + 1}/{self._number}" if slide else "", "$quiet"))

    def _headline(self, title: str) -> Content:
        """In several lines of large letters if there is room for them, else as any headline."""
        columns, rows = self.size.width - 8, int(self.size.height * _SHARE_OF_HEADLINE)
        poster = appearance(self).poster(title, columns, rows)
        return poster if poster.plain else appearance(self).headline(title, columns)

    def _put(self, name: str, content: Content | HangingIndent) -> None:
        self.query_one(f"#presented-{name}", Static).update(content)

    @property
    def _is_hidden(self) -> bool:
        return self.session.connection.progress(self.prompt_id).hidden

    def _nothing(self) -> str:
        """Why there is no page."""
        if self._is_hidden:
            return self.language.say("What the groups say is hidden until it is revealed.")
        return self.language.say("No notes yet.")

    def _slides(self) -> tuple[PresenterSlide, ...]:
        session, language = self.session, self.language
        if self._is_hidden:
            return ()
        notes = session.connection.notes(self.prompt_id)
        if self._by_group:
            return of_groups(self.prompt, notes, session.meeting, language)
        return of_themes(session.connection.themes(self.prompt_id), notes, session.meeting, language)

    def _found(self, slides: tuple[PresenterSlide, ...]) -> PresenterSlide | None:
        """The page where one was, wherever it stands now; if it is gone, the one in its place."""
        if not slides:
            return None
        place, about = self._page
        ids = [slide.id for slide in slides]
        place = ids.index(about) if about in ids else min(place, len(slides) - 1)
        self._page = (place, ids[place])
        return slides[place]

    def action_page(self, by: int) -> None:
        """To another page, at its beginning."""
        place = min(max(self._page[0] + by, 0), max(self._number - 1, 0))
        if place != self._page[0]:
            self._begin_at(place)

    def action_turn(self) -> None:
        """From the themes to the groups, or back."""
        self._by_group = not self._by_group
        self._begin_at(0)

    def _begin_at(self, place: int) -> None:
        self._page = (place, _NOWHERE)
        self.query_one("#presented").scroll_home(animate=False)
        self.show_all()
