"""What a group says, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ttchan_tui.meeting.wording.facts import capitalised, group_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import GroupNotes
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.reading import ReadingScreen


class GroupNotesScreen(ReadingScreen):
    """The notes of a group on a prompt, and whose words they are."""

    ROUTE = GroupNotes
    NAME = N_("What a group says")
    PURPOSE = N_("What people said at the meeting, in their own words. The city is not the author.")
    OWN_COMMANDS = (BACK,)

    _prompt = ""
    _group = ""

    def go_to(self, route: GroupNotes) -> None:
        """Show what that group says on that prompt."""
        self._prompt, self._group = route.prompt, route.group

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt and this group."""
        return self._prompt in self.session.meeting.prompt and self._group in self.session.meeting.group

    @property
    def subject(self) -> object:
        """Another group or prompt, another text."""
        return self._prompt, self._group

    def text(self) -> Content:
        """The prompt, and the notes under their categories."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        language, meeting = self.language, self.session.meeting
        prompt, group = meeting.prompt[self._prompt], meeting.group[self._group]
        notes = self.session.connection.notes(prompt.id, group.id)
        yield said(prompt.title, language, "bold $primary")
        yield paragraphs(prompt.text, language)
        yield plain("")
        who = language.say("said by participants: {group}", group=group_name(group, language))
        yield plain(who if notes else group_name(group, language), "$quiet")
        if not notes:
            yield plain(language.say("No notes yet."), "$quiet")
        for category in prompt.categories:
            if under := [note for note in notes if note.category == category.id]:
                heading = capitalised(category.name.in_language(language.code).marked)
                yield joined("\n", (heading, "bold $accent"))
                yield from (joined("  • ", said(note.text_in(language.code), language)) for note in under)
