"""Each route leads to the screen that says it shows it."""

from __future__ import annotations

from importlib import import_module

import pytest

from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.kiosk.app import KioskApp
from ttchan_tui.tui.routes import WORK, Route

EVERY = sorted({*TTChanApp.ROUTES, *KioskApp.ROUTES}, key=lambda route: route.name)


@pytest.mark.parametrize("route", EVERY, ids=lambda route: route.name)
def test_the_screen_of_a_route_shows_it(route: type[Route]) -> None:
    module, _, kind = route.screen.partition(":")
    assert getattr(import_module(f"ttchan_tui.tui.{module}"), kind).ROUTE is route


def test_no_two_routes_have_one_name() -> None:
    assert len({route.name for route in EVERY}) == len(EVERY)


def test_a_kiosk_has_none_of_the_work() -> None:
    assert not set(KioskApp.ROUTES) & set(WORK)
