"""A partner's own page, with all that is its own in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import Markup

from ttchan_tui.meeting.board.board_json import SAID_BY
from ttchan_tui.meeting.qr.codes import Code
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.publish.pack.ours import Ours
from ttchan_tui.publish.qr_files import inline_svg
from ttchan_tui.publish.templating import rendered
from ttchan_tui.text.languages import N_, Language

_TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A code as it stands on the page."""

    drawing: Markup
    title: str
    address: str


def partner_page(ours: Ours, codes: Sequence[Code], language: Language) -> bytes:
    """The page in a language, with these codes.

    Raises:
        NoSymbol: A code would not be readable.
    """
    meeting, spoken = ours.meeting, language.code
    return rendered(
        _TEMPLATES,
        "partner.html",
        language=spoken,
        title=partner_name(ours.partner, language),
        acronym=meeting.acronym,
        meeting=meeting.name.in_language(spoken),
        where=meeting.place[meeting.host].name.in_language(spoken).text,
        when=language.dates(meeting.start, meeting.end),
        people=tuple(ours.people(language)),
        asked=[
            (prompt.title.in_language(spoken), [note.display_in(spoken) for note in notes])
            for prompt, notes in ours.said
        ],
        said_by=language.say(SAID_BY),
        promises_title=language.say(N_("Promises")),
        promises=tuple(_promises(ours, language)),
        codes_title=language.say(N_("QR codes")),
        codes=[
            Drawn(inline_svg(one, language), one.title.in_language(spoken).text, one.address) for one in codes
        ],
        funding=meeting.funding.line.in_language(spoken),
        number=meeting.funding.number,
    ).encode()


def _promises(ours: Ours, language: Language) -> Iterator[str]:
    for promise in ours.promises:
        due = language.say(N_("by {date}"), date=language.full_date(promise.by)) if promise.by else ""
        yield " · ".join(filter(None, (promise.text, promise.who, due)))
