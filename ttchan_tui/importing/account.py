"""What came of reading a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ttchan_tui.text.explained import Explained

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language

Files = dict[str, dict[str, Any]]
"""The files of a meeting by their names, as TOML would have them."""


class CannotRead(Explained):
    """There is nothing in the file that could be taken; nothing was written."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about what was read, for the language of whoever reads it."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def sentence(self, language: Language) -> str:
        """The sentence; remarks within it are worded, too."""
        values = {
            name: value.sentence(language) if isinstance(value, Remark) else value
            for name, value in self.values.items()
        }
        return language.say(self.template, **values)


@dataclass(slots=True)
class Account:
    """The files, and what is to be said of them."""

    files: Files
    taken: dict[str, int] = field(default_factory=dict)
    """How many entries of each section."""
    left_out: list[Remark] = field(default_factory=list)
    asked: list[Remark] = field(default_factory=list)
    """What the source does not say and a meeting needs."""

    def leave_out(self, template: str, **values: object) -> None:
        """Tell of something that was left out."""
        self.left_out.append(Remark(template, values))

    def ask(self, template: str, **values: object) -> None:
        """Tell of something that is still to be said."""
        self.asked.append(Remark(template, values))
