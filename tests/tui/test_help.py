"""What the help says is what the keys do; what must be said of the funding is said."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

import pytest
from textual.binding import Binding, BindingType

from tests.tui.driving import CLASSES, LANGUAGES, ROUTES, WHOLE, running
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language as language_of
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.commands import BACK, EVERYWHERE, LET_RUN, SMALLER, Command
from ttchan_tui.tui.screens.shared.base import MeetingScreen

NAMES = [name for name in ROUTES if CLASSES[name] != "ChooseScreen"]

DONE_BY_THE_LIST_OR_FIELD = {"enter", "up", "tab"}
"""Keys of commands that a list or a field does by itself; those are there to be explained and clicked."""


def screen_class(name: str) -> type[MeetingScreen]:
    """The class of a screen."""
    places = ["screens.visitor.home:HomeScreen", *(route.screen for route in TTChanApp.ROUTES)]
    module = next(place.partition(":")[0] for place in places if place.endswith(f":{CLASSES[name]}"))
    found: type[MeetingScreen] = getattr(import_module(f"ttchan_tui.tui.{module}"), CLASSES[name])
    return found


def bound(bindings: Iterable[BindingType]) -> set[tuple[str, str]]:
    """Key and action of each binding."""
    return {
        (key, binding.action)
        for binding in bindings
        if isinstance(binding, Binding)
        for key in binding.key.split(",")
    }


def commanded(commands: Iterable[Command]) -> set[tuple[str, str]]:
    """Key and action of each command."""
    return {(key, command.action) for command in commands for key in command.keys.split(",")}


@pytest.mark.parametrize("name", NAMES)
def test_no_binding_without_a_command_and_no_command_without_a_binding(name: str) -> None:
    screen = screen_class(name)
    anywhere = bound(TTChanApp.BINDINGS)
    own = screen.BINDINGS if "BINDINGS" in vars(screen) else ()
    bindings, commands = bound(own), commanded(screen.OWN_COMMANDS)
    assert bindings <= commands
    assert {key for key, _ in commands - bindings - anywhere} <= DONE_BY_THE_LIST_OR_FIELD


def test_the_app_binds_what_works_everywhere_and_nothing_else() -> None:
    assert bound(TTChanApp.BINDINGS) == commanded((BACK, *EVERYWHERE)) | bound([SMALLER])


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_an_action_and_every_key_one_meaning(name: str) -> None:
    screen = screen_class(name)
    for command in (*screen.OWN_COMMANDS, *EVERYWHERE):
        action = f"action_{command.action.removeprefix('app.').partition('(')[0]}"
        assert hasattr(screen, action) or hasattr(TTChanApp, action), command
        assert command.help
        assert command.label or not command.hinted


_FOLDED = [f"F{number}" for number in range(6, 13)]
"""Keys of categories that stand in the help as the range that F5 begins."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_help_of_every_screen_has_all_its_keys(repository: Repository, language: str) -> None:
    spoken = language_of(language)
    async with running(repository, language=language, size=WHOLE) as driver:
        for name in NAMES:
            if name == "help":
                continue
            await driver.visit(name)
            await driver.press("f1")
            assert driver.on == "HelpScreen"
            screen = screen_class(name)
            rows, words = driver.rows(), driver.words
            assert spoken.say(screen.NAME) in words
            assert spoken.say(screen.PURPOSE) in words
            taken = {key for key, _ in commanded(screen.OWN_COMMANDS)}
            assert (spoken.say(LET_RUN.help)[:30] in words) == (LET_RUN.keys not in taken), name
            for command in (*screen.OWN_COMMANDS, *EVERYWHERE):
                if command.key in _FOLDED or command == LET_RUN:
                    continue
                lines = [row for row in rows if f" {spoken.say(command.key)}" in row]
                assert any(spoken.say(command.help)[:30] in row for row in lines), (name, command)


async def test_help_on_help_stays_and_escape_leads_back(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("cities")
        await driver.press("question_mark", "question_mark", "f1")
        assert "Partner cities" in driver.text
        await driver.press("escape")
        assert driver.on == "CitiesScreen"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_about_has_the_funding_line_the_number_and_the_sources(
    repository: Repository, language: str
) -> None:
    meeting = repository.meeting()
    async with running(repository, language=language, size=WHOLE) as driver:
        await driver.press("a")
        assert driver.on == "AboutScreen"
        assert meeting.funding.line.in_language(language).text in driver.words
        assert "601592-CITIZ-1-2018-1-LV-CITIZ-TT" in driver.words
        assert meeting.lead.name.in_language(language).text in driver.words
        for source in meeting.sources:
            assert source.title.in_language(language).text in driver.words


async def test_the_funding_is_one_key_away_from_every_screen(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in NAMES:
            if name in ("notes", "search", "translations", "languages"):  # letters are text, or lead to names
                continue
            await driver.visit(name)
            await driver.press("a")
            assert "was funded with the support of the European Union" in driver.words


async def test_keys_that_do_the_same_are_explained_once(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("f1")
        assert "F5 – F12 This category for the line" in driver.words
        assert driver.words.count("This category for the line") == 1
