"""The page of the search, and the page of what was found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ttchan_tui.cli.plain import pages
from ttchan_tui.cli.plain.page import Page, PageChoice, PageMaker
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.plain.voices import one_wall, voices
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.meeting.qr.codes import code
from ttchan_tui.meeting.search.index import Hit, HitKind, Index
from ttchan_tui.meeting.wording.found import KINDS
from ttchan_tui.text.languages import N_


def search(visit: Visit) -> Page:
    """Ask for words."""
    return Page(
        visit.language.say(N_("Search")),
        question=N_("Type what you are looking for, and press Enter:"),
        answer=lambda words: partial(_found, words),
    )


def _found(words: str, visit: Visit) -> Page:
    language = visit.language
    hits = Index(visit.meeting, visit.notes()).search(words, language.code)
    if not hits:
        return Page(language.say("Nothing found for “{text}”.", text=words))
    choices = (PageChoice(_in_a_line(hit, visit), _page_of(hit, visit)) for hit in hits)
    return Page(language.count("{number} found", "{number} found", len(hits)), choices=tuple(choices))


def _in_a_line(hit: Hit, visit: Visit) -> str:
    line = f"{told(hit.title, visit.language)} ({visit.language.say(KINDS[hit.kind])})"
    return f"{line}: {told(hit.context, visit.language)}" if hit.context.text else line


def _page_of(hit: Hit, visit: Visit) -> PageMaker:
    """Where one reads about what was found."""
    in_full: dict[HitKind, Callable[[str, Visit], Page]] = {
        HitKind.ACTIVITY: pages.one_activity,
        HitKind.PLACE: pages.one_place,
        HitKind.PROMPT: one_wall,
    }
    if hit.kind in in_full:
        return partial(in_full[hit.kind], hit.id)
    if hit.kind is HitKind.NOTE:
        found = [note for note in visit.notes() if note.id == hit.id]
        return partial(one_wall, found[0].prompt) if found else voices
    if hit.kind is HitKind.WIFI:
        return partial(_wifi, f"wifi:{hit.id}")
    return _LISTS[hit.kind]


def _wifi(what: str, visit: Visit) -> Page:
    """A network for guests, in words."""
    found = code(visit.meeting, what, visit.language.code)
    title = found.title.in_language(visit.language.code).marked
    return Page("\n".join((title, *found.words(visit.language))))


_LISTS: dict[HitKind, PageMaker] = {
    HitKind.DAY: pages.programme,
    HitKind.PROJECT_EVENT: pages.programme,
    HitKind.VENUE: pages.programme,
    HitKind.PARTNER: pages.cities,
    HitKind.DELEGATION: pages.cities,
    HitKind.MEETING: pages.about,
}
