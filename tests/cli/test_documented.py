from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, parsed
from ttchan_tui.cli.command_line.parser import Parser, command_line
from ttchan_tui.meeting.history import change_kinds
from ttchan_tui.text.languages import CODES, language

DOCUMENT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def keys(value: Any) -> Iterator[str]:
    """All keys of an object and of what is in it."""
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from keys(item)
    if isinstance(value, list):
        for item in value:
            yield from keys(item)


@pytest.mark.parametrize(
    "arguments",
    [
        ["programme"],
        ["partners"],
        ["notes", "list"],
        ["board", "overview", "gains"],
        ["board", "themes", "gains"],
        ["board", "promises"],
        ["board", "mirror", "image-of-my-town", "lv"],
        ["announce", "list"],
        ["search", "rotko"],
        ["qr"],
        ["qr", "results"],
        ["meeting", "show"],
        ["db", "backup"],
        ["db", "restore"],
        ["db", "compact"],
        ["db", "info"],
        ["db", "verify"],
    ],
    ids=" ".join,
)
def test_every_key_is_documented(arguments: list[str], data: Path) -> None:
    section = DOCUMENT.split(f"\n## {arguments[0]}\n")[1].split("\n## ")[0]
    common = DOCUMENT.split("# The JSON")[1].split("\n## ")[0]
    inline = re.sub(r"```.*?```", "", section + common, flags=re.DOTALL)
    documented = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`\n]+`", inline))))
    assert set(keys(parsed(*arguments, "--lang", "en", data=data))) <= documented


COMMON = {"--help", "--data", "--lang", "--now", "--version"}
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
IN_EACH_LANGUAGE = "[--LANG TEXT]…"
OF_LANGUAGES = {f"--{code}" for code in CODES}


def every_command(parser: Parser, *name: str) -> Iterator[tuple[str, Parser]]:
    """All commands with what they are told, as the real command line has them."""
    parser.complete()
    yield " ".join(name), parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from every_command(below, *name, word)


COMMANDS = dict(every_command(command_line(language("en"))))


def test_the_help_is_in_the_language() -> None:
    latvian = dict(every_command(command_line(language("lv"))))
    for name, parser in COMMANDS.items():
        assert latvian[name].description != parser.description, name
        for one, other in zip(parser._actions, latvian[name]._actions, strict=True):
            if one.help and "-h" not in one.option_strings:  # of argparse itself
                assert one.help != other.help, (name, one)


def rows() -> Iterator[tuple[set[str], set[str]]]:
    """Each row of the table of commands: which ones it is about, and which options stand in it."""
    table = DOCUMENT.split("| command |")[1].split("\n\n")[0]
    for row in table.splitlines()[2:]:
        cell = re.split(r"(?<!\\)\|", row)[1]
        options = set(OPTION.findall(row)) - COMMON
        if IN_EACH_LANGUAGE in row:
            options |= OF_LANGUAGES
        yield set(named_in(re.findall(r"`([^`]+)`", cell))), options


def named_in(spans: list[str]) -> Iterator[str]:
    """The commands of `ttchan notes hold ID`, `reject ID`: what is left out is as before."""
    before: list[str] = []
    for span in spans:
        words = span.split()
        if words[0] == "ttchan":
            before, words = [], words[1:]
        elif not words[0].startswith("-"):
            before = before[:-1]
        for word in words:
            if " ".join((*before, word)) not in COMMANDS:
                break
            before.append(word)
        yield " ".join(before)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_where_its_command_does(command: str) -> None:
    parser = COMMANDS[command]
    asks_for_more = any(
        isinstance(one, argparse._SubParsersAction) and one.required for one in parser._actions
    )
    options = {
        name for one in parser._actions for name in one.option_strings if name.startswith("--")
    } - COMMON
    documented = [there for named, there in rows() if command in named]
    assert documented or (asks_for_more and not options)
    assert options <= set().union(*documented)


def test_no_row_has_an_option_that_its_commands_lack() -> None:
    for named, options in rows():
        taken = {
            name for command in named for one in COMMANDS[command]._actions for name in one.option_strings
        }
        assert options <= taken, named


def test_every_verb_of_the_history_is_documented() -> None:
    row = next(line for line in DOCUMENT.splitlines() if line.startswith("| `changes[].what`"))
    known = {word for name, word in vars(change_kinds).items() if name.isupper() and isinstance(word, str)}
    assert set(re.findall(r"`([a-z-]+)`", row)) == known
