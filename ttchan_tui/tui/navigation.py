"""Navigation: what screens see of the app that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ttchan_tui.tui.commands import Command
    from ttchan_tui.tui.looks.appearance import Appearance
    from ttchan_tui.tui.routes import Route


class Navigation(Protocol):
    """Ways from screen to screen, and what all screens have in common."""

    looks: Appearance

    @property
    def everywhere(self) -> tuple[Command, ...]:
        """What works on every screen."""

    def open(self, route: Route) -> None:
        """Bring the screen of a route to the top; if it lies somewhere below, go back to it."""

    def go_on(self, route: Route) -> None:
        """Bring the screen of a route into the place of the one on top."""

    def back(self) -> None:
        """Back to the screen below; on the first screen there is nowhere to go."""

    def follow(self, id: str) -> None:
        """The screen on top has gone on to another activity or place: the ones below go with it."""

    def show_again(self) -> None:
        """Something changed: the screen on top says everything anew."""

    def paint_whole(self) -> None:
        """Paint every cell again, also those that have not changed."""

    def allows(self, command: Command) -> bool:
        """Whether this app is one in which that can be done at all."""
