"""What a rule has found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a text that was probably not meant."""

    code: str
    """Stable name of the rule; docs/data-format.md lists them."""
    found: str
    """The words themselves, as they stand there."""
    at: int
    """Where they begin, in characters of the text."""
    template: str
    """What it is and what to do; has the place `{found}`, and those of `values`."""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def sentence(self, language: Language) -> str:
        """What it is and what to do."""
        return language.say(self.template, found=self.found, **self.values)


def slips(code: str, template: str, pattern: re.Pattern[str], text: str) -> Iterator[Slip]:
    """A slip for every place where the pattern is found."""
    for found in pattern.finditer(text):
        yield Slip(code, found.group().strip(), found.start(), template)
