"""Takes the pictures of the gallery: the screens in four windows and two languages.

They are those of `docs/gallery.md`, which this writes as well; `make pictures` takes them after the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from PIL import Image

from tests.end_to_end.xterm import Window, window

PAGE: Final = Path(__file__).parents[1] / "docs" / "gallery.md"
FOLDER: Final = PAGE.parent / "pictures" / "gallery"

WINDOWS: Final = ((60, 20), (80, 24), (120, 40), (200, 60))
LANGUAGES: Final = ("en", "lv")
COLOURS: Final = ("#10141f", "#e9ecf3")

SCREENS: Final[dict[str, tuple[str, ...]]] = {
    "home": (),
    "programme": ("1",),
    "activity": ("1", "Return"),
    "who-is-here": ("2",),
    "place": ("2", "Return"),
    "my-country": ("5",),
    "codes": ("4",),
    "code": ("4", "Return"),
    "about": ("a",),
    "help": ("question",),
    "group-work": ("3",),
    "all-groups": ("3", "o"),
    "what-goes-out": ("3", "o", "p"),
    "themes": ("3", "g"),
    "search": ("slash", "a", "r", "t"),
}
"""Each with the keys that lead there from the first one; where letters are text comes last.

The history is none of them: when and on which machine something was done is another one each time.
"""

AT_A_KIOSK: Final[dict[str, tuple[str, ...]]] = {
    "loop": (),
    "kiosk": ("Return",),
    "what-people-say": ("3",),
    "a-question": ("3", "Return"),
}
"""Those that only visitors have, one after the other."""

KIOSK: Final = ("kiosk", "--slide", "3600", "--idle", "3600")

_COLOURS_OF_A_PICTURE: Final = 48


def name(screen: str, language: str, size: tuple[int, int]) -> str:
    """What the file of a picture is called."""
    return f"{screen}-{language}-{size[0]}x{size[1]}.png"


def save(picture: Image.Image, path: Path) -> None:
    """Keep a picture in few colours, which is all that a terminal needs."""
    picture.quantize(_COLOURS_OF_A_PICTURE).save(path, optimize=True)


def page() -> Iterator[str]:
    """The page that shows them all."""
    yield "# Gallery"
    yield ""
    yield "The screens of visitors and of those who work at the meeting, in a window of the least, the usual,"
    yield "a large and a very large one, in English and in Latvian: the bundled meeting on the afternoon of"
    yield "its second day, with notes that nobody said. `make pictures` takes them."
    for screen in (*SCREENS, *AT_A_KIOSK):
        yield f"\n## {screen.replace('-', ' ').capitalize()}\n"
        yield "| " + " | ".join(f"{columns}×{rows}" for columns, rows in WINDOWS) + " |"
        yield "|" + "---|" * len(WINDOWS)
        for language in LANGUAGES:
            files = (f"pictures/gallery/{name(screen, language, size)}" for size in WINDOWS)
            yield "| " + " | ".join(f"[![]({file})]({file})" for file in files) + " |"


def take_all(display: str, data: Path) -> None:
    """Take them all: a window for each size and language, in which one goes from screen to screen."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for size in WINDOWS:
            opens = partial(
                window,
                display,
                data,
                size=size,
                colours=COLOURS,
                language=language,
                COLORTERM="truecolor",
            )
            _take(opens(), SCREENS, language, size)
            _take(opens(command=KIOSK), AT_A_KIOSK, language, size)
            print(f"docs/pictures/gallery: {language} {size[0]}×{size[1]}")
    PAGE.write_text("\n".join(page()) + "\n", "utf-8")


def _take(
    opened: AbstractContextManager[Window],
    screens: Mapping[str, tuple[str, ...]],
    language: str,
    size: tuple[int, int],
) -> None:
    """Go from one of the screens to the next in one window, by way of the first."""
    from tests.pictures import changed, settled

    with opened as shown:
        before = settled(shown)
        for screen, keys in screens.items():
            for key in keys:
                shown.press(key)
                before = changed(shown, before)
            save(_whole(shown, before), FOLDER / name(screen, language, size))
            if keys and screen not in ("kiosk", list(screens)[-1]):
                shown.press("h")
                before = changed(shown, before)


def _whole(shown: Window, picture: Image.Image) -> Image.Image:
    return picture.crop((0, 0, *shown.size()))
