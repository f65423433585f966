"""The files of a pack: one for a partner, or one for all with a folder for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Partner
from ttchan_tui.meeting.qr.codes import Code, CodeKind, codes, main_code
from ttchan_tui.meeting.qr.published import PublishedSite
from ttchan_tui.meeting.register import Register
from ttchan_tui.meeting.sheet import form_for
from ttchan_tui.publish.archive import SUMS, archived
from ttchan_tui.publish.board.export import exported
from ttchan_tui.publish.pack.letter import letter
from ttchan_tui.publish.pack.ours import Ours
from ttchan_tui.publish.pack.partner_page import partner_page
from ttchan_tui.publish.qr_files import as_png, as_svg
from ttchan_tui.publish.sheet.file import sheet_file
from ttchan_tui.publish.sheet.layout import layout
from ttchan_tui.publish.sheet.making import MadeSheet, errors_in
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.site import programme_calendar
from ttchan_tui.text.languages import CODES, N_, Language, language

_SHEET_FORMATS: Final = ("docx", "html")
_RESULT_FORMATS: Final = ("docx", "md", "csv", "json")
_LETTER_FORMATS: Final = ("docx", "txt")


@dataclass(frozen=True)
class PackContent:
    """Everything that packs are made from; nothing of it is private."""

    site: SiteContent
    register: Register
    published: PublishedSite
    sheets: Mapping[str, MadeSheet]
    """By their language; English is among them."""

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.site.meeting

    @cached_property
    def board(self) -> BoardSnapshot:
        """What the public may read, as it stood when the meeting was changed last."""
        return replace(self.site.board, at=self.site.moment)

    def sheets_for(self, partner: Partner | None) -> tuple[str, ...]:
        """The languages of the sheets in the pack of a partner, or in that for all."""
        if partner is None:
            return tuple(self.sheets)
        return tuple(dict.fromkeys((_sheet_language(self, Ours(partner, self.board)), "en")))

    def findings(self, partner: Partner | None) -> tuple[Finding, ...]:
        """What is wrong with these sheets."""
        return tuple(one for code in self.sheets_for(partner) for one in self.sheets[code].findings)


def partner_pack(content: PackContent, partner: Partner) -> bytes:
    """The archive for one partner; the same bytes as long as nothing is changed."""
    ours = Ours(partner, content.board)
    spoken = language(ours.spoken).on(content.meeting.start)
    files = _common(content, [spoken], content.sheets_for(partner))
    files |= _own(content, ours, spoken, "", [*files])
    return archived(files, f"{content.meeting.id}-{partner.id}")


def pack_for_all(
    content: PackContent, told: Callable[[int, int], object] = lambda _done, _all: None
) -> bytes:
    """The archive for all partners: what they share, and a folder for each of them.

    Args:
        content: What it is made from.
        told: Hears how many of its parts are there: what is shared, and a part for each partner.
    """
    parts = 1 + len(content.meeting.partners)
    spoken = [language(code).on(content.meeting.start) for code in content.site.languages]
    files = _common(content, spoken, content.sheets_for(None))
    shared = [*files]
    for done, partner in enumerate(content.meeting.partners, start=1):
        told(done, parts)
        ours = Ours(partner, content.board)
        own = language(ours.spoken).on(content.meeting.start)
        files |= _own(content, ours, own, f"partners/{partner.id}/", shared)
    told(parts, parts)
    return archived(files, content.meeting.id)


def languages_for(meeting: Meeting, board: BoardSnapshot) -> tuple[str, ...]:
    """The languages of the meeting and of its partners that the form has words in, and English."""
    wordings = form_for(meeting).wordings
    of_partners = (code for partner in meeting.partners for code in Ours(partner, board).languages)
    return tuple(dict.fromkeys(code for code in (*meeting.languages, *of_partners, "en") if code in wordings))


def _sheet_language(content: PackContent, ours: Ours) -> str:
    """The language of the sheet for a partner: its own, else English."""
    return next(
        (code for code in (*ours.languages, "en") if code in content.sheets), next(iter(content.sheets))
    )


def _common(content: PackContent, spoken: Iterable[Language], sheets: Iterable[str]) -> dict[str, bytes]:
    """What does not depend on whose pack it is, by languages."""
    files: dict[str, bytes] = {}
    for code in sheets:
        files |= dict(_sheet(content, code))
    for one in spoken:
        for kind in _RESULT_FORMATS:
            ending = f".{kind}" if kind == "json" else f"-{one.code}.{kind}"
            files[f"results/results{ending}"] = exported(content.board, kind, one)
        files[f"calendar/programme-{one.code}.ics"] = programme_calendar(content.site, one)
    return files | dict(_codes(content, _shared_codes(content)))


def _own(
    content: PackContent, ours: Ours, spoken: Language, folder: str, shared: Iterable[str]
) -> dict[str, bytes]:
    """A partner's letter, page and codes, in a folder of the pack."""
    own = _own_codes(content, ours)
    files = {f"{folder}partner.html": partner_page(ours, [*_shared_codes(content), *own], spoken)}
    files |= {f"{folder}{name}": drawn for name, drawn in _codes(content, own)}
    if ours.partner.lead:
        return files  # it is the one that writes
    names = sorted({*(name.removeprefix(folder) for name in files), *shared, SUMS})
    enclosed = {what: [name for name in names if name.startswith(start)] for start, what in _WHAT.items()}
    written = letter(ours, content.register, _sheet_language(content, ours), enclosed, spoken)
    return files | {f"{folder}letter.{kind}": sheet_file(written, kind) for kind in _LETTER_FORMATS}


def _sheet(content: PackContent, code: str) -> Iterator[tuple[str, bytes]]:
    """The sheet in a language, and what its linter says."""
    made = content.sheets[code]
    spoken = language(code if code in CODES else "en")
    author = content.meeting.lead.name.in_language(code).text
    laid_out = layout(made.sheet, author, spoken, content.site.moment, errors_in(made.findings))
    for kind in _SHEET_FORMATS:
        yield f"sheet/sheet-{code}.{kind}", sheet_file(laid_out, kind)
    yield f"sheet/check-{code}.txt", "".join(f"{line}\n" for line in _report(made, spoken)).encode()


def _report(made: MadeSheet, spoken: Language) -> Iterator[str]:
    yield spoken.say(N_("Description sheet: what the check has found"))
    yield made.sheet.number
    if not made.findings:
        yield spoken.say(N_("Nothing is wrong."))
    for one in made.findings:
        kind = spoken.say(N_("error") if one.severity is Severity.ERROR else N_("warning"))
        yield f"{kind}: {': '.join(filter(None, (one.where, one.sentence(spoken))))} [{one.code}]"


def _shared_codes(content: PackContent) -> list[Code]:
    meeting = content.meeting
    moment = datetime.combine(meeting.end, datetime.min.time(), ZoneInfo(meeting.time_zone))
    return [main_code(meeting, content.site.languages[0], moment, content.published)]


def _own_codes(content: PackContent, ours: Ours) -> list[Code]:
    """The codes of a partner's places, once there are pages about them."""
    if not content.published.leads:
        return []
    ids = {f"place:{place.id}" for place in ours.places}
    every = codes(content.meeting, content.site.languages[0], content.published)
    return [one for one in every if one.kind is CodeKind.PLACE and one.what in ids]


def _codes(content: PackContent, drawn: Iterable[Code]) -> Iterator[tuple[str, bytes]]:
    spoken = language(content.site.languages[0])
    for one in drawn:
        one.must_be_short()
        name = one.what.replace(":", "-")
        yield f"codes/{name}.png", as_png(one)
        yield f"codes/{name}.svg", as_svg(one, spoken)


_WHAT: Final = {
    "sheet/sheet": N_("the description sheet that the EU reads"),
    "sheet/check": N_("what the check of the sheet has found"),
    "results/": N_("what the groups said, as far as it is public"),
    "partner": N_("your own page"),
    "calendar/": N_("the programme for calendars"),
    "codes/": N_("codes to scan that lead to the results"),
    SUMS: N_("the sums of all files; sha256sum -c SHA256SUMS compares them"),
}
"""What the files are whose names begin so, in the order in which the letter names them."""
