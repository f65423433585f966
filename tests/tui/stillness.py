"""Knows when the app has nothing to do until time passes or a thread reports.

Textual guesses it: it looks whether the processor was idle for 20 ms, and asks every widget for an answer,
both two or three times for each key. Most of the time of the tests went by in that, and on a busy machine the
guess was wrong now and then. Nor is a window drawn here that is drawn over before anybody could see it, nor
one between two keys of a row of keys.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast
from weakref import WeakSet

import pytest
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

ROUNDS: Final = 2
"""For which nobody may have asked for a turn: in the first of them the loop looks at threads and files."""


async def stillness(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until all messages are dealt with, and all that follows from them is drawn."""
    await _nobody_has_a_turn()
    app = active_app.get()
    while _resizes(app) or _updates(app.screen) or _draws(app.screen):
        await _nobody_has_a_turn()


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait for stillness instead of guessing, and screens draw themselves only then."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", stillness)
    monkeypatch.setattr(Pilot, "_wait_for_screen", _all_is_dealt_with)
    monkeypatch.setattr(Screen, "_compositor_refresh", _draw_when_still)


@contextmanager
def unseen() -> Iterator[None]:
    """During the block nobody looks at the window, so it is not drawn; all else is done."""
    global _is_seen  # noqa: PLW0603
    _is_seen = False
    try:
        yield
    finally:
        _is_seen = True


async def _all_is_dealt_with(_: Pilot[object]) -> bool:
    await _nobody_has_a_turn()
    return True


async def _nobody_has_a_turn() -> None:
    ready = cast("asyncio.BaseEventLoop", asyncio.get_running_loop())._ready  # type: ignore[attr-defined]
    still = 0
    while still < ROUNDS:
        await asyncio.sleep(0)
        still = 0 if ready else still + 1


# What the app leaves to its timers, done at once; whether there was anything.


def _resizes(app: App[object]) -> bool:
    waiting = app._resize_timer is not None
    if waiting:
        app._check_resize()
    return waiting


def _updates(screen: Screen[object]) -> bool:
    waiting = bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    if waiting:
        screen._on_timer_update()
    return waiting


_draw = Screen._compositor_refresh
_not_drawn: Final[WeakSet[Screen[object]]] = WeakSet()
_is_seen = True


def _draw_when_still(screen: Screen[object]) -> None:
    if screen is screen.app.screen:
        _not_drawn.add(screen)
        screen._dirty_widgets.clear()
    else:
        _draw(screen)


def _draws(screen: Screen[object]) -> bool:
    waiting = _is_seen and screen in _not_drawn
    if waiting:
        _not_drawn.discard(screen)
        _draw(screen)
    return waiting
