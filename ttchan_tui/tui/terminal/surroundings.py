"""What the environment says about the terminal. Nothing is asked of the terminal here."""

from __future__ import annotations

from codecs import lookup
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TextIO


class Colours(Enum):
    """How many colours there are."""

    NONE = "none"
    SIXTEEN = "16"
    MANY = "many"


class Charset(Enum):
    """Whether the terminal takes UTF-8."""

    UTF8 = "UTF-8"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Name of the terminal, its colours and letters, and what it runs in."""

    name: str
    """What `TERM` says."""
    colours: Colours
    charset: Charset
    within: tuple[str, ...] = ()
    """What stands between us and the person: tmux, screen, ssh."""

    @property
    def is_console(self) -> bool:
        """Whether it is the console of Linux, with its 16 colours and a font of at most 512 glyphs."""
        return self.name == "linux"

    @property
    def is_slow(self) -> bool:
        """Whether there is a line between us and the person, on which keys come in parts."""
        return "ssh" in self.within

    @property
    def is_known(self) -> bool:
        """Whether it is a terminal that shows everything we draw, by experience."""
        return self.name.partition("-")[0] in _KNOWN


_KNOWN: Final = {
    *("alacritty", "contour", "foot", "ghostty", "gnome", "iterm2", "kitty", "konsole", "linux", "mintty"),
    *("ms", "rio", "rxvt", "screen", "st", "tmux", "vte", "wezterm", "xterm"),
}

_MANY: Final = {"256color", "kitty"}
"""Ends of the names of terminals with at least 256 colours, as Rich has them, which sends the colours."""

_LETTERS_BY: Final = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first of these that is set decides on the encoding."""

_BY_PYTHON: Final = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself sets `LC_CTYPE` to where the environment names no usable encoding (PEP 538)."""


def surroundings(environment: Mapping[str, str]) -> Surroundings:
    """Read what the environment says."""
    name = environment.get("TERM", "").strip().lower()
    return Surroundings(name, _colours(environment, name), _charset(environment), _within(environment, name))


def encoding_of(terminal: TextIO | None) -> str:
    """The encoding of a terminal as the locale has it; UTF-8 where that has no letters but those of ASCII."""
    name = terminal.encoding if terminal else "ascii"
    return "utf-8" if lookup(name).name == "ascii" else name


def _colours(environment: Mapping[str, str], name: str) -> Colours:
    if environment.get("NO_COLOR"):
        return Colours.NONE
    many = environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    many = many or name.rpartition("-")[2] in _MANY
    return Colours.MANY if many and name != "linux" else Colours.SIXTEEN


def _charset(environment: Mapping[str, str]) -> Charset:
    said = {name: environment.get(name, "") for name in _LETTERS_BY}
    if said["LC_CTYPE"] in _BY_PYTHON:
        said["LC_CTYPE"] = ""
    locale = next((value for value in said.values() if value), "")
    _, _, encoding = locale.partition(".")
    encoding = encoding.partition("@")[0].lower().replace("-", "")
    if encoding:
        return Charset.UTF8 if encoding == "utf8" else Charset.OTHER
    return Charset.UNKNOWN


def _within(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    found = {
        "tmux": "TMUX" in environment or name.startswith("tmux"),
        "screen": "STY" in environment or (name.startswith("screen") and "TMUX" not in environment),
        "ssh": any(f"SSH_{what}" in environment for what in ("CONNECTION", "CLIENT", "TTY")),
    }
    return tuple(what for what, is_there in found.items() if is_there)
