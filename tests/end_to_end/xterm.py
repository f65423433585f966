"""The real app in a real terminal emulator's window, on a display of its own that nobody sees."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image, ImageGrab

from tests.end_to_end.terminal import APP, DURING, SECONDS_TO_WAIT, clean_environment, wait_until

PROGRAMS: Final = ("Xvfb", "xterm", "xdotool")

_CHARACTERS: Final = "C.UTF-8"
"""What xterm reads characters by: it is in every system, which the locales of languages are not."""

_WHOLE: Final = "2000x1300x24"
"""Room for 200×60 characters of that font."""


@contextmanager
def display() -> Iterator[str]:
    """A virtual display; its name."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", _WHOLE, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


class Window:
    """An xterm with the app in it, alone on its display."""

    def __init__(self, display: str) -> None:
        self._display = display

    def _xdotool(self, *arguments: str) -> str:
        return subprocess.run(
            ["xdotool", *arguments],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "DISPLAY": self._display},
            timeout=SECONDS_TO_WAIT,
        ).stdout

    def is_there(self) -> bool:
        """Whether the window is shown."""
        return bool(self._xdotool("search", "--onlyvisible", "--class", "xterm"))

    def take_keys(self) -> None:
        """Have what is typed go to the window: where the pointer is, as no manager says otherwise."""
        self._xdotool("mousemove", "1", "1")

    def press(self, key: str) -> None:
        """Type a key, by its X name."""
        self._xdotool("key", key)

    def repaint(self) -> None:
        """Have all cells painted anew: letters that reach into the next cell leave traces there."""
        window = ("search", "--class", "xterm")
        self._xdotool(*window, "windowunmap", "--sync", "windowmap", "--sync")

    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        told = self._xdotool("search", "--onlyvisible", "--class", "xterm", "getwindowgeometry")
        width, _, height = told.split("Geometry:")[1].split()[0].partition("x")
        return int(width), int(height)

    def picture(self) -> Image.Image:
        """The pixels as they are now."""
        return ImageGrab.grab(xdisplay=self._display).convert("RGB")


@contextmanager
def window(
    display: str,
    data: Path,
    *,
    size: tuple[int, int],
    colours: tuple[str, str],
    language: str = "en",
    command: Sequence[str] = (),
    program: Sequence[str] = APP,
    **more: str,
) -> Iterator[Window]:
    """The app in a window of so many columns and rows, on a terminal with those colours of its own.

    `command` says what to open instead of the app, `program` what takes the place of `ttchan`; `more` goes
    into its environment.
    """
    (columns, rows), (background, foreground) = size, colours
    opened = ["xterm", "-display", display, "-geometry", f"{columns}x{rows}+0+0", "-tn", "xterm-256color"]
    look = ["-fa", "DejaVu Sans Mono", "-fs", "10", "-bg", background, "-fg", foreground, "+sb"]
    app = [*program, "--data", str(data), "--lang", language, "--now", DURING, *command]
    shown, spoken = Window(display), clean_environment(data.parent)
    inside = {"LANG": spoken["LANG"], **more}
    with subprocess.Popen(
        [*opened, *look, "-e", "env", *(f"{name}={value}" for name, value in inside.items()), *app],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**spoken, "LANG": _CHARACTERS},
    ) as xterm:
        try:
            wait_until(shown.is_there, "a window")
            shown.take_keys()
            yield shown
        finally:
            xterm.terminate()
            xterm.wait()
