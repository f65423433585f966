"""Who pays, who leads, what the figures mean, and where the facts come from."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ttchan_tui import __version__
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.reading import ReadingScreen


class AboutScreen(ReadingScreen):
    """The EU funding line is never more than this one screen away."""

    ROUTE = routes.About
    NAME = N_("About")
    PURPOSE = N_(
        "Who pays for the meeting and leads it, what the figures mean, and where the facts come from."
    )
    OWN_COMMANDS = (BACK,)

    def text(self) -> Content:
        """All of it."""
        return Content("\n").join(self._lines())

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
            if value.plain:
                yield joined((f"{label}: ", "$quiet"), value)
        yield from self._section(say("Results"), meeting.results.text)
        yield from self._section(say("What the figures mean"), meeting.participation.text)
        yield paragraphs(meeting.participation.separately_named_note, language)
        notes = [event.note for event in meeting.project_events if event.note]
        for place, note in enumerate(dict.fromkeys(notes)):
            yield from self._section("" if place else say("How the events are numbered"), note)
        yield plain("")
        yield plain(say("Where the facts come from"), "bold $accent")
        for source in meeting.sources:
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
