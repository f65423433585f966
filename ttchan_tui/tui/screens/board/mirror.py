"""What a group says of its own town or country, beside how others see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.board.mirror import Mirror, mirror
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.wording.facts import capitalised, group_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

EARLIER = Command(
    "group(-1)", "left", "← →", N_("others"), N_("The group before, the group after."), second="group(1)"
)
LATER = Command("group(1)", "right", "→", N_("next"), N_("The group after."), hinted=False)

_MARGIN: Final = 10
"""Columns beside a text."""
_AROUND_SIDE: Final = 14
"""Columns of a side besides its words: margins, the line between the sides, a stroke, and the scrollbar."""
_PART: Final = 8
"""The part of the rows that the name of the group has."""


class MirrorScreen(PromptScreen):
    """One group: its own image, and beside it (in a narrow window below it) how others see it."""

    ROUTE = routes.Mirror
    NAME = N_("Mirror")
    PURPOSE = N_(
        "What a group says of its own town or country, beside how others see it. "
        "Either is shown once the notes of those who said it are frozen."
    )
    OWN_COMMANDS = (EARLIER, LATER, BACK)
    BINDINGS = bindings(EARLIER, LATER)
    CSS_PATH = STYLES / "board/mirror.tcss"
    AUTO_FOCUS = "#mirror"

    _group_id = ""

    def go_to(self, route: routes.Mirror) -> None:
        """Show the image of a group; if it is none of the prompt's, that of the first."""
        self._group_id = route.group
        self.ask(route.prompt)

    @property
    def group(self) -> str:
        """The id of the group whose image it is."""
        groups = self.prompt.groups
        return self._group_id if self._group_id in groups else groups[0]

    def compose_body(self) -> Iterable[Widget]:
        """Whose image, and both sides of it."""
        yield PlainLabel(id="mirror-whose")
        yield ProgressLine(self.session)
        with VerticalScroll(id="mirror"):
            yield PlainLabel(id="mirror-waits")
            with Container(id="mirror-sides"):
                yield PlainLabel(id="mirror-own")
                yield PlainLabel(id="mirror-others")

    def show(self) -> None:
        """Both images, as far as they may be seen."""
        session, language, group = self.session, self.language, self.session.meeting.group[self.group]
        found = mirror(
            group.id, session.connection.notes(self.prompt_id), session.connection.progress(self.prompt_id)
        )
        self.query_one(ProgressLine).show(self.prompt_id, group.id)
        self._put("whose", self._whose(group_name(group, language)))
        self._put("waits", plain(self._waits(found), "bold"))
        self.query_one("#mirror-waits").display = bool(found.waits_for)
        self._put("own", self._side(language.say("As they see themselves"), self._own(found.own)))
        self._put("others", self._side(language.say("As others see them"), self._others(found.others)))

    def _whose(self, name: str) -> Content:
        """The prompt, and whose image it is: in letters where there is room for them."""
        title = said(self.prompt.title, self.language, "bold")
        columns = self.size.width - _MARGIN
        drawn = appearance(self).poster(name, columns, self.size.height // _PART, "bold $accent")
        return joined(title, "\n\n", drawn) if drawn else joined(title, "   ", (name, "bold $accent"))

    def _put(self, name: str, content: Content) -> None:
        self.query_one(f"#mirror-{name}", Static).update(content)

    def _waits(self, found: Mirror) -> str:
        names = [group_name(self.session.meeting.group[id], self.language) for id in found.waits_for]
        return self.language.say("Not frozen yet, so not shown: {groups}", groups=self.language.listed(names))

    def _side(self, heading: str, parts: Mapping[str, Sequence[Note]]) -> Content:
        """What was said, below the names of the parts; in letters where there is room for all of it."""
        words = [note.text_in(self.language.code).marked for notes in parts.values() for note in notes]
        drawn = iter(self._in_letters(words, len(parts)) or (joined("• ", each) for each in words))
        lines = [plain(heading, "bold $primary")]
        for name, notes in parts.items():
            lines += [joined("\n", (name, "bold $accent")), *(next(drawn) for _ in notes)]
        if not words:
            lines.append(plain(self.language.say("Nothing to show yet."), "$quiet"))
        return Content("\n").join(lines)

    def _in_letters(self, words: Sequence[str], parts: int) -> Sequence[Content]:
        """Each behind a stroke, with a row below it; where both sides stand beside each other."""
        if not words or not (self.has_class("-wide") or self.has_class("-very-wide")):
            return ()
        columns = self.size.width // 2 - _AROUND_SIDE
        rows = self.size.height * 2 // 3 - 2 * parts
        return [
            Content("\n").join([*(joined(("┃ ", "$primary"), row) for row in each.split("\n")), plain("")])
            for each in appearance(self).posters(words, columns, rows)
        ]

    def _own(self, notes: Sequence[Note]) -> dict[str, Sequence[Note]]:
        """By categories."""
        return {
            capitalised(category.name.in_language(self.language.code).marked): under
            for category in self.prompt.categories
            if (under := [note for note in notes if note.category == category.id])
        }

    def _others(self, notes: Sequence[Note]) -> dict[str, Sequence[Note]]:
        """By the groups that said it."""
        meeting, language = self.session.meeting, self.language
        return {
            group_name(meeting.group[id], language): [note for note in notes if note.group == id]
            for id in dict.fromkeys(note.group for note in notes)
        }

    def action_group(self, by: int) -> None:
        """Go on to another group."""
        groups = self.prompt.groups
        self._group_id = groups[min(max(groups.index(self.group) + by, 0), len(groups) - 1)]
        self.query_one("#mirror").scroll_home(animate=False)
        self.show_all()
