"""Routes: the places in the app that one can go to, and what a screen has to know to show them.

A route says where its screen is without importing it: a screen is imported when it is first opened.
"""

from __future__ import annotations

from typing import Final

from ttchan_tui.tui.routes.desk import DESK, Access, Announced, Past, People, Texts, Today, Waiting, WhoIsHere
from ttchan_tui.tui.routes.route import OfGroup, OfPrompt, Route
from ttchan_tui.tui.routes.visitor import (
    PUBLIC,
    About,
    Activity,
    Cities,
    Code,
    Codes,
    Help,
    Itinerary,
    Languages,
    Mine,
    Place,
    Say,
    Search,
    Voices,
    Wall,
)
from ttchan_tui.tui.routes.work import (
    WORK,
    GroupWork,
    History,
    Mirror,
    Moderation,
    Notes,
    Overview,
    Paste,
    Presenter,
    Promises,
    ReadBack,
    ResolveConflict,
    Results,
    Themes,
    Translations,
)

__all__ = [
    "DESK",
    "PUBLIC",
    "WAYS",
    "WORK",
    "About",
    "Access",
    "Activity",
    "Announced",
    "Cities",
    "Code",
    "Codes",
    "GroupWork",
    "Help",
    "History",
    "Itinerary",
    "Languages",
    "Mine",
    "Mirror",
    "Moderation",
    "Notes",
    "OfGroup",
    "OfPrompt",
    "Overview",
    "Past",
    "Paste",
    "People",
    "Place",
    "Presenter",
    "Promises",
    "ReadBack",
    "ResolveConflict",
    "Results",
    "Route",
    "Say",
    "Search",
    "Texts",
    "Themes",
    "Today",
    "Translations",
    "Voices",
    "Waiting",
    "Wall",
    "WhoIsHere",
    "way",
]

WAYS: Final[tuple[type[Route], ...]] = (Itinerary, Cities, GroupWork, Codes)
"""Those that the first screen leads to by their numbers."""


_FROM_EVERYWHERE: Final[tuple[type[Route], ...]] = (*WAYS, Mine, Search, About)


def way(name: str) -> Route:
    """The place of that name that a key leads to from everywhere."""
    return next(one for one in _FROM_EVERYWHERE if one.name == name)()
