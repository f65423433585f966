"""The register as lines of a list: where the results can be read, and what is due when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ttchan_tui.meeting.wording.register import NOT_YET, UNFINISHED, deadline_words, publication_words
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.widgets.choice_list import Choice


def register_lines(repository: Repository, today: date, language: Language) -> Iterator[Choice]:
    """Its heading, and a line for each address and each date; a purge that was broken off comes first."""
    results = repository.results
    register = results.publications.register()
    yield Choice(plain(f"  {language.say('The register')}", "bold $primary"))
    if unfinished := results.retention.unfinished():
        words = language.say(UNFINISHED, date=unfinished.isoformat())
        yield Choice(plain(f"  ✗ {words}", "bold $error"), indent=4)
    if not register.publications:
        yield Choice(plain(f"  {language.say(NOT_YET)}", "$quiet"), indent=2)
    for one in register.publications:
        address, *rest = publication_words(one, register, today, language)
        yield Choice(
            joined("  • ", address, *((f"\n    {words}", "$quiet") for words in rest)), f"at {one.id}", 4
        )
    for number, words in enumerate(deadline_words(register, today, language)):
        yield Choice(plain(f"  • {words}"), f"due {number}", 4)
