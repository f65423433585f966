"""The sections of the desk."""

from __future__ import annotations

from typing import Final

from ttchan_tui.tui.routes.route import Route


class Today(Route):
    """The activities of a day, to be moved, changed and cancelled."""

    name = "desk-today"
    screen = "screens.desk.today:TodayScreen"


class Waiting(Route):
    """What waits for somebody to decide: notes, and one's own drafts."""

    name = "desk-waiting"
    screen = "screens.desk.waiting:WaitingScreen"


class Announced(Route):
    """What is announced, and where one announces."""

    name = "desk-announced"
    screen = "screens.desk.announced:AnnouncedScreen"


class People(Route):
    """How many people take part, delegation by delegation."""

    name = "desk-people"
    screen = "screens.desk.people:PeopleScreen"


class Texts(Route):
    """All texts of the meeting, their languages side by side."""

    name = "desk-texts"
    screen = "screens.desk.texts:TextsScreen"


class WhoIsHere(Route):
    """Who works here now, and at what."""

    name = "desk-here"
    screen = "screens.desk.who_is_here:WhoIsHereScreen"


class Past(Route):
    """What everybody has done, before and after, and the way back."""

    name = "desk-history"
    screen = "screens.desk.past:PastScreen"


class Access(Route):
    """Who may come in, with which keys and as what."""

    name = "desk-access"
    screen = "screens.desk.access:AccessScreen"


DESK: Final[tuple[type[Route], ...]] = (Today, Waiting, Announced, People, Texts, WhoIsHere, Past, Access)
"""The sections in their order; a kiosk has none of them."""
