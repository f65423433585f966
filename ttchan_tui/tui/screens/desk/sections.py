"""The sections of the desk: what each is called, by which key one comes there, and who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ttchan_tui.meeting.roles import Person, Right
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command


@dataclass(frozen=True, slots=True)
class Section:
    """One section."""

    route: type[routes.Route]
    label: str
    """On its tab (a catalogue key)."""
    help: str
    right: Right

    def command(self, key: int) -> Command:
        """What leads to it."""
        name = f"section('{self.route.name}')"
        return Command(name, str(key), str(key), self.label, self.help, hinted=False, right=self.right)


SECTIONS: Final = (
    Section(routes.Today, N_("Today"), N_("The activities of a day: move, change, cancel."), Right.ORGANISE),
    Section(routes.Waiting, N_("Waiting"), N_("What waits for somebody to decide."), Right.LEAD_GROUPS),
    Section(routes.Announced, N_("Announcements"), N_("Tell everybody something."), Right.ANNOUNCE),
    Section(routes.People, N_("People"), N_("How many people take part."), Right.ORGANISE),
    Section(routes.Texts, N_("Texts"), N_("All texts, those first that lack a language."), Right.ORGANISE),
    Section(routes.WhoIsHere, N_("Here now"), N_("Who works here now, and at what."), Right.LOOK_BACK),
    Section(routes.Past, N_("History"), N_("Who changed what; take it back."), Right.LOOK_BACK),
    Section(routes.Access, N_("Access"), N_("Who may come in, and as what."), Right.ADMINISTER),
)
"""In the order of their tabs."""

COMMANDS: Final = tuple(section.command(key) for key, section in enumerate(SECTIONS, 1))
"""The ways to all of them."""

NEXT: Final = Command("turn(1)", "tab", "Tab", N_("next section"), N_("To the next section."), hinted=False)
BEFORE: Final = Command(
    "turn(-1)", "shift+tab", "Shift+Tab", N_("section before"), N_("To the section before."), hinted=False
)


def sections_of(person: Person, *, has_access: bool) -> Iterator[tuple[int, Section]]:
    """Those that a person may see, each with its key.

    Args:
        person: Who it is.
        has_access: Whether people come in here over the line, so that somebody can say who.
    """
    for key, section in enumerate(SECTIONS, 1):
        if person.may(section.right) and (has_access or section.route is not routes.Access):
            yield key, section
