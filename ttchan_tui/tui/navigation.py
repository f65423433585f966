"""The ways from screen to screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session

if TYPE_CHECKING:
    from ttchan_tui.tui.screens.board.mirror import MirrorScreen
    from ttchan_tui.tui.screens.board.presenter import PresenterScreen
    from ttchan_tui.tui.screens.board.promises import PromisesScreen
    from ttchan_tui.tui.screens.board.themes import ThemesScreen
    from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
    from ttchan_tui.tui.screens.visitor.activity import ActivityScreen
    from ttchan_tui.tui.screens.visitor.itinerary import ItineraryScreen
    from ttchan_tui.tui.screens.visitor.place import PlaceScreen
    from ttchan_tui.tui.screens.visitor.qr import QRScreen
    from ttchan_tui.tui.screens.visitor.say import SayScreen
    from ttchan_tui.tui.screens.visitor.visitors import VisitorsScreen
    from ttchan_tui.tui.screens.work.groupwork import GroupWorkScreen
    from ttchan_tui.tui.screens.work.history import HistoryScreen
    from ttchan_tui.tui.screens.work.notes import NotesScreen
    from ttchan_tui.tui.screens.work.pasting import Pasting, PastingScreen
    from ttchan_tui.tui.screens.work.read_back import ReadBackScreen
    from ttchan_tui.tui.screens.work.versions import Version, VersionsScreen
    from ttchan_tui.tui.typing.outgoing import OutgoingLine

SCREENS = {
    "itinerary": "screens.visitor.itinerary:ItineraryScreen",
    "activity": "screens.visitor.activity:ActivityScreen",
    "cities": "screens.visitor.cities:CitiesScreen",
    "place": "screens.visitor.place:PlaceScreen",
    "groupwork": "screens.work.groupwork:GroupWorkScreen",
    "say": "screens.visitor.say:SayScreen",
    "visitors": "screens.visitor.visitors:VisitorsScreen",
    "codes": "screens.visitor.codes:CodesScreen",
    "qr": "screens.visitor.qr:QRScreen",
    "search": "screens.visitor.search:SearchScreen",
    "help": "screens.visitor.help:HelpScreen",
    "about": "screens.visitor.about:AboutScreen",
}
"""Where the screens are that anybody may see; each is imported when it is first opened, and kept."""

WORK = {
    "notes": "screens.work.notes:NotesScreen",
    "read-back": "screens.work.read_back:ReadBackScreen",
    "pasting": "screens.work.pasting:PastingScreen",
    "versions": "screens.work.versions:VersionsScreen",
    "history": "screens.work.history:HistoryScreen",
    "overview": "screens.board.overview:OverviewScreen",
    "moderation": "screens.board.moderation:ModerationScreen",
    "translations": "screens.board.translations:TranslationsScreen",
    "themes": "screens.board.themes:ThemesScreen",
    "presenter": "screens.board.presenter:PresenterScreen",
    "promises": "screens.board.promises:PromisesScreen",
    "mirror": "screens.board.mirror:MirrorScreen",
}
"""Where the screens are of those who work at the meeting; a kiosk has none of them."""


class Navigation(App[Any], inherit_bindings=False):
    """The part of the app that knows its screens and leads from one to the other."""

    session: Session
    screens_of_app: ClassVar[Mapping[str, str]] = {**SCREENS, **WORK}

    def open_screen(self, name: str) -> MeetingScreen:
        """Bring a screen to the top; if it lies somewhere below, go back to it."""
        screen = self._screen(name)
        if screen in self.screen_stack:
            while self.screen is not screen:
                self.pop_screen()
            screen.show_all()
        else:
            self.push_screen(screen)
        return screen

    def _screen(self, name: str) -> MeetingScreen:
        if not self.is_screen_installed(name):
            module, _, kind = self.screens_of_app[name].partition(":")
            made = getattr(import_module(f"ttchan_tui.tui.{module}"), kind)
            self.install_screen(made(self.session), name)
        return cast("MeetingScreen", self.get_screen(name))

    def open_day(self, day: str) -> None:
        """Open the programme at a day, given as an ISO date."""
        itinerary = cast("ItineraryScreen", self._screen("itinerary"))
        itinerary.begin_anew()
        itinerary.day = date.fromisoformat(day)
        self.open_screen("itinerary")

    def open_programme_at(self, activity: str) -> None:
        """Open the programme with an activity chosen."""
        itinerary = cast("ItineraryScreen", self._screen("itinerary"))
        itinerary.begin_anew()
        itinerary.follow(activity)
        self.open_screen("itinerary")

    def open_activity(self, id: str) -> None:
        """Open an activity in full."""
        cast("ActivityScreen", self._screen("activity")).activity_id = id
        self.open_screen("activity")

    def open_place(self, id: str) -> None:
        """Open a city, district or country."""
        cast("PlaceScreen", self._screen("place")).place_id = id
        self.open_screen("place")

    def open_venue(self, id: str) -> None:
        """Open the programme with what happens at one venue."""
        itinerary = cast("ItineraryScreen", self._screen("itinerary"))
        itinerary.show_only_venue(id)
        self.open_screen("itinerary")

    def open_prompt(self, id: str) -> None:
        """Open the group work with a prompt chosen."""
        cast("GroupWorkScreen", self._screen("groupwork")).wanted = id
        self.open_screen("groupwork")

    def open_place_code(self, id: str) -> None:
        """Show the QR code of a place's website."""
        if self.session.meeting.place[id].website:
            self.open_code(f"place:{id}")
        elif isinstance(self.screen, MeetingScreen):
            self.screen.notify_plainly(N_("There is no code: no website of this place is known."))

    def open_notes(self, prompt: str, group: str) -> None:
        """Open what a group says on a prompt."""
        cast("NotesScreen", self._screen("notes")).ask(prompt, group)
        self.open_screen("notes")

    def open_read_back(self, prompt: str, group: str) -> None:
        """Show what a group has said last on a prompt, very large."""
        cast("ReadBackScreen", self._screen("read-back")).desk = (prompt, group)
        self.open_screen("read-back")

    def open_pasting(self, asked: Pasting) -> None:
        """Ask whether pasted lines are to be notes."""
        cast("PastingScreen", self._screen("pasting")).asked = asked
        self.open_screen("pasting")

    def open_versions(self, line: OutgoingLine, decide: Callable[[Version], None]) -> None:
        """Let somebody choose between a changed note and what others have made of it."""
        cast("VersionsScreen", self._screen("versions")).ask(line, decide)
        self.open_screen("versions")

    def type_on(self, character: str) -> None:
        """Go on typing where notes are typed."""
        cast("NotesScreen", self._screen("notes")).type_on(character)

    def correct_last(self) -> None:
        """Go to the note that was typed last."""
        cast("NotesScreen", self._screen("notes")).action_list()

    def open_history(self, prompt: str, group: str) -> None:
        """Open what was done to the notes of a group on a prompt."""
        cast("HistoryScreen", self._screen("history")).look_back(prompt, group)
        self.open_screen("history")

    def open_overview(self, prompt: str) -> None:
        """Open all groups of a prompt at a glance."""
        self._open_for("overview", prompt)

    def open_moderation(self, prompt: str) -> None:
        """Open what leaves the room of what was said on a prompt."""
        self._open_for("moderation", prompt)

    def open_translations(self, prompt: str) -> None:
        """Open the notes on a prompt that lack a translation."""
        self._open_for("translations", prompt)

    def _open_for(self, name: str, prompt: str) -> None:
        cast("PromptScreen", self._screen(name)).ask(prompt)
        self.open_screen(name)

    def open_themes(self, prompt: str) -> None:
        """Open what is said on a prompt, brought together under themes."""
        cast("ThemesScreen", self._screen("themes")).ask(prompt)
        self.open_screen("themes")

    def open_presenter(self, prompt: str) -> None:
        """Show what is said on a prompt on the projector."""
        cast("PresenterScreen", self._screen("presenter")).ask(prompt)
        self.open_screen("presenter")

    def open_promises(self, note: str = "") -> None:
        """Open what was promised; with a note, to make a promise of it."""
        cast("PromisesScreen", self._screen("promises")).begin(note)
        self.open_screen("promises")

    def open_mirror(self, prompt: str, group: str = "") -> None:
        """Open the image of a group beside how others see it."""
        cast("MirrorScreen", self._screen("mirror")).ask(prompt, group)
        self.open_screen("mirror")

    def open_say(self, prompt: str) -> None:
        """Let a visitor say something on a prompt."""
        cast("SayScreen", self._screen("say")).ask(prompt)
        self.open_screen("say")

    def open_visitors(self, prompt: str) -> None:
        """Open what visitors have said on a prompt."""
        cast("VisitorsScreen", self._screen("visitors")).prompt_id = prompt
        self.open_screen("visitors")

    def open_code(self, what: str) -> None:
        """Show a QR code as large as the window is."""
        cast("QRScreen", self._screen("qr")).what = what
        self.open_screen("qr")

    def follow(self, id: str) -> None:
        """The screen on top has gone on to another activity or place: the ones below go with it."""
        for screen in self.screen_stack[:-1]:
            if isinstance(screen, MeetingScreen):
                screen.follow(id)

    def back(self) -> None:
        """Back to the screen below; on the first screen there is nowhere to go."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    async def action_back(self) -> None:
        """Back one screen."""
        self.back()
