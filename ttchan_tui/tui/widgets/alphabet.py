"""Alphabet: letters to touch, for a screen that has no keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ttchan_tui.text.alphabets import capital, letters
from ttchan_tui.text.languages import language, own_language_name
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.typed_text import typed_text
from ttchan_tui.tui.widgets.line_input import LineInput

_SIGNS: Final = "1234567890.,?!-:;'\"()/&+@#%€"
_NARROW, _WIDE = 4, 8
"""Columns of a letter: at least and at most."""
_HEIGHTS: Final = ((36, 4), (24, 2), (0, 1))
"""From how many rows of the window on a key is how many rows high; of several, the last one is a gap."""


class _TouchKey(NamedTuple):
    """A key of it: what it says and what it does."""

    label: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A key where it is drawn."""

    key: _TouchKey
    row: int
    """Of the rows of keys."""
    column: int
    """The first of its columns in the window; the last one behind it is a gap."""
    width: int

    @property
    def middle(self) -> int:
        """The column of its middle."""
        return self.column + self.width // 2


class Alphabet(Widget, can_focus=True):
    """Types into a field of its screen: letters of the language in use, or of another one of the meeting."""

    FOCUS_ON_CLICK = False  # one goes on typing in the field
    COMPONENT_CLASSES: ClassVar[set[str]] = {"alphabet--key", "alphabet--chosen"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("enter,space", "press", show=False),
        Binding("escape", "close", show=False),
        Binding("backspace", "delete", show=False),
    ]

    def __init__(self, session: Session, enter: str) -> None:
        """Stay away until a field is touched; `enter` says what becomes of the line (a catalogue key)."""
        super().__init__()
        self._enter = enter
        self._session = session
        self._tag = ""
        """Of the language whose letters these are; empty for that of the screen."""
        self._page = "letters"
        self._shift: bool | None = None
        """Whether capitals are wanted; None if as usual: for the first letter."""
        self._place = 0
        self._laid: Sequence[_Placed] = ()
        self.display = False

    # Coming and going

    def open(self) -> None:
        """Appear, for the field of the screen; on a kiosk only, as elsewhere there is a keyboard."""
        if self._session.public and not self.display:
            self._page, self._shift, self._place = "letters", None, 0
            self.display = True
            self._lay_out()

    def take_focus(self) -> None:
        """Appear, and go by arrow keys from letter to letter."""
        self.open()
        if self.display:
            self.focus()

    def action_close(self) -> None:
        """Go away; the field has the focus again."""
        self.display = False
        if self.has_focus:
            self._field.focus()

    def forget(self) -> None:
        """As at the start: for the next person."""
        self._tag = ""
        self.display = False

    @property
    def _field(self) -> LineInput:
        return self.screen.query_one(LineInput)

    # What there is to touch

    @property
    def _language(self) -> str:
        return self._tag or self._session.language.tag

    def _rows(self) -> list[list[_TouchKey]]:
        """The keys: those of a page, then those that are always there."""
        say = self._session.language.say
        other, turned = ("abc", "letters") if self._page == "signs" else ("123", "signs")
        always = [
            _TouchKey("Aa", self._change_case),
            _TouchKey(other, partial(self._turn, turned)),
            _TouchKey(self._language.split("-")[0].upper(), partial(self._turn, "languages")),
            _TouchKey(say("blank"), partial(self._type, " ")),
            _TouchKey(say("delete"), self.action_delete),
            _TouchKey(say(self._enter), self._field.submit),
            _TouchKey(say("done"), self.action_close),
        ]
        return [self._keys(), always]

    def _keys(self) -> list[_TouchKey]:
        if self._page == "languages":
            return [_TouchKey(own_language_name(tag), partial(self._speak, tag)) for tag in self._tags()]
        characters = _SIGNS if self._page == "signs" else letters(self._language)
        if self._page == "letters" and self._capitals:
            characters = tuple(capital(letter, self._language) for letter in characters)
        return [_TouchKey(one, partial(self._type, one)) for one in characters]

    def _tags(self) -> Sequence[str]:
        """The languages that are offered and those of the places, each script once."""
        spoken = [greeting.language for place in self._session.meeting.places for greeting in place.greetings]
        offered = (language(code).tag for code in self._session.languages)
        tags = dict.fromkeys("-".join(_without_region(tag)) for tag in (*offered, *spoken))
        return [tag for tag in tags if letters(tag)]

    @property
    def _capitals(self) -> bool:
        return not self._field.value if self._shift is None else self._shift

    # What they do

    def _type(self, text: str) -> None:
        self._field.type_on(text)
        self._shift = None
        self._lay_out()

    def action_delete(self) -> None:
        """Take away what was typed last."""
        self._field.action_delete_left()
        self._lay_out()

    def _change_case(self) -> None:
        self._shift = not self._capitals
        self._turn("letters")

    def _turn(self, page: str) -> None:
        self._page, self._place = page, 0
        self._lay_out()

    def _speak(self, tag: str) -> None:
        self._tag = tag
        self._turn("letters")

    def action_press(self) -> None:
        """Do what the chosen key does."""
        if self._place < len(self._laid):
            self._laid[self._place].key.act()

    def on_click(self, event: Click) -> None:
        """Do what the key that was touched does."""
        event.stop()
        for place, one in enumerate(self._laid):
            if one.row == event.y // self._height and one.column <= event.x < one.column + one.width:
                self._place = place
                one.key.act()
                return

    def on_key(self, event: Key) -> None:
        """Somebody has a keyboard after all: what is typed goes where it is meant to go."""
        if event.key not in ("space", "enter") and (text := typed_text(event.character)):
            event.stop()
            event.prevent_default()
            self.action_close()
            self._field.type_on(text)

    def action_go(self, across: int, down: int) -> None:
        """To the key beside, above or below; above all keys is the field."""
        here = self._laid[self._place]
        row = here.row + down
        if row < 0:
            self._field.focus()
            return
        if across:
            self._place = (self._place + across) % len(self._laid)
        else:
            there = [place for place, one in enumerate(self._laid) if one.row == row]
            near = {place: abs(self._laid[place].middle - here.middle) for place in there}
            self._place = min(near, key=near.__getitem__, default=self._place)
        self.refresh()

    # How it is drawn

    @property
    def _height(self) -> int:
        return next(height for rows, height in _HEIGHTS if self.app.size.height >= rows)

    def on_resize(self) -> None:
        """Use the room there is now."""
        self._lay_out()

    def show(self) -> None:
        """Say it in the language in use."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Put every key in its place."""
        if not self.display:
            return
        width = self.size.width or self.app.size.width
        laid: list[_Placed] = []
        for keys in self._rows():
            row, column = (laid[-1].row + 1 if laid else 0), 0
            widths = [max(_NARROW, len(key.label) + 3) for key in keys]
            spare = width - sum(widths)
            each = _even(len(keys), width) if all(one == _NARROW for one in widths) else 0
            for key, least in zip(keys, widths, strict=True):
                wide = each or least + (max(0, spare) // len(keys) if laid and laid[0].row < row else 0)
                if column + wide > width:
                    row, column = row + 1, 0
                laid.append(_Placed(key, row, column, wide))
                column += wide
        self._laid = laid
        self._place = min(self._place, len(laid) - 1)
        self.styles.height = (laid[-1].row + 1) * self._height
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the keys take."""
        return (self._laid[-1].row + 1) * self._height if self._laid else 1

    def render_line(self, y: int) -> Strip:
        """A row of the window: faces of keys, with what they say in the middle."""
        row, part = divmod(y, self._height)
        face = self._height - 1 or 1
        around = self.rich_style
        usual, chosen = (
            self.get_component_rich_style(name) for name in ("alphabet--key", "alphabet--chosen")
        )
        segments: list[Segment] = []
        column = 0
        for place, one in enumerate(self._laid):
            if one.row != row or part >= face:
                continue
            is_chosen = self.has_focus and place == self._place
            label = one.key.label if part == (face - 1) // 2 else ""
            words = f"{'▌' if is_chosen else ' '}{label}".center(one.width - 1)[: one.width - 1]
            if is_chosen:
                words = "▌" + words.replace("▌", "", 1).ljust(one.width - 2)[: one.width - 2]
            segments += [Segment(words, chosen if is_chosen else usual), Segment(" ", around)]
            column = one.column + one.width
        return Strip([*segments, Segment(" " * max(0, self.size.width - column), around)])


def _even(keys: int, width: int) -> int:
    """Columns of each of so many letters, in as few rows as they take, but two at least."""
    rows = max(2, -(-keys * _NARROW // width))
    return max(_NARROW, min(_WIDE, width // -(-keys // rows)))


def _without_region(tag: str) -> list[str]:
    """The parts of a tag that tell how a language is written."""
    return [part for place, part in enumerate(tag.split("-")) if not place or len(part) == len("Cyrl")]
