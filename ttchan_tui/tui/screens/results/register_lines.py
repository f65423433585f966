"""The register as lines of a list: where the results can be read, and what is due when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ttchan_tui.meeting.register import Register
from ttchan_tui.meeting.wording.register import NOT_YET, deadline_words, publication_words
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.widgets.choice_list import Choice


def register_lines(register: Register, today: date, language: Language) -> Iterator[Choice]:
    """Its heading, and a line for each address and each date."""
    yield Choice(plain(f"  {language.say('The register')}", "bold $primary"))
    if not register.publications:
        yield Choice(plain(f"  {language.say(NOT_YET)}", "$quiet"), indent=2)
    for one in register.publications:
        address, *rest = publication_words(one, register, today, language)
        yield Choice(
            joined("  • ", address, *((f"\n    {words}", "$quiet") for words in rest)), f"at {one.id}", 4
        )
    for number, words in enumerate(deadline_words(register, today, language)):
        yield Choice(plain(f"  • {words}"), f"due {number}", 4)
