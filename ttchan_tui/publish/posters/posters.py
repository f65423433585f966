"""Posters for the venues, an A4 page each, to be printed from a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from markupsafe import Markup

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Venue
from ttchan_tui.meeting.qr.codes import Code, CodeKind, codes, main_code
from ttchan_tui.meeting.qr.published import PublishedSite
from ttchan_tui.publish.qr_files import inline_svg
from ttchan_tui.publish.templating import rendered
from ttchan_tui.text.languages import CODES, N_, Language, language
from ttchan_tui.text.multilingual import LocalizedText

_TEMPLATES: Final = Path(__file__).parent / "templates"
_READ_MORE: Final = N_("Read more on your phone")
_TAKE_ALONG: Final = N_("Take the results along on your phone")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A code as it stands on paper."""

    drawing: Markup
    words: tuple[str, ...]
    """What it leads to, for those who have to type it."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What hangs at one venue."""

    where: LocalizedText | None
    """None for a poster that may hang anywhere."""
    code: Scanned
    networks: tuple[Scanned, ...]


def posters_html(
    meeting: Meeting, site: PublishedSite, venues: tuple[Venue, ...], language: Language, moment: datetime
) -> str:
    """A poster for each of some venues, as a page to print; one for anywhere, if there are none.

    Args:
        meeting: The meeting.
        site: Where its results are published.
        venues: Where the posters are to hang.
        language: In which everything is said that is not said in all languages.
        moment: When; before the results are due and published, codes lead to the lead partner.

    Raises:
        NoSymbol: A code would not be readable.
    """
    chosen = main_code(meeting, language.code, moment, site)
    chosen.must_be_short()
    every = codes(meeting, language.code, site)
    networks = [one for one in every if one.network]
    return rendered(
        _TEMPLATES,
        "posters.html",
        language=language.code,
        name=meeting.name.in_language(language.code),
        when=language.dates(meeting.start, meeting.end),
        place=meeting.place[meeting.host].name.in_language(language.code),
        invitations=tuple(_invitations(meeting, chosen)),
        funding=meeting.funding.line.in_language(language.code),
        number=meeting.funding.number,
        wifi=language.say(N_("Wi-Fi for guests")),
        posters=[
            Poster(
                venue.name.in_language(language.code) if venue else None,
                _scanned(chosen, language),
                tuple(_scanned(one, language) for one in networks if _is_for(one, venue)),
            )
            for venue in venues or (None,)
        ],
    )


def _is_for(code: Code, venue: Venue | None) -> bool:
    """Whether a network is there; one that is of no venue is everywhere."""
    assert code.network
    return not code.network.venue or (venue is not None and code.network.venue == venue.id)


def _invitations(meeting: Meeting, code: Code) -> Iterator[tuple[str, str]]:
    """Why one would scan it, in each language of the meeting with its code."""
    why = _TAKE_ALONG if code.kind is CodeKind.RESULTS else _READ_MORE
    for spoken in [one for one in meeting.languages if one in CODES] or ["en"]:
        yield spoken, language(spoken).say(why)


def _scanned(code: Code, language: Language) -> Scanned:
    return Scanned(inline_svg(code, language), code.words(language))
