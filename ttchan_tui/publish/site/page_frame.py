"""What all pages in one language have around them, and how texts stand on them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup, escape

from ttchan_tui.meeting.board.board_json import SAID_BY
from ttchan_tui.meeting.wording import facts
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.publish.site.said import Said
from ttchan_tui.publish.templating import environment
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_, Language, language
from ttchan_tui.text.multilingual import LocalizedText, Text

TEMPLATES: Final = Path(__file__).parent / "templates"

GONE: Final = N_("What was here is there no more. The other pages are.")

_TITLE: Final = 70
"""Characters of a title that search engines show."""


class PageFrame:
    """The frame of the pages in one language."""

    def __init__(self, site: SiteContent, spoken: Language) -> None:
        """That of a site; a language knows the names of countries of the day of the meeting."""
        self._site = site
        self._meeting = site.meeting
        self._language = spoken
        self.said = Said(site.board, spoken.code, self.marked, self._group)
        """What was said, as lists on pages."""

    def rendered(self, template: str, **values: Any) -> bytes:  # noqa: ANN401 - what templates are given
        """A page of that template, with values in it."""
        return self._environment.get_template(template).render(values).encode()

    def title(self, title: Text | str) -> str:
        """What something is called; foreign words of it are not marked."""
        return (
            title.in_language(self._language.code).text
            if isinstance(title, Text)
            else self._language.say(title)
        )

    def marked(self, text: Text | LocalizedText | str) -> Markup:
        """A text as it stands on a page: what is in another language says so to whoever reads it aloud."""
        if isinstance(text, str):
            return escape(harmless(self._language.say(text)))
        found = text.in_language(self._language.code) if isinstance(text, Text) else text
        said = escape(harmless(found.text))
        if not found.fell_back:
            return said
        return Markup(f'<span lang="{escape(found.language)}">{said}</span>')  # both are escaped

    @cached_property
    def _environment(self) -> Environment:
        made = environment(TEMPLATES)
        made.globals |= {
            "site": self._site,
            "meeting": self._meeting,
            "language": self._language,
            "_": self._language.say,
            "ways": [(there, self.title(what)) for there, what in self._ways()],
            "t": self.marked,
            "title_of": self.title,
            "head": self.head,
            "said_by": self._language.say(SAID_BY),
            "lines": self.said.lines,
            "country": self._language.country,
            "say_in": lambda code, template: language(code).say(template),
            "GONE": GONE,
            "own_names": {code: language(code).own_name for code in self._site.languages},
        }
        return made

    def _ways(self) -> Iterator[tuple[str, str]]:
        """The pages to which there is a way from every other one."""
        yield "index.html", self._meeting.acronym
        if self._site.board.promises:
            yield "promises.html", N_("Promises")
        if self._language.code in self._site.sheets:
            yield "sheet.html", N_("Description sheet")
        yield "changes.html", N_("What changed")
        yield "downloads.html", N_("To take along")
        yield "about.html", N_("About the project")

    def head(self, title: Text | str) -> str:
        """What the window of the browser is called."""
        said = self.title(title)
        whole = f"{said} – {self._meeting.acronym}"
        return whole if len(whole) <= _TITLE else said[:_TITLE]

    def _group(self, id: str) -> str:
        group = self._meeting.group.get(id)
        return facts.group_name(group, self._language) if group else ""
