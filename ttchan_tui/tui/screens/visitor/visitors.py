"""What visitors have said on a prompt, as far as an organiser has approved it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ttchan_tui.meeting.groupwork import VISITOR
from ttchan_tui.meeting.wording.facts import capitalised
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.reading import ReadingScreen


class VisitorsScreen(ReadingScreen):
    """Their notes under the categories."""

    ROUTE = routes.Visitors
    NAME = N_("Visitors")
    PURPOSE = N_("What visitors have said, in their own words. The city is not the author.")
    OWN_COMMANDS = (BACK,)

    prompt_id = ""

    def go_to(self, route: routes.Visitors) -> None:
        """Show what they have said on that prompt."""
        self.prompt_id = route.prompt

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt."""
        return self.prompt_id in self.session.meeting.prompt

    @property
    def subject(self) -> object:
        """Another prompt, another text."""
        return self.prompt_id

    def text(self) -> Content:
        """The prompt, and the notes on it."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        language = self.language
        prompt = self.session.meeting.prompt[self.prompt_id]
        notes = [note for note in self.session.connection.notes(prompt.id) if note.origin == VISITOR]
        yield said(prompt.title, language, "bold $primary")
        yield paragraphs(prompt.text, language)
        yield plain("")
        yield plain(language.say("said by visitors") if notes else language.say("No notes yet."), "$quiet")
        for category in prompt.categories:
            if under := [note for note in notes if note.category == category.id]:
                heading = capitalised(category.name.in_language(language.code).marked)
                yield joined("\n", (heading, "bold $accent"))
                yield from (joined("  • ", said(note.text_in(language.code), language)) for note in under)
