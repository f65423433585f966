"""Where those go who work at the meeting; a kiosk has none of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ttchan_tui.tui.routes.route import OfGroup, OfPrompt, Route
from ttchan_tui.tui.routes.visitor import Codes, Voices, Wall

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.pasted_list import PastedLine
    from ttchan_tui.meeting.groupwork import Category, Prompt
    from ttchan_tui.tui.typing.outgoing import OutgoingLine, Version


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


WORK: Final[tuple[type[Route], ...]] = (
    *(GroupWork, Notes, ReadBack, Paste, ResolveConflict, History),
    *(Overview, Moderation, Translations, Themes, Presenter, Promises, Mirror, Results),
)
"""Those of the people who work at the meeting."""
