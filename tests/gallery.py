"""Takes the pictures of the gallery: every public screen in four windows and two languages.

They are those of `docs/gallery.md`, which this writes as well; `make pictures` takes them after the others.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    "group-work": ("3",),
    "codes": ("4",),
    "code": ("4", "Return"),
    "about": ("a",),
    "help": ("question",),
    "search": ("slash", "a", "r", "t"),
}
"""Each with the keys that lead there from the first one; where letters are text comes last."""

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
    yield "Every screen that anybody sees, in a window of the least, the usual, a large and a very large one,"
    yield "in English and in Latvian: the bundled meeting on the afternoon of its second day. `make pictures`"
    yield "takes them."
    for screen in SCREENS:
        yield f"\n## {screen.replace('-', ' ').capitalize()}\n"
        yield "| " + " | ".join(f"{columns}×{rows}" for columns, rows in WINDOWS) + " |"
        yield "|" + "---|" * len(WINDOWS)
        for language in LANGUAGES:
            files = (f"pictures/gallery/{name(screen, language, size)}" for size in WINDOWS)
            yield "| " + " | ".join(f"[![]({file})]({file})" for file in files) + " |"


def take_all(display: str, data: Path) -> None:
    """Take them all: a window for each size and language, in which one goes from screen to screen."""
    from tests.pictures import changed, settled

    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for size in WINDOWS:
            with window(
                display, data, size=size, colours=COLOURS, language=language, COLORTERM="truecolor"
            ) as shown:
                before = settled(shown)
                for screen, keys in SCREENS.items():
                    for key in keys:
                        shown.press(key)
                        before = changed(shown, before)
                    save(_whole(shown, before), FOLDER / name(screen, language, size))
                    if keys and screen != "search":
                        shown.press("h")
                        before = changed(shown, before)
            print(f"docs/pictures/gallery: {language} {size[0]}×{size[1]}")
    PAGE.write_text("\n".join(page()) + "\n", "utf-8")


def _whole(shown: Window, picture: Image.Image) -> Image.Image:
    return picture.crop((0, 0, *shown.size()))
