"""Routes: the places in the app that one can go to, and what a screen has to know to show them.

A route says where its screen is without importing it: a screen is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from textual.screen import Screen

    from ttchan_tui.meeting.board.pasted_list import PastedLine
    from ttchan_tui.meeting.groupwork import Category, Prompt
    from ttchan_tui.tui.typing.outgoing import OutgoingLine, Version


class Route:
    """One place; a subclass for each screen."""

    name: ClassVar[str]
    """What the screen is called among those of the app; kiosks count their visits by it."""
    screen: ClassVar[str]
    """Module and class of the screen, below `ttchan_tui.tui`."""

    @property
    def in_public(self) -> Route:
        """Where somebody is led instead who only comes by."""
        return self


@dataclass(frozen=True)
class OfPrompt(Route):
    """What is about one prompt."""

    prompt: str


@dataclass(frozen=True)
class OfGroup(Route):
    """What is about one group at work on a prompt."""

    prompt: str
    group: str


# What anybody may see


@dataclass(frozen=True)
class Itinerary(Route):
    """The programme: at a day, with an activity chosen, or only what happens at one venue."""

    name = "itinerary"
    screen = "screens.visitor.itinerary:ItineraryScreen"
    day: date | None = None
    activity: str = ""
    venue: str = ""


@dataclass(frozen=True)
class Activity(Route):
    """An activity in full."""

    name = "activity"
    screen = "screens.visitor.activity:ActivityScreen"
    id: str


@dataclass(frozen=True)
class Cities(Route):
    """The partner cities; with a place, at that one."""

    name = "cities"
    screen = "screens.visitor.cities:CitiesScreen"
    place: str = ""


@dataclass(frozen=True)
class Place(Route):
    """A city, district or country in full."""

    name = "place"
    screen = "screens.visitor.place:PlaceScreen"
    id: str


class Mine(Route):
    """Where the person is from, and what concerns the people from there."""

    name = "mine"
    screen = "screens.visitor.mine:MineScreen"


class Voices(Route):
    """The questions, and what people say on them."""

    name = "voices"
    screen = "screens.visitor.voices:VoicesScreen"


class Wall(OfPrompt):
    """Everything that was said on a question, for everybody to read."""

    name = "wall"
    screen = "screens.visitor.wall:WallScreen"


class Say(OfPrompt):
    """Where a visitor answers a prompt."""

    name = "say"
    screen = "screens.visitor.say:SayScreen"


class Codes(Route):
    """All QR codes, to choose from."""

    name = "codes"
    screen = "screens.visitor.codes:CodesScreen"


@dataclass(frozen=True)
class Code(Route):
    """A QR code as large as the window is."""

    name = "qr"
    screen = "screens.visitor.qr:QRScreen"
    what: str


class Languages(Route):
    """The languages, to choose from."""

    name = "languages"
    screen = "screens.visitor.languages:LanguagesScreen"


class Search(Route):
    """The search over everything."""

    name = "search"
    screen = "screens.visitor.search:SearchScreen"


@dataclass(frozen=True)
class Help(Route):
    """The keys of the screen that one comes from; without one, of the help itself."""

    name = "help"
    screen = "screens.visitor.help:HelpScreen"
    explained: type[Screen[object]] | None = None


class About(Route):
    """Funding and sources."""

    name = "about"
    screen = "screens.visitor.about:AboutScreen"


# What those do who work at the meeting


@dataclass(frozen=True)
class GroupWork(Route):
    """The choice of a prompt and a group; with a prompt, that of a group for it."""

    name = "groupwork"
    screen = "screens.work.groupwork:GroupWorkScreen"
    prompt: str = ""

    @property
    def in_public(self) -> Route:
        """What everybody may read."""
        return Wall(self.prompt) if self.prompt else Voices()


class Notes(OfGroup):
    """What a group says on a prompt, ready to type."""

    name = "notes"
    screen = "screens.work.notes:NotesScreen"

    @property
    def in_public(self) -> Route:
        """What everybody may read."""
        return Wall(self.prompt)


@dataclass(frozen=True)
class ReadBack(OfGroup):
    """What a group has said last, very large."""

    name = "read-back"
    screen = "screens.work.read_back:ReadBackScreen"
    type_on: Callable[[str], None]
    correct: Callable[[], None]
    """Goes to the note that was typed last."""


@dataclass(frozen=True)
class Paste(Route):
    """Whether pasted lines are to be notes."""

    name = "pasting"
    screen = "screens.work.pasting:PastingScreen"
    prompt: Prompt
    category: Category
    """For lines that name none."""
    lines: Sequence[PastedLine]
    keep: Callable[[Sequence[PastedLine]], None]
    """Is given the lines that can be kept, if they are to be."""
    type_on: Callable[[str], None]


@dataclass(frozen=True)
class ResolveConflict(Route):
    """The choice between a changed note and what others have made of it."""

    name = "resolve-conflict"
    screen = "screens.work.resolve_conflict:ResolveConflictScreen"
    line: OutgoingLine
    decide: Callable[[Version], None]
    type_on: Callable[[str], None]


class History(OfGroup):
    """What was done to the notes of a group on a prompt."""

    name = "history"
    screen = "screens.work.history:HistoryScreen"


class Overview(OfPrompt):
    """All groups of a prompt at a glance."""

    name = "overview"
    screen = "screens.board.overview:OverviewScreen"


class Moderation(OfPrompt):
    """What leaves the room of what was said on a prompt."""

    name = "moderation"
    screen = "screens.board.moderation:ModerationScreen"


class Translations(OfPrompt):
    """The notes on a prompt that lack a translation."""

    name = "translations"
    screen = "screens.board.translations:TranslationsScreen"


class Themes(OfPrompt):
    """What is said on a prompt, brought together under themes."""

    name = "themes"
    screen = "screens.board.themes:ThemesScreen"


class Presenter(OfPrompt):
    """What is said on a prompt, on the projector."""

    name = "presenter"
    screen = "screens.board.presenter:PresenterScreen"


@dataclass(frozen=True)
class Promises(Route):
    """What was promised; with a note, to make a promise of it."""

    name = "promises"
    screen = "screens.board.promises:PromisesScreen"
    note: str = ""


@dataclass(frozen=True)
class Mirror(OfPrompt):
    """The image of a group beside how others see it; without a group, of the first."""

    name = "mirror"
    screen = "screens.board.mirror:MirrorScreen"
    group: str = ""


class Results(Route):
    """The description sheet, and what is handed out when the meeting is over."""

    name = "results"
    screen = "screens.results.results:ResultsScreen"

    @property
    def in_public(self) -> Route:
        """What everybody may take along."""
        return Codes()


# The desk


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
"""The sections of the desk; a kiosk has none of them."""

WAYS: Final[tuple[type[Route], ...]] = (Itinerary, Cities, GroupWork, Codes)
"""Those that the first screen leads to by their numbers."""


def way(name: str) -> Route:
    """The way of that name."""
    return next(one for one in WAYS if one.name == name)()


PUBLIC: Final[tuple[type[Route], ...]] = (
    Itinerary,
    Activity,
    Cities,
    Place,
    Mine,
    Voices,
    Wall,
    Say,
    Codes,
    Code,
    Languages,
    Search,
    Help,
    About,
)
"""Those that a kiosk has as well."""

WORK: Final[tuple[type[Route], ...]] = (
    *(GroupWork, Notes, ReadBack, Paste, ResolveConflict, History),
    *(Overview, Moderation, Translations, Themes, Presenter, Promises, Mirror, Results),
)
"""Those of the people who work at the meeting; a kiosk has none of them."""
