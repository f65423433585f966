"""Style sheets as an earlier start has parsed them: Textual parses all of them at every start, for 10 ms.

What it makes of a text depends on the text, on the colours and on Textual alone. All three are compared: each
text when Textual looks for it, the colours here, Textual's modules by the start file.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from zlib import crc32

from textual.css.stylesheet import Stylesheet


class ParsedStyles:
    """The style sheets of one app."""

    def __init__(self, sheet: Stylesheet, colours: Mapping[str, str]) -> None:
        """Those of `sheet`, in which the variables are `colours`."""
        self._known: Final = sheet._parse_cache
        self._colours = dict(colours)
        self._taken: set[object] = set()
        self.name: Final = f"styles {crc32(repr(sorted(self._colours.items())).encode())}"
        """What they are kept by."""

    def take(self, kept: bytes) -> None:
        """Take what was parsed before; what does not fit is parsed as always."""
        with suppress(Exception):  # a start file that cannot be read must not keep the app from starting
            colours, parsed = pickle.loads(kept)
            if colours == self._colours:
                for key, rules in parsed:
                    self._known[key] = rules
                self._taken = {key for key, _ in parsed}

    def parsed(self) -> bytes:
        """All that is parsed now; nothing, if that is no more than was taken."""
        keys = [*self._known.keys()]
        if self._taken.issuperset(keys):
            return b""
        return pickle.dumps((self._colours, [(key, self._known[key]) for key in keys]))
