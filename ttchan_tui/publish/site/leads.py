"""Whether what visitors scan leads to a page: each code is read back and followed into a site's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from os.path import normpath
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from ttchan_tui.meeting.checks.finding import Finding, error, warning
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.codes import Code, CodeKind, codes
from ttchan_tui.meeting.qr.published import PublishedSite
from ttchan_tui.meeting.qr.short_paths import pages_of, path_of
from ttchan_tui.meeting.qr.symbol import NoSymbol, must_be_readable, symbol
from ttchan_tui.text.languages import CODES, N_

_FRONT: Final = "index.html"
_NO_PAGES: Final = (CodeKind.WIFI, CodeKind.VENUE)
"""What phones open by themselves: a network, a place on their map."""


def check_leads(meeting: Meeting, site: PublishedSite, folder: Path) -> tuple[Finding, ...]:
    """What keeps codes from leading to a page.

    Args:
        meeting: The meeting whose codes are shown.
        site: Where it is published, and the short paths; before that, the paths are looked at.
        folder: What was, or will be, put on the web there.
    """
    return tuple(_findings(meeting, site, folder))


def _findings(meeting: Meeting, site: PublishedSite, folder: Path) -> Iterator[Finding]:
    if not site.base:
        yield warning("link-unpublished", "", _UNPUBLISHED)
    elif not site.leads:
        yield error("link-too-long", "", _TOO_LONG, address=site.base)
    if not site.paths:
        yield error("link-no-path", "", _NO_PATHS)
        return
    if site.leads:
        for code in _shown(meeting, site):
            yield from _of_code(code, site, folder)
    for kind, ref, title in pages_of(meeting):
        path = path_of(site.paths, kind, ref)
        where = f"{kind.value}:{ref}" if ref else kind.value
        if not path:
            yield error("link-no-path", where, _NO_PATH, title=title)
        elif not site.leads:
            yield from _of_page(where, path, folder)


def _shown(meeting: Meeting, site: PublishedSite) -> Iterable[Code]:
    """Every code of the web that can be shown, whatever language its readers have."""
    languages = [code for code in meeting.languages if code in CODES] or ["en"]
    found = (code for spoken in languages for code in codes(meeting, spoken, site))
    return {(code.what, code.address): code for code in found if code.kind not in _NO_PAGES}.values()


def _of_code(code: Code, site: PublishedSite, folder: Path) -> Iterator[Finding]:
    try:
        code.must_be_short()
        must_be_readable(symbol(code.address).cells(), code.address)
    except NoSymbol as refusal:
        yield error("link-unreadable", code.what, refusal.template, **refusal.values)
        return
    if code.address.startswith(site.base):
        yield from _of_page(code.what, code.address.removeprefix(site.base), folder)
    else:
        yield error("link-elsewhere", code.what, _ELSEWHERE, address=code.address, base=site.base)


def _of_page(where: str, path: str, folder: Path) -> Iterator[Finding]:
    """What is wrong with the page at a short path, as a phone finds it."""
    page = folder / unquote(path) / _FRONT
    if not page.is_file():
        yield error("link-missing", where, _MISSING, path=path, page=page)
        return
    links = [link for link in _links(page) if link != folder / _FRONT]
    dead = [link for link in links if not link.is_file()]
    if dead:
        yield error("link-dead", where, _DEAD, page=page, dead=dead[0])
    elif not links:
        yield error("link-gone", where, _GONE, page=page)


def _links(page: Path) -> Iterator[Path]:
    """The files that a page leads to within its site."""
    reader = _LinkReader()
    reader.feed(page.read_text("utf-8", "replace"))
    for link in reader.links:
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and parts.path:
            yield Path(normpath(page.parent / unquote(parts.path)))


class _LinkReader(HTMLParser):
    """Collects where the links of a page lead that somebody can follow."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]


_UNPUBLISHED: Final = N_(
    "The register does not know where the results are published, so codes lead to the lead partner's "
    "website. Once the site is on the web: ttchan published add URL"
)
_TOO_LONG: Final = N_(
    "Codes lead to the lead partner's website, as {address} is too long for them. "
    "Give a short address: ttchan published add URL --short URL"
)
_NO_PATHS: Final = N_("No site was published yet, so there is nothing to lead to: ttchan publish DIR")
_NO_PATH: Final = N_("{title} has no short path yet. Publish the site again: ttchan publish DIR")
_ELSEWHERE: Final = N_("its code leads to {address}, which is not below {base}")
_MISSING: Final = N_(
    "its code leads to {path}, but there is no {page}. Publish the site again: ttchan publish DIR"
)
_DEAD: Final = N_("{page} leads to {dead}, which is not there. Publish the site again: ttchan publish DIR")
_GONE: Final = N_("{page} says that nothing is there any more. Publish the site again: ttchan publish DIR")
