"""Keys in turn: each goes to what the one before it has brought, however fast they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.widgets import Input

from ttchan_tui.tui.typing.typed_text import typed_text

LONGEST: Final = 1.0
"""Seconds for which one key may keep the next ones waiting: a keyboard that does nothing would be worse."""


class KeysInTurn:
    """Holds what is typed while a key is on its way, or the screen that it has opened is not there yet.

    Several keys may arrive at once, over a slow line or from a paste. Textual hands all of them to what has
    the focus at that moment, and only then acts on the first.
    """

    def __init__(
        self,
        app: App[Any],
        hand_on: Callable[[Key | Paste], Awaitable[None]],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Nothing was typed yet.

        Args:
            app: What is typed into.
            hand_on: Gives it to what has the focus now.
            seconds: Counts them; from when does not matter.
        """
        self._app = app
        self._hand_on = hand_on
        self._seconds = seconds
        self._held: deque[Key | Paste] = deque()
        self._ways = 0
        """How many were handed on; the last of them may be under way."""
        self._since: float | None = None
        """When the one under way was handed on."""

    async def take(self, typed: Key | Paste) -> None:
        """Hand it on, at once or when it is its turn."""
        self._held.append(typed)
        if self._since is None or self._seconds() - self._since > LONGEST:
            await self._hand_on_next()

    async def _hand_on_next(self) -> None:
        self._ways += 1
        first: DOMNode = self._app.focused or self._app.screen
        while self._held and isinstance(first, Input) and _is_text(self._held[0]):
            await self._hand_on(self._held.popleft())  # which leads nowhere: it stays in the field
        self._since = self._seconds() if self._held else None
        if self._held:
            await self._hand_on(self._held.popleft())
            self._follow(first, self._ways)

    def _follow(self, node: DOMNode | None, way: int) -> None:
        """Go the way of the key, behind it: from what has the focus up to the app, which acts on keys."""
        while node is not None and node is not self._app:
            if node.call_later(self._follow, node.parent, way):
                return
            node = node.parent
        self._app.call_later(self._await_screen, way)

    def _await_screen(self, way: int) -> None:
        """The key has done what it does: wait until the screen on top is laid out, and has put the focus."""
        top: MessagePump = self._app.screen
        if not top.call_later(self._app.call_later, self._end, way, top):
            self._app.call_later(self._end, way, top)

    async def _end(self, way: int, top: MessagePump) -> None:
        if way != self._ways or self._since is None:
            return  # it took too long, and others have gone before it
        if top is not self._app.screen:
            self._await_screen(way)
            return
        self._since = None
        if self._held:
            await self._hand_on_next()


def _is_text(typed: Key | Paste) -> bool:
    return isinstance(typed, Key) and typed_text(typed.character) != ""
