"""Pictures that tests draw, so that none has to be anybody's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

CREDIT = "Drawn by a test, CC0"


def drawing(width: int = 600, height: int = 400) -> Image.Image:
    """Something with a top, a bottom and colours: a red sun over blue water."""
    flat = Image.linear_gradient("L").resize((width, height))
    sky = Image.merge("RGB", (flat.point(lambda v: 220 - v // 2), flat.point(lambda v: 200 - v // 3), flat))
    sun = Image.radial_gradient("L").resize((height // 2, height // 2)).point(lambda v: 255 * (v < 120))
    sky.paste((200, 30, 40), (width // 3, height // 8), sun)
    return sky


def encoded(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    made = BytesIO()
    picture.save(made, form, **options)
    return made.getvalue()


def telling_too_much() -> bytes:
    """As a telephone writes it: lying on its side, with the place where it was taken, and a remark."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A telephone"
    exif.get_ifd(0x8825).update({1: "N", 2: (IFDRational(55), IFDRational(52), IFDRational(29))})
    return encoded(drawing().rotate(90, expand=True), exif=exif, comment=b"private", quality=95)


def give_picture(folder: Path, content: bytes, name: str = "raska.jpg") -> None:
    """Let a town of the bundled meeting and a venue have that picture."""
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / name).write_bytes(content)
    fields = (
        f'picture = "{name}"\ncredit = "{CREDIT}"\n'
        'picture_text.en = "The sun over water"\npicture_text.lv = "Saule virs ūdens"\n'
    )
    for file, id in (("places/raska.toml", "raska"), ("venues.toml", "city-council")):
        before = f'id = "{id}"\n'
        text = (folder / file).read_text()
        assert text.count(before) == 1
        (folder / file).write_text(text.replace(before, before + fields))
