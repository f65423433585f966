"""What is seen while nobody is there. Any key or touch leads to the first screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from textual.containers import Container, Horizontal, Middle, Vertical
from textual.content import Content
from textual.events import Event, Key, MouseDown
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.schedule.clock import Running
from ttchan_tui.meeting.wording.head_count import total_words
from ttchan_tui.text.languages import N_, language
from ttchan_tui.tui.home.quotes import quotable
from ttchan_tui.tui.kiosk.routes import Attract
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.kiosk.slides.said import note_slide
from ttchan_tui.tui.kiosk.state import kiosk_state
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.pictures.panel import PicturePanel, drawable
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.texts.people_dots import people_dots
from ttchan_tui.tui.widgets.language_tiles import language_by_key, own_keys
from ttchan_tui.tui.widgets.meeting_map import MeetingMap
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_panel import QRPanel

WORDS: Final = 72
"""Columns of words at most, as far as an eye can follow."""

_WITH_PAGES: Final = 110
"""Columns of a window in which the words are large also beside a code."""

_CODE: Final = 38
"""Columns of a code at least."""

_WIDE: Final = 100
"""Columns from which it has more than half of them, so that it can be larger."""

MARGIN: Final = 7
"""Columns left and right of them together."""

_BARS_AND_SPACES: Final = 5
"""Rows of the bars, and of the spaces around and between the parts of a slide, without the languages."""

_INVITATION: Final = 14
"""Columns of a language with its key, where there is room for such."""

_SHORT: Final = 30
"""Rows below which the key of a language is a letter of its name, so that they take fewer rows."""


class Invitation(PlainLabel):
    """How to go on in one of the languages: by its own key, or a touch."""

    def __init__(self, code: str, words: Content, columns: int) -> None:
        """Invite those who speak the language of that code."""
        super().__init__(words)
        self.code = code
        self.styles.width = columns


class Invitations(Vertical):
    """How to go on: by any key in the language in use, below that in each of them."""

    def __init__(self) -> None:
        """Invite nobody yet."""
        super().__init__()
        self._rows: list[list[tuple[str, Content, int]]] = []

    def invite(self, session: Session) -> None:
        """Say it in the languages that are offered now."""
        rows = invitation_rows(session.languages, self.app.size)
        if self._rows != rows:
            self._rows = rows
            self.remove_children()
            self.mount_all(Horizontal(*(Invitation(*each) for each in row)) for row in rows)


def invitation_rows(codes: tuple[str, ...], size: Size) -> list[list[tuple[str, Content, int]]]:
    """The languages by rows of a window of that size: each with its words and their columns."""
    keys, is_short = own_keys(codes), size.height < _SHORT
    rows: list[list[tuple[str, Content, int]]] = [[]]
    for code in codes:
        words = (_with_its_key if is_short else _behind_its_key)(keys[code], language(code).own_name)
        columns = words.cell_length + 2 if is_short else max(_INVITATION, words.cell_length + 2)
        if rows[-1] and sum(each[2] for each in rows[-1]) + columns > size.width:
            rows.append([])
        rows[-1].append((code, words, columns))
    return rows


def _behind_its_key(key: str, name: str) -> Content:
    return joined((key, "bold $accent"), "  ", (name, "bold"))


def _with_its_key(key: str, name: str) -> Content:
    """A name in which the letter that is its key stands out; the key before it if it is none of them."""
    from anyascii import anyascii

    letters = (place for place, letter in enumerate(name) if anyascii(letter).upper().startswith(key))
    if (place := next(letters, None)) is None:
        return joined((key, "bold $accent"), " ", (name, "bold"))
    return joined(
        (name[:place], "bold"), (name[place], "bold underline $accent"), (name[place + 1 :], "bold")
    )


class AttractScreen(MeetingScreen):
    """One thing at a time. Nothing moves: a slide is replaced by the next one, which costs one repaint."""

    ROUTE = Attract
    NAME = N_("Kiosk")
    PURPOSE = N_("Press any key.")
    CSS_PATH = STYLES / "kiosk/attract.tcss"

    def __init__(self, session: Session) -> None:
        """Begin with the first slide."""
        super().__init__(session)
        self._number = 0
        self._since = 0.0
        self._known: frozenset[str] | None = None
        """Ids of the notes that are not new; None before the first look."""
        self._new = ""
        """Id of a note that was approved just now, and is shown out of its turn."""
        self._slides: Sequence[Sequence[AttractSlide]] = ()
        """What takes turns; found anew with each change of meeting, minute, language or window."""
        self._room_found_in: object = None
        """How much room there was when they were found: of a window of another size that is known later."""
        self._goes_on = False
        """Whether nothing has changed but whose turn it is."""

    @property
    def title_here(self) -> str:
        """The bar says which meeting it is."""
        return ""

    def compose_body(self) -> Iterable[Widget]:
        """The slide, and how to go on from it."""
        with Container(id="slide"):
            yield QRPanel(id="slide-code", explains=False)
            with Middle(id="slide-text"):
                yield PlainLabel(id="slide-heading")
                yield MeetingMap(id="slide-map", focusable=False)
                yield PicturePanel(id="slide-picture")
                yield PlainLabel(id="slide-poster")
                yield PlainLabel(id="slide-words")
        with Vertical(id="enter"):
            yield PlainLabel(id="doubt")
            yield PlainLabel(id="any-key")
            yield Invitations()

    def show(self) -> None:
        """The slide whose turn it is."""
        panel = self.query_one(QRPanel)
        if not self._goes_on:
            self._room_found_in = self._room_there
            self._slides = slides(
                self.session,
                lambda code: panel.has_room_for(code, self.language),
                lambda picture: bool(drawable(self, picture, self.session)),
                with_pages=self.size.width >= _WITH_PAGES,
            )
        shown = self._just_said() or slide(self._slides, self._number)
        columns = self._divide(shown.code is not None)
        self.query_one("#slide-heading", Static).update(self._heading(shown, columns - MARGIN))
        self._draw(shown, columns - MARGIN)
        self.query_one("#slide-words", Static).update(shown.details)
        if shown.code:
            panel.show(shown.code, self.language)
        self.query_one("#any-key", Static).update(plain(self.language.say("Press any key"), "bold"))
        self.query_one(Invitations).invite(self.session)
        doubt = self.query_one("#doubt", Static)
        doubt.display = self._clock_is_in_doubt()
        doubt.update(plain(self._doubt(), "bold"))

    @property
    def _room_there(self) -> object:
        return self.size, self.query_one(QRPanel).size

    def _just_said(self) -> AttractSlide | None:
        """What was approved while nobody is there is shown at once: whoever said it may stand before it."""
        notes = {note.id: note for note in quotable(self.session)}
        if self._known is not None and (new := [id for id in notes if id not in self._known]):
            self._new = new[0]
            self._since = kiosk_state(self).seconds()
        self._known = frozenset(notes)
        return note_slide(notes[self._new], self.session) if self._new in notes else None

    def _heading(self, shown: AttractSlide, columns: int) -> Content:
        """What it is; at the right end a dot for each of the slides that take turns, where there is room."""
        turn, of = shown.turn
        dots = " ".join("●" if each == turn else "○" for each in range(of)) if of > 1 else ""
        heading = plain(shown.heading, "bold $accent")
        room = columns - heading.cell_length - len(dots)
        return joined(heading, " " * room, (dots, "$quiet")) if room > 0 else heading

    def language_asked(self, event: Event) -> str | None:
        """The code of the language that a touch on its words, or its key, asks for; none else."""
        if isinstance(event, Key):
            return language_by_key(event, self.session.languages)
        touched = isinstance(event, MouseDown) and (
            one.code for one in self.query(Invitation) if one.region.contains(event.x, event.y)
        )
        return next(touched, None) if touched else None

    def _draw(self, shown: AttractSlide, columns: int) -> None:
        """What matters: on the map, as a picture, or in letters."""
        on_map, poster = self.query_one(MeetingMap), self.query_one("#slide-poster", Static)
        panel = self.query_one(PicturePanel)
        is_picture = panel.show(shown.picture, self.session)
        on_map.display, poster.display = bool(shown.town), not (shown.town or is_picture)
        rows = max(1, self._room - _rows(shown.details, columns) - 1)
        if is_picture:
            panel.be_within(rows)
        elif shown.town:
            on_map.styles.height = rows - (not self.has_class("-low"))  # with a row above its heading
            on_map.show(map_subject(self.session.meeting, self.language), shown.town)
        else:
            poster.update(self._large(shown, columns))

    @property
    def _room(self) -> int:
        """Rows of a slide, between the bar and the languages."""
        languages = len(invitation_rows(self.session.languages, self.size))
        return self.size.height - _BARS_AND_SPACES + self.has_class("-low") - languages

    def _divide(self, with_code: bool) -> int:
        """Give the code its room, covered by the words if there is none; what is left for the words.

        As the room of a code is known before it is seen, it comes at once with its words.
        """
        width = self.size.width
        beside = max(width * 3 // 5 if width >= _WIDE else width // 2, _CODE)
        panel = self.query_one(QRPanel)
        panel.styles.width, panel.styles.offset = beside, (self.size.width - beside, 0)
        columns = self.size.width - beside if with_code else self.size.width
        self.query_one("#slide-text").styles.width = columns
        return columns

    def _large(self, shown: AttractSlide, columns: int) -> Content:
        """What matters, in letters to be read from afar; as it is, if there is no room for them."""
        rows = self._room - _rows(shown.details, columns)
        if shown.people:
            dots = people_dots(self.session.meeting, self.language, columns)
            total = total_words(self.session.meeting.participation, self.language)
            number = appearance(self).poster(total, columns, rows - len(dots.split("\n")) - 1)
            return joined(number, "\n\n", dots) if number else dots
        return appearance(self).poster(shown.large.plain, columns, rows) or shown.large

    def wait(self) -> None:
        """Some time has gone by: perhaps it is time for the next slide."""
        if self.seconds_left <= 0:
            self._number += not self._new
            self._new = ""
            self._since = kiosk_state(self).seconds()
            if self._room_found_in == self._room_there:
                self._goes_on = True
                self.show()
                self._goes_on = False
            else:
                self.show_all()
            self.navigation.paint_whole()  # some terminals draw letters beyond their cells

    @property
    def seconds_left(self) -> float:
        """Seconds until it is time for the next slide."""
        state = kiosk_state(self)
        return self._since + state.settings.slide - state.seconds()

    def begin_anew(self) -> None:
        """Begin with the first slide, which is the one that matters most."""
        self._number = 0
        self._known, self._new = None, ""
        self._since = kiosk_state(self).seconds()

    def _clock_is_in_doubt(self) -> bool:
        session = self.session
        if session.clock.running is not Running.REAL:
            return False
        return kiosk_state(self).clock_doubt.doubts(session.clock.now(), session.meeting.start.year)

    def _doubt(self) -> str:
        now = self.session.clock.now()
        return self.language.say(
            "Is it {time} on {date}? Staff: please look at the clock of this terminal, then press Ctrl+G.",
            time=self.language.time(now),
            date=self.language.full_date(now.date()),
        )


def _rows(words: Content, columns: int) -> int:
    """Rows that they take."""
    return len(words.wrap(max(1, min(columns, WORDS)))) if words else 0
