"""Limits of the domain: how much may be typed, said, counted and named."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

# What people type

NOTE_LIMIT: Final = 500
"""Characters that a note may have, or a reason; a longer one cannot be read at a kiosk."""

VISITOR_NOTE_LIMIT: Final = 140
"""Characters that a visitor's note may have."""

ANNOUNCEMENT_LIMIT: Final = 200
"""Characters that an announcement may have in one language."""

TITLE_LIMIT: Final = 80
"""Characters that the title of a theme may have."""

WHO_LIMIT: Final = 80
"""Characters that may say who does what was promised."""

AUTHOR_LIMIT: Final = 80
"""Characters that the name of whoever said something may have."""

MOST_LINES: Final = 1_000_000
"""The highest number of a line that a file may have."""

MOST_HANDS: Final = 99_999
"""Hands for a note where nobody knows how many people are in the room."""

# What the files of a meeting say

TEXT_LIMIT: Final = 5000
"""Characters that a text may have, in one language."""

STRING_LIMIT: Final = 300
"""Characters that a line may have that is the same in all languages."""

ACTIVITY_TITLE_LIMIT: Final = 70
"""Characters from which on the title of an activity does not fit a line of the programme."""

ACRONYM_LIMIT: Final = 20
"""Characters that the acronym of a meeting may have."""

IDENTIFIER_LIMIT: Final = 40
"""Characters that an id may have."""

SIGN_LIMIT: Final = 3
"""Characters that the sign of a category may have."""

ADDRESS_LIMIT: Final = 500
"""Characters that a web address may have."""

CHANGE_LASTS: Final = timedelta(hours=24)
"""How long the public is told of a change of the programme."""
