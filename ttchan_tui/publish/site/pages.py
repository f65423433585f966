"""The pages of the site: one tree for each language, and the short paths in front of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import gathered
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.programme import Day
from ttchan_tui.meeting.qr.short_paths import PageKind, ShortPath
from ttchan_tui.meeting.sheet import Sheet, check_sheet
from ttchan_tui.meeting.wording import facts
from ttchan_tui.meeting.wording.activities import cancelled_words
from ttchan_tui.publish.sheet.layout import Layout, layout
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.country_rows import country_rows, over_the_rows
from ttchan_tui.publish.site.map_picture import Pin, meeting_svg, way_svg
from ttchan_tui.publish.site.page_frame import TEMPLATES, PageFrame
from ttchan_tui.publish.site.site_file import Digests, SiteFile, digest
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language, language
from ttchan_tui.text.multilingual import Text


def page_files(site: SiteContent, digests: Digests) -> Iterator[tuple[str, SiteFile]]:
    """The pages and what they look like, by their paths."""
    yield "style.css", SiteFile((TEMPLATES / "style.css").read_bytes)
    if emblem := site.emblem:
        yield f"emblem{emblem[0]}", SiteFile(lambda: emblem[1])
    for code in site.languages:
        yield from _Pages(site, language(code), digests).files()
    front = _Pages(site, language(site.languages[0]), digests)
    leads = {code: f"{code}/index.html" for code in site.languages}
    yield "index.html", SiteFile(lambda: front.choice("", leads, site.meeting.name))
    for path in site.paths:
        yield f"{path.path}/index.html", front.short(path)


class _Pages:
    """The pages in one language."""

    def __init__(self, site: SiteContent, spoken: Language, digests: Digests) -> None:
        self._site = site
        self._meeting: Meeting = site.meeting
        self._language = spoken.on(site.meeting.start)
        self._frame = PageFrame(site, self._language)
        self._digests = digests
        self._base = digest(digests.base, spoken.code)

    def files(self) -> Iterator[tuple[str, SiteFile]]:
        meeting = self._meeting
        on_map = [(place.position, place.country) for place in meeting.places_as_listed]
        of_meeting = (len(meeting.activities), on_map, self._frame.said.numbers)
        yield self._page("index.html", "meeting.html", meeting.name, self._of_meeting, *of_meeting)
        for day in meeting.days:
            instead = [meeting.activity.get(one.replaced_by or "") for one in meeting.on(day.date)]
            of = (meeting.on(day.date), instead)
            yield self._page(f"day-{day.date}.html", "day.html", day.title, partial(self._of_day, day), *of)
        host, said_by = meeting.place[meeting.host], self._digests.said_by
        for place in meeting.places_as_listed:
            said = [said_by.get(group) for group in self._frame.said.groups_of(place)]
            of_place = (self._digests.of_place(place), host.position, said)
            values = partial(self._of_place, place)
            yield self._page(f"place-{place.id}.html", "place.html", place.name, values, *of_place)
        for prompt in meeting.prompts:
            of_prompt = (self._site.board.themes_of(prompt.id), self._digests.said_on.get(prompt.id))
            values = partial(self._of_prompt, prompt)
            yield self._page(f"prompt-{prompt.id}.html", "prompt.html", prompt.title, values, *of_prompt)
        for path in self._site.paths:
            if not self._file_of(path):  # its page was given out as well
                yield f"{self._language.code}/{path.kind.value}-{path.ref}.html", self._gone(path, "../")
        if promises := self._site.board.promises:
            yield self._page("promises.html", "promises.html", N_("Promises"), self._of_promises, promises)
        yield self._page("changes.html", "changes.html", N_("What changed"))
        yield self._page("downloads.html", "downloads.html", N_("To take along"))
        yield self._page("about.html", "about.html", N_("About the project"))
        if sheet := self._site.sheets.get(self._language.code):
            values, of_sheet = partial(self._of_sheet, sheet), self._digests.sheets[self._language.code]
            yield self._page("sheet.html", "sheet.html", N_("Description sheet"), values, of_sheet)

    def _of_meeting(self) -> dict[str, Any]:
        meeting, spoken = self._meeting, self._language
        return {
            "figures": [(spoken.number(number), what) for number, what in facts.figures(meeting, spoken)],
            "who": over_the_rows(meeting, spoken),
            "rows": country_rows(meeting, spoken),
            "map": self._map_of_all(),
            "said": {
                id: spoken.count("{number} note", "{number} notes", number)
                for id, number in self._frame.said.numbers.items()
            },
        }

    def _map_of_all(self) -> Markup:
        """Drawn of numbers and of escaped names; nothing if it is not known where things are."""
        meeting = self._meeting
        host = meeting.place[meeting.host]
        counted = {id for row in meeting.participation.counted for id in row.places}
        there = [self._pin(one) for one in meeting.places_as_listed if one.position and one.id in counted]
        if not host.position or not there:
            return Markup()
        return Markup(
            meeting_svg(there, self._pin(host), self._language.say(N_("Map: where they came from")))
        )

    def _pin(self, place: Place) -> Pin:
        assert place.position
        return Pin(self._frame.title(place.name), place.position, f"place-{place.id}.html")

    def _of_promises(self) -> dict[str, Any]:
        return {"promises": [(one, self._behind(one)) for one in self._site.board.promises]}

    def _behind(self, promise: Promise) -> str:
        """Who has promised it, for whom and by when."""
        say, partner = self._language.say, self._meeting.partner.get(promise.partner)
        name = facts.partner_name(partner, self._language) if partner else promise.partner
        due = say(N_("by {date}"), date=self._language.full_date(promise.by)) if promise.by else ""
        words = (promise.who, say(N_("for {partner}"), partner=name), due)
        return " · ".join(harmless(one) for one in words if one)

    def _of_day(self, day: Day) -> dict[str, Any]:
        activities = [(one, self._facts(one)) for one in self._meeting.on(day.date)]
        days = [(f"day-{one.date}.html", self._language.date(one.date)) for one in self._meeting.days]
        return {"day": day, "activities": activities, "along": _along(days, f"day-{day.date}.html")}

    def _of_prompt(self, prompt: Prompt) -> dict[str, Any]:
        has_themes = bool(self._site.board.themes_of(prompt.id))
        asked = [(f"prompt-{one.id}.html", self._frame.marked(one.title)) for one in self._meeting.prompts]
        along = _along(asked, f"prompt-{prompt.id}.html")
        return {
            "prompt": prompt,
            "gathered": self._gathered(prompt.id),
            "has_themes": has_themes,
            "along": along,
        }

    def _of_sheet(self, sheet: Sheet) -> dict[str, Any]:
        return {"sheet": self._laid_out(sheet)}

    def _laid_out(self, sheet: Sheet) -> Layout:
        """The sheet as its files have it, with the box of what is wrong with it."""
        meeting, spoken = self._meeting, self._language
        wrong = [one for one in check_sheet(meeting, sheet) if one.severity is Severity.ERROR]
        author = meeting.lead.name.in_language(sheet.language).text
        return layout(sheet, author, spoken, self._site.moment, wrong)

    def choice(self, up: str, leads: dict[str, str], title: Text) -> bytes:
        """A page that leads to the same page in each language."""
        names = {code: language(code).own_name for code in leads}
        return self._frame.rendered(
            "choice.html", title=title, up=up, leads=leads, names=names, root=up, others={}
        )

    def short(self, path: ShortPath) -> SiteFile:
        """What a short path leads to; what is gone says so."""
        up = "../" * (path.path.count("/") + 1)
        name = self._file_of(path)
        if not name:
            return self._gone(path, up)
        leads = {code: f"{up}{code}/{name}" for code in self._site.languages}
        return SiteFile(lambda: self.choice(up, leads, path.title), digest(self._base, path, name))

    def _gone(self, path: ShortPath, up: str) -> SiteFile:
        """The page of what is there no more."""
        return SiteFile(
            lambda: self._frame.rendered("gone.html", title=path.title, up=up, root=up, others={}),
            digest(self._base, path, up),
        )

    def _file_of(self, path: ShortPath) -> str:
        """The page that a short path leads to, within its language; empty if there is none any more."""
        meeting = self._meeting
        if path.kind is PageKind.RESULTS:
            return "index.html"
        there = {
            PageKind.DAY: {day.date.isoformat() for day in meeting.days},
            PageKind.PLACE: set(meeting.place),
            PageKind.PROMPT: set(meeting.prompt),
        }[path.kind]
        return f"{path.kind.value}-{path.ref}.html" if path.ref in there else ""

    def _page(
        self,
        name: str,
        template: str,
        title: Text | str,
        values: Callable[[], dict[str, Any]] = dict,
        *of: object,
    ) -> tuple[str, SiteFile]:
        """A page.

        Args:
            name: Of its file.
            template: What it is made with.
            title: What it is called.
            values: Gives what only this page says.
            of: All that this is made of, besides what any page may say.
        """
        code = self._language.code
        others = {one: f"../{one}/{name}" for one in self._site.languages}
        if template == "sheet.html":
            others = {one: there for one, there in others.items() if one in self._site.sheets}

        def make() -> bytes:
            return self._frame.rendered(
                template, title=title, root="../", name=name, others=others, **values()
            )

        return f"{code}/{name}", SiteFile(make, digest(self._base, name, title, of))

    def _facts(self, activity: Any) -> list[str]:  # noqa: ANN401 - an activity
        found = (
            facts.when(activity, self._meeting, self._language),
            facts.where(activity, self._meeting, self._language),
            *cancelled_words(activity, self._meeting, self._language),
        )
        return [one for one in found if one]

    def _of_place(self, place: Place) -> dict[str, Any]:
        meeting, picture = self._meeting, Markup()
        host = meeting.place[meeting.host]
        if place.position and host.position and place is not host:
            title = self._language.say(N_("Map: where it is"))
            picture = Markup(
                way_svg(self._pin(place), self._pin(host), title)
            )  # drawn of what is escaped there
        return {
            "place": place,
            "map": picture,
            "way": facts.way(place, meeting, self._language),
            "said": self._frame.said.by(place),
            "along": _along(self._places, f"place-{place.id}.html"),
        }

    @cached_property
    def _places(self) -> list[tuple[str, Markup]]:
        """The pages of all places, and what they are called."""
        found = self._meeting.places_as_listed
        return [(f"place-{one.id}.html", self._frame.marked(one.name)) for one in found]

    def _gathered(self, prompt: str) -> list[tuple[str, list[Any]]]:
        """What was said, under its themes; by categories where there are none."""
        board = self._site.board
        notes = board.on(prompt)
        if themes := board.themes_of(prompt):
            loose = self._language.say(N_("Without a theme"))
            found = gathered(themes, notes)
            return [(one.theme.title if one.theme else loose, [e.head for e in one.entries]) for one in found]
        categories = self._meeting.prompt[prompt].categories
        by_category = [
            (self._frame.title(category.name), [note for note in notes if note.category == category.id])
            for category in categories
        ]
        return [(title, list(said)) for title, said in by_category if said]


def _along(
    pages: Sequence[tuple[str, str]], here: str
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The page before this one, and the one behind it."""
    number = next(number for number, (name, _title) in enumerate(pages) if name == here)
    before = pages[number - 1] if number else None
    return before, pages[number + 1] if number + 1 < len(pages) else None
