"""The base of every error that a person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ttchan_tui.text.languages import Language


class Explained(Exception):
    """Something is wrong, and this sentence says what it is and what to do.

    The sentence is a template of the catalogues, so that each front end can say it in the
    language of the person who reads it.
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the English template (marked with `N_` for the catalogues) and what goes into it."""
        super().__init__(template.format(**values))
        self.template = template
        self.values = values

    def sentence(self, language: Language) -> str:
        """The sentence in that language; so is whatever part of it is a sentence itself."""
        values = {
            name: value.sentence(language) if isinstance(value, Explained) else value
            for name, value in self.values.items()
        }
        return language.say(self.template, **values)
