"""Pictures that come with the files of a meeting: looked at, and drawn anew.

Nothing of such a file is kept but what is to be seen on it: no place where it was taken, no camera, no
thumbnail, and nothing that is hidden behind it.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.format import Problem, SectionEntry, Sections
from ttchan_tui.meeting.pictures import ENDINGS, is_picture_name, kept_name, mark_in
from ttchan_tui.store.files import disk
from ttchan_tui.store.pictures import PICTURED, mark_of
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from PIL.Image import Image

FOLDER: Final = "pictures"
"""Where they lie in the folder of a meeting."""

LARGEST_FILE: Final = 20 * 2**20
"""Bytes of a picture as it comes."""
_MOST_PIXELS: Final = 50_000_000
"""Of a picture as it comes; a telephone takes as many, and they take 150 MB of memory."""
_EDGE: Final = 1200
"""Pixels of the longer side at most, as it is kept: enough for a page and for the largest terminal."""
_LEAST: Final = 32
"""Pixels of the shorter side at least."""
_QUALITY: Final = 85
_APART: Final = {"APP0"}
"""The only part of a JPEG file, besides the picture itself, that is written here."""
_END: Final = b"\xff\xd9"


class NoPicture(Explained):
    """A file cannot be shown as a picture."""

    def __init__(self, template: str, path: Path, **values: object) -> None:
        """Say why, and which one."""
        super().__init__(template, name=path.name, **values)


class PicturesFound:
    """The pictures that entries of a meeting name, from the folder of its files."""

    def __init__(self, folder: Path) -> None:
        """Look in the folder of a meeting."""
        self._folder = folder / FOLDER
        self.kept: dict[str, bytes] = {}
        """What is to be kept, by the names that the entries have from now on."""
        self.problems: list[Problem] = []
        self._seen: dict[str, str] = {}

    def named_anew(self, sections: Sections) -> Sections:
        """The same entries, with the names of what is kept in the place of the names of the files."""
        return {
            name: [self._entry(name, one) for one in entries] if name in PICTURED else entries
            for name, entries in sections.items()
        }

    def _entry(self, section: str, entry: SectionEntry) -> SectionEntry:
        name = entry.fields.get("picture")
        if not isinstance(name, str) or not is_picture_name(name):
            return entry  # the reader of the format says what is wrong with it
        try:
            if name not in self._seen:
                content = taken_in(self._folder / name)
                self._seen[name] = kept_name(name, mark_of(content))
                self.kept[self._seen[name]] = content
        except NoPicture as trouble:
            where = "picture" if section == "place" else f'{section} "{entry.fields.get("id")}": picture'
            self.problems.append(Problem(entry.file, where, trouble.template, trouble.values))
            return entry
        return entry._replace(fields={**entry.fields, "picture": self._seen[name]})


def taken_in(path: Path) -> bytes:
    """A picture as it is kept: in JPEG, upright, not larger than needed, without anything else in the file.

    Raises:
        NoPicture: It cannot be taken, and why.
    """
    content = _read(path)
    try:
        from PIL import Image, ImageOps, UnidentifiedImageError
    except ModuleNotFoundError as error:
        raise NoPicture(_LIBRARY, path, library="pillow") from error
    meant = ENDINGS[path.suffix.lower()]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(BytesIO(content), formats=tuple(set(ENDINGS.values())))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPicture(_TOO_MANY, path, limit=_MOST_PIXELS // 1_000_000) from error
    except UnidentifiedImageError as error:
        raise NoPicture(_NONE, path) from error
    except Exception as error:  # a file of strangers, in formats of many corners
        raise NoPicture(_BROKEN, path) from error
    width, height = opened.size
    if opened.format != meant:
        raise NoPicture(_OTHER, path, meant=meant, found=opened.format)
    if width * height > _MOST_PIXELS:
        raise NoPicture(_TOO_MANY, path, limit=_MOST_PIXELS // 1_000_000)
    if min(width, height) < _LEAST:
        raise NoPicture(_TOO_SMALL, path, width=width, height=height, limit=_LEAST)
    try:
        opened.draft("RGB", (_EDGE, _EDGE))
        opened.load()
        if mark_in(path.name) == mark_of(content) and _is_bare(opened, content):
            return content  # written here before: it is not drawn anew each time
        return _drawn(ImageOps.exif_transpose(opened))
    except Exception as error:  # as above
        raise NoPicture(_BROKEN, path) from error


def _read(path: Path) -> bytes:
    try:
        if path.is_symlink() or path.parent.is_symlink():
            raise NoPicture(_LINK, path)
        if not disk.is_file(path):
            raise NoPicture(_ABSENT, path)
        if path.stat().st_size > LARGEST_FILE:
            raise NoPicture(_TOO_LARGE, path, limit=LARGEST_FILE // 2**20)
        return path.read_bytes()
    except OSError as error:
        raise NoPicture(_UNREADABLE, path, reason=error.strerror or str(error)) from error


def _is_bare(picture: Image, content: bytes) -> bool:
    """Whether there is nothing in a file but the picture."""
    parts = {name for name, _ in getattr(picture, "applist", ())}
    within = max(picture.size) <= _EDGE and picture.mode == "RGB"
    return within and parts <= _APART and content.find(_END) == len(content) - len(_END)


def _drawn(picture: Image) -> bytes:
    from PIL import Image

    if picture.has_transparency_data:
        above = picture.convert("RGBA")
        picture = Image.new("RGBA", above.size, "white")
        picture.alpha_composite(above)
    picture = picture.convert("RGB")
    picture.thumbnail((_EDGE, _EDGE))
    bare = Image.new("RGB", picture.size)  # knows nothing of what else was in the file
    bare.paste(picture)
    made = BytesIO()
    bare.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()


_ABSENT: Final = N_("there is no file {name} in the folder pictures")
_LINK: Final = N_("{name} is a link; put the picture itself into the folder pictures")
_UNREADABLE: Final = N_("{name} cannot be read: {reason}")
_TOO_LARGE: Final = N_("{name} has more than {limit} MB; save the picture in a smaller size")
_TOO_MANY: Final = N_("{name} has more than {limit} million pixels; save the picture in a smaller size")
_TOO_SMALL: Final = N_("{name} has only {width} × {height} pixels; each side needs {limit}")
_NONE: Final = N_("{name} is no picture in the formats JPEG, PNG or WebP; save it in one of them")
_OTHER: Final = N_(
    "{name} is called as {meant} is and is {found}; change the end of its name, or save it anew"
)
_BROKEN: Final = N_("{name} is damaged, or not all of it is there; save the picture again")
_LIBRARY: Final = N_("pictures need the library {library}: pip install 'ttchan-tui[pictures]'")
