"""An urgent announcement, over whatever is on screen, in all of its languages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.widgets import Input

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.text.languages import language
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.typed_text import typed_text
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_MARGIN: Final = 4
"""Columns beside the words together."""

_READ: Final = ("enter", "escape")
_EDITING: Final = frozenset({"backspace", "delete", "left", "right", "home", "end"})


class UrgentNotice(VerticalScroll, can_focus=False):
    """Covers the screen without taking the focus, so that who is typing types on and loses nothing."""

    def __init__(self, session: Session, again: Callable[[], None]) -> None:
        """Show what `session` knows to be urgent; `again` shows the screen anew when it was read."""
        super().__init__()
        self._session = session
        self._again = again
        self._has_drawn = False
        """Whether anything of it stands there in letters."""

    def show(self) -> None:
        """Cover the screen, or leave it free."""
        urgent = self._session.urgent()
        self.display = bool(urgent)
        if urgent:
            words = self._told(urgent)
            if shown := self.query(PlainLabel):
                shown.only_one().update(words)
            else:
                self.mount(PlainLabel(words, id="urgent"))

    def on_resize(self, _: Resize) -> None:
        """Say it as large as there is room now."""
        self.show()

    def takes(self, event: Key, past: frozenset[str]) -> bool:
        """Whether a key is not for what lies below, where nobody would see what it does.

        Args:
            event: The key; Enter or Escape say that the notice was read, except in public.
            past: Keys that get past the notice in any case.
        """
        if not self.display or event.key in past:
            return False
        if self._session.public:
            return True
        if event.key in _READ:
            self._read()
            return True
        typing = isinstance(self.screen.focused, Input)
        return not (typing and (typed_text(event.character) or event.key in _EDITING))

    def on_click(self, event: Click) -> None:
        """A click says that it was read."""
        event.stop()
        if not self._session.public:
            self._read()

    def _read(self) -> None:
        self._session.has_read()
        self._again()

    def _told(self, urgent: tuple[Announcement, ...]) -> Content:
        """All of it with space between; without that where there is no room for it, and for letters."""
        spaced = Content("\n\n").join(self._parts(urgent, 2))
        return spaced if self._has_drawn else Content("\n").join(self._parts(urgent, 1))

    def _parts(self, urgent: tuple[Announcement, ...], between: int) -> Iterator[Content]:
        """The parts, of which each takes so many rows for the space before it."""
        session = self._session
        codes = (session.language_code, *(code for one in urgent for code in one.text.by_language))
        headings = dict.fromkeys(language(code).say("URGENT ANNOUNCEMENT") for code in codes)
        yield plain("  ·  ".join(headings), "bold")
        words = [self._texts(one) for one in urgent]
        drawn = iter(self._drawn([text for texts in words for _, text in texts], len(urgent), between))
        for one, texts in zip(urgent, words, strict=True):
            for code, _ in texts:
                yield joined(f"{code.upper()}\n", next(drawn))
            until = one.until.astimezone(ZoneInfo(session.meeting.time_zone))
            yield plain(session.language.say("until {time}", time=session.language.time(until)))
        if not session.public:
            yield plain(session.language.say("Enter: read. It stays at the top of the screen."))

    def _texts(self, one: Announcement) -> list[tuple[str, str]]:
        """What is announced, in the language in use first."""
        texts = one.text.by_language
        return [
            (code, texts[code])
            for code in sorted(texts, key=lambda code: code != self._session.language_code)
        ]

    def _drawn(self, texts: Sequence[str], announcements: int, between: int) -> Sequence[Content]:
        """All in the same letters, as large as the window has room for.

        If there is none for all, the first, which is in the language in use, is drawn alone; if there is none
        for that either, all are bold.
        """
        columns, rows = self.app.size
        looks, written = appearance(self), [plain(text, "bold") for text in texts]
        rows -= between * (1 + announcements) + 2 * (not self._session.public) + len(texts)
        for number in dict.fromkeys((len(texts), 1)):
            others = sum(len(each.wrap(columns - _MARGIN)) for each in written[number:])
            room = rows - others - (between - 1) * (len(texts) - 1)
            if drawn := looks.posters(texts[:number], columns - _MARGIN, room, style=""):
                self._has_drawn = True
                return [*drawn, *written[number:]]
        self._has_drawn = False
        return written
