"""What is being pasted, until its end has come."""

from __future__ import annotations

import re
from typing import Final

PASTE_BEGINS: Final = "\x1b[200~"
PASTE_ENDS: Final = "\x1b[201~"

_END: Final = re.compile("(?:\x1b\\[|[\x9b\udc9b])201~")
_PART_OF_END: Final = re.compile("(?:\x1b|(?:\x1b\\[|[\x9b\udc9b])(?:2(?:01?)?)?)?\\Z")
_MOST: Final = 1_000_000
"""Characters of a paste: more than can be kept of it in the end."""


class PasteBuffer:
    """A paste that has begun; its end mark may come in parts."""

    def __init__(self) -> None:
        """Nothing of it has come."""
        self._parts: list[str] = []
        self._size = 0
        self.left = ""
        """What may be the beginning of the end mark."""

    @property
    def has_text(self) -> bool:
        """Whether there is more than blanks that was not taken."""
        return any(part.strip() for part in self._parts)

    def feed(self, text: str) -> str | None:
        """Take the next part of the paste.

        Returns:
            What comes behind its end; None if it has not ended.
        """
        text = self.left + text
        if end := _END.search(text):
            self.put(text[: end.start()])
            return text[end.end() :]
        whole = len(text)
        if part := _PART_OF_END.search(text, max(0, len(text) - len(PASTE_ENDS))):
            whole = part.start()
        self.put(text[:whole])
        self.left = text[whole:]
        return None

    def take(self) -> str:
        """All that has come until now."""
        taken, self._parts, self._size = "".join(self._parts), [], 0
        return taken

    def put(self, text: str) -> None:
        """Have this behind what has come; of more than can ever be kept only the beginning."""
        if text and self._size < _MOST:
            self._parts.append(text)
            self._size += len(text)
