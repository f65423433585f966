"""Navigator: the screens of one app, found by their routes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, cast

from textual.app import App

from ttchan_tui.tui.routes import Route
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session


class Navigator:
    """Imports and makes each screen when it is first opened, and keeps it: new ones would cost memory."""

    def __init__(self, app: App[Any], session: Session, routes: Iterable[type[Route]]) -> None:
        """Lead through `app` by these routes."""
        self._app = app
        self._session = session
        self._routes = {route.name: route for route in routes}

    def screen(self, route: type[Route]) -> MeetingScreen:
        """The screen of a route, made if it was not opened yet."""
        known = self._routes[route.name]
        if not self._app.is_screen_installed(known.name):
            module, _, kind = known.screen.partition(":")
            made = getattr(import_module(f"ttchan_tui.tui.{module}"), kind)
            self._app.install_screen(made(self._session), known.name)
        return cast("MeetingScreen", self._app.get_screen(known.name))

    @property
    def opened(self) -> Iterator[MeetingScreen]:
        """The screens that were opened so far."""
        routes = self._routes.values()
        return (self.screen(route) for route in routes if self._app.is_screen_installed(route.name))

    def is_open(self, route: type[Route]) -> bool:
        """Whether a screen is on top or lies somewhere below."""
        return self._app.is_screen_installed(route.name) and self.screen(route) in self._app.screen_stack

    def open(self, route: Route) -> None:
        """Bring the screen of a route to the top; if it lies somewhere below, go back to it."""
        screen = self.screen(type(route))
        screen.go_to(route)
        if screen in self._app.screen_stack:
            while self._app.screen is not screen:
                self._app.pop_screen()
            screen.show_all()
        else:
            self._app.push_screen(screen)

    def go_on(self, route: Route) -> None:
        """Bring the screen of a route into the place of the one on top."""
        screen = self.screen(type(route))
        screen.go_to(route)
        self._app.switch_screen(screen)

    def follow(self, id: str) -> None:
        """The screen on top has gone on to another activity or place: the ones below go with it."""
        for screen in self._app.screen_stack[:-1]:
            if isinstance(screen, MeetingScreen):
                screen.follow(id)

    def back(self) -> None:
        """Back to the screen below; on the first screen there is nowhere to go."""
        if len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def home(self) -> None:
        """Back to the first screen."""
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
