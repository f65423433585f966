"""What takes a while: it is done on a thread, one such thing at a time, and how far it is is told."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session

if TYPE_CHECKING:
    from ttchan_tui.tui.screens.shared.base import MeetingScreen

_BETWEEN: Final = 0.1
"""Seconds between two words on how far it is."""

_T = TypeVar("_T")

Tell = Callable[[int, int], None]
"""Hears how much of how much is done."""


class LongWork:
    """Of a screen, which says what there is to say of it."""

    def __init__(self, screen: MeetingScreen, session: Session, say: Callable[[str, str], None]) -> None:
        """Work for that screen."""
        self.screen = screen
        self.session = session
        self.say = say
        self._is_going = False

    def may_begin(self) -> bool:
        """Whether this person may hand something out, and nothing else is under way; if not, why is said."""
        language = self.session.language
        try:
            self.session.repository.person.must(Right.ORGANISE)
        except Explained as refusal:
            self.say(refusal.sentence(language), "$error")
            return False
        if self._is_going:
            self.say(language.say(N_("Wait until what was begun before is done.")), "$quiet")
        return not self._is_going

    def begin(self, progress: str, act: Callable[[Tell], _T], done: Callable[[_T], str]) -> None:
        """Begin.

        Args:
            progress: A catalogue key with `{done}` and `{every}` in it.
            act: What is to be done, on a thread; may raise what is `Explained`.
            done: Says in words what came of it.
        """
        self._is_going = True
        self.screen.run_worker(self._go(progress, act, done))

    async def _go(self, progress: str, act: Callable[[Tell], _T], done: Callable[[_T], str]) -> None:
        language, told = self.session.language, monotonic() - _BETWEEN

        def tell(so_far: int, every: int) -> None:
            nonlocal told
            if so_far < every and monotonic() - told < _BETWEEN:
                return
            told = monotonic()
            words = language.say(progress, done=so_far, every=every)
            self.screen.app.call_from_thread(self.say, words, "$quiet")

        self.say(language.say(N_("It is being prepared …")), "$quiet")
        try:
            came = await to_thread(act, tell)
        except Explained as refusal:
            self.say(refusal.sentence(language), "$error")
        else:
            self.screen.show_all()
            self.say(done(came), "$success")
        finally:
            self._is_going = False
