"""Text from people is shown as it is, on every screen, and does nothing else (traps G5 and G6)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.meetings import files, sections
from tests.tui.driving import CLASSES, ROUTES, Driver, running
from ttchan_tui.store import Repository

MARKUP = '[/] [/b] [x="y] [@click=app.quit]x[/] [link=http://x] [red] [/some/path]'

ACRONYM = "[@click=app.quit]T"

ODD = (
    MARKUP,
    "w" * 200,
    "שלום עולם مرحبا بكم",
    "👩‍👩‍👧‍👦 🇱🇻 👍🏽 日本語",
    "e\u0301\u0323 Ḁ́ क्षत्रिय",
    "Lorem [ipsum " * 19,
    "\\[/] \\\\ $primary {number} %s \\n",
)
"""What has broken screens before: code to Textual, words without an end, other directions and widths."""

NO_TEXT = {"id", "format", "acronym", "host", "country", "kind", "category", "source", "time_zone", "prompt"}
NO_TEXT |= {"number", "host_delegation", "place", "website", "address", "language", "part_of_day"}


def strewn(value: Any, texts: Iterator[str], name: str = "") -> Any:
    """A parsed file of a meeting with other texts in the place of all of its texts."""
    if isinstance(value, dict) and value and set(value) <= {"lv", "en"} and name not in NO_TEXT:
        return {code: f"{next(texts)}" for code in value}
    if isinstance(value, dict):
        return {key: strewn(inner, texts, key) for key, inner in value.items()}
    if isinstance(value, list) and name not in ("languages", "delegations", "groups", "places", "venues"):
        return [strewn(inner, texts, name) for inner in value]
    if isinstance(value, str) and name in ("local_name", "hello", "welcome", "other_names"):
        return next(texts)
    return value


def cycled(texts: tuple[str, ...]) -> Iterator[str]:
    """These texts again and again, each time with another number, so that no two are the same."""
    number = 0
    while True:
        for text in texts:
            number += 1
            yield f"{text[:280]} {number}"


def load(repository: Repository, *texts: str) -> None:
    """Put a meeting into the store all of whose texts are these."""
    changed = {}
    source = cycled(texts)
    for file, content in files().items():
        kept = {key: content[key] for key in ("lead", "results") if key in content}
        changed[file] = strewn({key: each for key, each in content.items() if key not in kept}, source)
        changed[file] |= kept
    changed["meeting.toml"]["acronym"] = ACRONYM
    changed["people.toml"]["partner"][0]["name"] = {"lv": MARKUP, "en": MARKUP}
    repository.loader.replace(sections(changed))
    for text in texts:
        repository.notebook.add("wishes", "rs", "soon", text[:500], "en")


def assert_harmless(driver: Driver) -> None:
    """Nothing on the screen is a link or an action, and no control character reaches the terminal."""
    for row in driver.styled():
        for segment in row:
            assert segment.control is None
            assert all(letter.isprintable() or ord(letter) > 0xFF for letter in segment.text), segment.text
            assert segment.style is None or segment.style.link is None
            assert segment.style is None or "@click" not in segment.style.meta


@pytest.mark.parametrize("size", [(60, 20), (200, 60)], ids=str)
async def test_odd_text_breaks_no_screen(repository: Repository, size: tuple[int, int]) -> None:
    load(repository, *ODD)
    async with running(repository, size=size, now=None) as driver:
        for name in ROUTES:
            await driver.visit(name)
            assert_harmless(driver)
            if name not in ("kinds", "venues", "languages"):
                await driver.speak("lv")
            assert driver.on == CLASSES[name]
            assert_harmless(driver)
        assert driver.app.is_running


async def test_markup_is_shown_to_the_letter(repository: Repository) -> None:
    load(repository, MARKUP)
    async with running(repository, size=(200, 60), now=None) as driver:
        for name in ROUTES:
            await driver.visit(name)
            assert driver.on == CLASSES[name]
            if name in ("search", "help", "qr", "languages"):
                continue
            if name == "overview":
                assert any("▄" in row for row in driver.rows()[1:5]), "its question is drawn in large letters"
                continue
            shown = MARKUP[:40] if name in ("mine", "cities") else MARKUP  # rows end where the map begins
            assert shown in driver.words, name
            if CLASSES[name] != "ChooseScreen":
                assert ACRONYM in driver.rows()[0]


async def test_a_click_on_an_action_is_a_click_on_a_text(repository: Repository) -> None:
    load(repository, MARKUP)
    async with running(repository, size=(160, 60), now=None) as driver:
        for name in ("activity", "place", "about", "home", "programme", "notes"):
            await driver.visit(name)
            rows = [number for number, row in enumerate(driver.rows()) if "[@click=app.quit]x" in row]
            for row in rows[:3]:
                if "[@click=app.quit]x" in driver.rows()[row]:
                    await driver.click("[@click=app.quit]x", row=row)
            assert driver.app.is_running


async def test_markup_is_found_and_told(repository: Repository) -> None:
    load(repository, MARKUP)
    async with running(repository, size=(160, 40), now=None) as driver:
        await driver.go("search")
        await driver.paste("[@click=app.quit]")
        assert MARKUP in driver.text
        await driver.press("enter")
        assert driver.app.is_running
        await driver.visit("notes")
        await driver.press("up", "delete")
        assert f"Deleted: {MARKUP}" in driver.words
        await driver.press("ctrl+z")
        await driver.press("up", "enter")
        assert driver.typed == MARKUP
        await driver.type("[/")
        await driver.press("enter")
        assert "[/some/path][/" in driver.text  # its line ends before, beside what was said
        assert_harmless(driver)


async def test_what_is_refused_is_told_harmlessly(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.paste("[/]\x1b]0;x\x07")
        assert "U+001B" in driver.words
        assert_harmless(driver)


async def test_notes_of_500_characters_are_there_to_their_end(repository: Repository) -> None:
    words = " ".join(f"word{number}" for number in range(70))[:495] + " end!"
    repository.notebook.add("promote-my-partner", "lv", "culture", words, "en")
    repository.notebook.add("promote-my-partner", "lv", "culture", "x" * 499 + "!", "en")
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.press("up", "home")
        assert "end!" in driver.words
        await driver.press("down")
        assert "x!" in driver.words


# Behind the gate: somebody changes the data file by hand


def tampered(data: Path, old: str, new: str) -> None:
    """Put another text into the data file, as an editor would."""
    file = data / "ttchan.json"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, json.dumps(new)[1:-1]), encoding="utf-8")


CONTROL = "\x1b]0;owned\x07\x9b31m\x00\u202eevil"


async def test_control_characters_in_a_stored_note_reach_no_terminal(
    repository: Repository, data: Path
) -> None:
    repository.notebook.add("promote-my-partner", "lv", "culture", "harmless", "en")
    async with running(repository) as driver:
        await driver.visit("notes")
        repository.engine.compact()  # from now on the note is in the file that an editor would open
        tampered(data, "harmless", CONTROL)
        driver.app.show_again()  # what is just being written may look gone at first
        await driver.until(lambda: "�]0;owned��31m��evil" in driver.text)
        assert_harmless(driver)
        await driver.press("up", "delete")
        assert_harmless(driver)
        await driver.go("search")
        await driver.type("owned")
        assert_harmless(driver)


async def test_control_characters_in_a_stored_meeting_reach_no_terminal(
    repository: Repository, data: Path
) -> None:
    async with running(repository) as driver:
        tampered(data, "Get-acquainted dinner", CONTROL)
        for name in ROUTES:
            await driver.visit(name)
            driver.app.show_again()
            await driver.settle()
            assert_harmless(driver)
        assert driver.app.is_running
