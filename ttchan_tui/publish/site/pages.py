"""The pages of the site: one tree for each language, and the short paths in front of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup, escape

from ttchan_tui.meeting.board.board_json import SAID_BY
from ttchan_tui.meeting.board.themes import gathered
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import FEWEST, Counts, Delegation, Place
from ttchan_tui.meeting.programme import Day
from ttchan_tui.meeting.qr.short_paths import PageKind, ShortPath
from ttchan_tui.meeting.sheet import Sheet, check_sheet
from ttchan_tui.meeting.wording import facts
from ttchan_tui.meeting.wording.activities import cancelled_words
from ttchan_tui.publish.sheet.layout import Layout, layout
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.map_picture import map_svg
from ttchan_tui.publish.site.said import Said
from ttchan_tui.publish.site.site_file import Digests, SiteFile, digest
from ttchan_tui.publish.templating import environment
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language, language
from ttchan_tui.text.multilingual import LocalizedText, Text

_TEMPLATES: Final = Path(__file__).parent / "templates"

GONE: Final = N_("What was here is there no more. The other pages are.")

_TITLE: Final = 70
"""Characters of a title that search engines show."""


def page_files(site: SiteContent, digests: Digests) -> Iterator[tuple[str, SiteFile]]:
    """The pages and what they look like, by their paths."""
    yield "style.css", SiteFile((_TEMPLATES / "style.css").read_bytes)
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
        self._said = Said(site.board, spoken.code, self._marked, self._group)
        self._digests = digests
        self._base = digest(digests.base, spoken.code)

    def files(self) -> Iterator[tuple[str, SiteFile]]:
        meeting = self._meeting
        figures = len(meeting.activities)
        yield self._page(
            "index.html", "meeting.html", meeting.name, lambda: {"counts": list(self._counts())}, figures
        )
        for day in meeting.days:
            instead = [meeting.activity.get(one.replaced_by or "") for one in meeting.on(day.date)]
            of = (meeting.on(day.date), instead)
            yield self._page(f"day-{day.date}.html", "day.html", day.title, partial(self._of_day, day), *of)
        host, said_by = meeting.place[meeting.host], self._digests.said_by
        for place in meeting.places_as_listed:
            said = [said_by.get(group) for group in self._said.groups_of(place)]
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
        yield self._page("changes.html", "changes.html", N_("What changed"))
        yield self._page("downloads.html", "downloads.html", N_("To take along"))
        yield self._page("about.html", "about.html", N_("About the project"))
        if sheet := self._site.sheets.get(self._language.code):
            values, of_sheet = partial(self._of_sheet, sheet), self._digests.sheets[self._language.code]
            yield self._page("sheet.html", "sheet.html", N_("Description sheet"), values, of_sheet)

    def _of_day(self, day: Day) -> dict[str, Any]:
        return {"day": day, "activities": [(one, self._facts(one)) for one in self._meeting.on(day.date)]}

    def _of_prompt(self, prompt: Prompt) -> dict[str, Any]:
        has_themes = bool(self._site.board.themes_of(prompt.id))
        return {"prompt": prompt, "gathered": self._gathered(prompt.id), "has_themes": has_themes}

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
        return self._rendered("choice.html", title=title, up=up, leads=leads, names=names, root=up, others={})

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
            lambda: self._rendered("gone.html", title=path.title, up=up, root=up, others={}),
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
            return self._rendered(template, title=title, root="../", name=name, others=others, **values())

        return f"{code}/{name}", SiteFile(make, digest(self._base, name, title, of))

    def _rendered(self, template: str, **values: Any) -> bytes:  # noqa: ANN401 - what templates are given
        return self._environment.get_template(template).render(values).encode()

    @cached_property
    def _environment(self) -> Environment:
        made = environment(_TEMPLATES)
        made.globals |= {
            "site": self._site,
            "meeting": self._meeting,
            "language": self._language,
            "_": self._language.say,
            "t": self._marked,
            "title_of": self._title,
            "head": self._head,
            "said_by": self._language.say(SAID_BY),
            "who": self._who(),
            "lines": self._said.lines,
            "country": self._language.country,
            "sum_up": self._figures,
            "say_in": lambda code, template: language(code).say(template),
            "GONE": GONE,
            "own_names": {code: language(code).own_name for code in self._site.languages},
        }
        return made

    def _title(self, title: Text | str) -> str:
        return (
            title.in_language(self._language.code).text
            if isinstance(title, Text)
            else self._language.say(title)
        )

    def _head(self, title: Text | str) -> str:
        """What the window of the browser is called."""
        said = self._title(title)
        whole = f"{said} – {self._meeting.acronym}"
        return whole if len(whole) <= _TITLE else said[:_TITLE]

    def _marked(self, text: Text | LocalizedText | str) -> Markup:
        """A text as it stands on a page: what is in another language says so to whoever reads it aloud."""
        if isinstance(text, str):
            return escape(harmless(self._language.say(text)))
        found = text.in_language(self._language.code) if isinstance(text, Text) else text
        said = escape(harmless(found.text))
        if not found.fell_back:
            return said
        return Markup(f'<span lang="{escape(found.language)}">{said}</span>')  # both are escaped

    def _group(self, id: str) -> str:
        group = self._meeting.group.get(id)
        return facts.group_name(group, self._language) if group else ""

    def _figures(self) -> str:
        told = facts.figures(self._meeting, self._language)
        return " · ".join(f"{self._language.number(number)} {what}" for number, what in told)

    def _who(self) -> str:
        """What stands over the numbers of people."""
        came = self._meeting.participation.counts is Counts.CAME
        return self._language.say(N_("Who came") if came else N_("Who is expected"))

    def _counts(self) -> Iterator[tuple[str, str]]:
        """Countries of the list and how many people they are; small numbers are not told."""
        by_country: dict[str, list[Delegation]] = {}
        for row in self._meeting.participation.counted:
            by_country.setdefault(row.country, []).append(row)
        for code, rows in by_country.items():
            yield self._language.country(code), self._count(rows)

    def _count(self, rows: Sequence[Delegation]) -> str:
        """How many people these are, as far as that is known."""
        number = sum(row.count for row in rows)
        if any(row.at_least or not row.count for row in rows):
            return self._language.say(N_("at least {number}"), number=number) if number >= FEWEST else "–"
        few = self._language.say(N_("fewer than {number}"), number=FEWEST)
        return str(number) if number >= FEWEST else few

    def _facts(self, activity: Any) -> list[str]:  # noqa: ANN401 - an activity
        found = (
            facts.when(activity, self._meeting, self._language),
            facts.where(activity, self._meeting, self._language),
            *cancelled_words(activity, self._meeting, self._language),
        )
        return [one for one in found if one]

    def _of_place(self, place: Place) -> dict[str, Any]:
        meeting = self._meeting
        host = meeting.place[meeting.host]
        picture = ""
        if place.position and host.position and place is not host:
            picture = map_svg(
                (self._title(place.name), place.position),
                (self._title(host.name), host.position),
                self._language.say(N_("Map: where it is")),
            )
        return {
            "place": place,
            "map": Markup(picture),  # drawn here, of numbers and of one escaped sentence
            "said": self._said.by(place),
        }

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
            (self._title(category.name), [note for note in notes if note.category == category.id])
            for category in categories
        ]
        return [(title, list(said)) for title, said in by_category if said]
