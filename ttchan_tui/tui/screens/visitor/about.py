"""Who pays, who leads, what the figures mean, and where the facts come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui import __version__
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.reading import ReadingScreen
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class AboutScreen(ReadingScreen):
    """The EU funding line is never more than this one screen away."""

    ROUTE = routes.About
    NAME = N_("About")
    PURPOSE = N_(
        "Who pays for the meeting and leads it, what the figures mean, and where the facts come from."
    )
    OWN_COMMANDS = (BACK,)

    def compose_body(self) -> Iterable[Widget]:
        """The text; in a large window where the facts come from beside it."""
        with VerticalScroll(id="reading"), Container(id="about"):
            yield PlainLabel(id="about-meeting")
            yield PlainLabel(id="about-sources")

    @property
    def _in_two(self) -> bool:
        is_wide = self.has_class("-wide") or self.has_class("-very-wide")
        return is_wide and self.has_class("-tall") and not appearance(self).is_large

    def show(self) -> None:
        """All of it as it is now."""
        super().show()
        beside = self.query_one("#about-sources", Static)
        beside.display = self._in_two
        if self._in_two:
            beside.update(Content("\n").join(self._sources()))

    def text(self) -> Content:
        """All of it; without what stands beside it."""
        after = () if self._in_two else (plain(""), *self._sources())
        return Content("\n").join([*self._lines(), *after])

    def _lines(self) -> Iterator[Content]:
        meeting, language, say = self.session.meeting, self.language, self.language.say
        funding = meeting.funding
        yield said(meeting.name, language, "bold $primary")
        if meeting.about:
            yield paragraphs(meeting.about, language)
        yield plain("")
        yield said(funding.line, language, "bold")
        for label, value in (
            (say("Project"), said(meeting.project.name, language)),
            (say("Project number"), plain(funding.number)),
            (say("Programme of the European Union"), said(funding.programme, language)),
            (say("Strand"), said(funding.strand, language)),
            (say("Measure"), said(funding.measure, language)),
            (say("Lead partner"), said(meeting.lead.name, language)),
            (say("Website"), said(meeting.lead.website, language)),
        ):
            says_it_itself = label.casefold() in value.plain.casefold()  # such as "Strand 2"
            if value.plain:
                yield value if says_it_itself else joined((f"{label}: ", "$quiet"), value)
        yield from self._section(say("Results"), meeting.results.text)
        yield from self._section(say("What the figures mean"), meeting.participation.text)
        yield paragraphs(meeting.participation.separately_named_note, language)
        notes = [event.note for event in meeting.project_events if event.note]
        notes = [note for place, note in enumerate(notes) if note not in notes[:place]]  # told once
        for place, note in enumerate(notes):
            yield from self._section("" if place else say("How the events are numbered"), note)

    def _sources(self) -> Iterator[Content]:
        """Where the facts come from, and which program this is."""
        language = self.language
        yield plain(language.say("Where the facts come from"), "bold $accent")
        for source in self.session.meeting.sources:
            yield joined(
                "• ",
                said(source.title, language),
                (f"\n  {source.address}" if source.address else "", "$quiet"),
            )
        yield plain("")
        yield plain(f"ttchan {__version__}", "$quiet")

    def _section(self, heading: str, text: Text) -> Iterator[Content]:
        if not text:
            return
        yield plain("")
        if heading:
            yield plain(heading, "bold $accent")
        yield paragraphs(text, self.language)
