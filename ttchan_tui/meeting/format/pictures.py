"""Reads which picture a place or a venue has."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.pictures import Picture, is_picture_name
from ttchan_tui.text.languages import N_


def read_picture(fields: Fields) -> Picture | None:
    """The fields `picture`, `credit` and `picture_text`; nobody's picture is shown without naming them."""
    has_one = "picture" in fields
    file = fields.string("picture")
    credit = fields.string("credit", needed=has_one)
    text = fields.text("picture_text")
    if not has_one:
        for name in ("credit", "picture_text"):
            if name in fields:
                fields.wrong(name, N_("this belongs to a picture, and there is none"))
        return None
    if file and not is_picture_name(file):
        fields.expected("picture", _NAME, file)
    return Picture(file, credit, text)


_NAME: Final = N_(
    "expected the name of a file in the folder pictures, of plain letters, digits and hyphens, with .jpg, "
    ".png or .webp at its end, such as town-hall.jpg, but found {found}"
)
