"""What is said of a picture, below it and to those who do not see it."""

from __future__ import annotations

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.text.languages import Language


def caption(picture: Picture, language: Language) -> str:
    """What is to be seen, and who made it."""
    seen = picture.text.in_language(language.code).marked if picture.text else ""
    return " · ".join(filter(None, (seen, picture.credit)))


def picture_words(picture: Picture, language: Language) -> str:
    """The same in the place of the picture."""
    return language.say("Picture: {words}", words=caption(picture, language))
