"""What was said on a prompt, for the projector: one theme or one group at a time, as large as it can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import ScreenResume, ScreenSuspend
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.board.wall import wall
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.slides import PresenterLine, PresenterSlide, of_groups, of_wall
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

EARLIER = Command(
    "page(-1)", "left", "← →", N_("others"), N_("The page before, the page after."), second="page(1)"
)
LATER = Command("page(1)", "right,space,enter", "→", N_("next"), N_("The page after."), hinted=False)
TURN = Command("turn", "g,tab", "G", N_("groups/themes"), N_("One group at a time; G once more: one theme."))
BY_ITSELF = Command(
    "by_itself",
    "p",
    "P",
    N_("by itself"),
    N_("Turn the pages by itself, or stop that; whoever turns them stops it, too."),
)

SECONDS_A_PAGE: Final = 20
"""How long a page stands until it is turned by itself."""

_MARGIN: Final = 8
"""Columns beside what was said."""
_AROUND: Final = 6
"""Rows of the heading and the foot, and between them."""

_NOWHERE: Final = "/"
"""No id of a page, so that its number counts."""
_BEGINNING: Final = (0, _NOWHERE)


class PresenterScreen(PromptScreen):
    """A small heading, what was said as large as it can be, and in a corner which page this is. No bars."""

    ROUTE = routes.Presenter
    NAME = N_("For the projector")
    PURPOSE = N_("One theme or one group at a time, very large. What is typed meanwhile appears by itself.")
    OWN_COMMANDS = (EARLIER, LATER, TURN, BY_ITSELF, BACK)
    BINDINGS = bindings(EARLIER, LATER, TURN, BY_ITSELF)
    CSS_PATH = STYLES / "board/presenter.tcss"
    AUTO_FOCUS = "#presented"

    def __init__(self, session: Session) -> None:
        """Begin with the themes."""
        super().__init__(session)
        self._by_group = False
        self._page: tuple[int, str] = _BEGINNING
        """Where one is: the number of the page, and what it is about, which it is found again by."""
        self._number = 0
        """How many pages there are."""
        self._turning: Timer | None = None
        """Turns the pages, unless somebody does."""

    def ask(self, prompt: str) -> None:
        """Present a prompt; go on where one was, if it is the same."""
        if prompt != self.prompt_id:
            self._page = _BEGINNING
        super().ask(prompt)

    def compose_body(self) -> Iterable[Widget]:
        """The page, and its number."""
        with VerticalScroll(id="presented"):
            yield PlainLabel(id="presented-title")
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
        behind = f"   {slide.behind}" if slide else ""
        self._put("title", joined((title, "bold $accent"), (behind, "$quiet")))
        self._put("body", self._body(slide.lines) if slide else self._large(self._nothing()))
        self.query_one(ProgressLine).show(self.prompt_id)
        mark = "▶ " if self._turning and self._number > 1 else ""
        self._put("page", plain(f"{mark}{self._page[0] + 1}/{self._number}" if slide else "", "$quiet"))

    def _large(self, words: str) -> Content:
        return appearance(self).poster(words, self.size.width - _MARGIN, self.size.height - _AROUND) or plain(
            words, "bold"
        )

    def _body(self, lines: tuple[PresenterLine, ...]) -> Content:
        """All in the same letters; as bold text what cannot be drawn."""
        drawn = self._posters(lines) or tuple(plain(line.words, "bold") for line in lines)
        parts, before = [], ""
        for line, words in zip(lines, drawn, strict=True):
            category = f"{line.category}\n" if line.category != before else ""
            before = line.category
            parts.append(joined((category, "$accent"), words, (f"\n{line.behind}".rstrip(), "$quiet")))
        return Content("\n\n").join(parts)

    def _posters(self, lines: tuple[PresenterLine, ...], *, bold: bool = False) -> tuple[Content, ...]:
        """The words in letters as large as the page has room for; nothing if it has none."""
        rows = self.size.height - _AROUND - len(lines) - len({line.category for line in lines} - {""})
        words = [line.words for line in lines]
        return appearance(self).posters(words, self.size.width - _MARGIN, rows, bold=bold)

    def _pages(self, slide: PresenterSlide) -> Iterator[PresenterSlide]:
        """What is said under one theme on as many pages as it takes: as few on each as can be large."""
        page: tuple[PresenterLine, ...] = ()
        number = 0
        for line in slide.lines:
            if page and not self._posters((*page, line), bold=True):
                yield replace(slide, id=f"{slide.id}/{number}", lines=page)
                page, number = (), number + 1
            page = (*page, line)
        yield replace(slide, id=f"{slide.id}/{number}", lines=page)

    def _put(self, name: str, content: Content) -> None:
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
            slides = of_groups(self.prompt, notes, session.meeting, language)
        else:
            themes = session.connection.themes(self.prompt_id)
            slides = of_wall(wall(self.prompt, themes, notes, session.meeting), session.meeting, language)
        return tuple(page for slide in slides for page in self._pages(slide))

    def _found(self, slides: tuple[PresenterSlide, ...]) -> PresenterSlide | None:
        """The page where one was, wherever it stands now; if it is gone, the one in its place."""
        if not slides:
            return None
        place, about = self._page
        ids = [slide.id for slide in slides]
        place = ids.index(about) if about in ids else min(place, len(slides) - 1)
        self._page = (place, ids[place])
        return slides[place]

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Turn the pages while they are seen."""
        self._turn_by_itself(True)

    def on_screen_suspend(self, _: ScreenSuspend) -> None:
        """Turn none that nobody sees."""
        self._turn_by_itself(False)

    def action_by_itself(self) -> None:
        """Turn the pages by itself, or stop that."""
        self._turn_by_itself(self._turning is None)
        self.show_all()

    def _turn_by_itself(self, turns: bool) -> None:
        if self._turning:
            self._turning.stop()
        self._turning = self.set_interval(SECONDS_A_PAGE, self.turn_on) if turns else None

    def turn_on(self) -> None:
        """To the next page; behind the last one comes the first."""
        if self._number > 1:
            self._begin_at((self._page[0] + 1) % self._number)

    def action_page(self, by: int) -> None:
        """To another page, at its beginning, and no further by itself."""
        self._turn_by_itself(False)
        place = min(max(self._page[0] + by, 0), max(self._number - 1, 0))
        if place != self._page[0]:
            self._begin_at(place)
        else:
            self.show_all()

    def action_turn(self) -> None:
        """From the themes to the groups, or back."""
        self._by_group = not self._by_group
        self._begin_at(0)

    def _begin_at(self, place: int) -> None:
        self._page = (place, _NOWHERE)
        self.query_one("#presented").scroll_home(animate=False)
        self.show_all()
