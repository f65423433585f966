"""What a group has said last, read back to it: so large that the room can confirm it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume, ScreenSuspend
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.weight import counted
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.typing_overlay import TypingOverlay
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

RIGHT = Command(
    "back", "enter,escape,backspace,ctrl+p", "Enter", N_("type on"), N_("Go back and type on."), "Enter"
)
CORRECT = Command(
    "correct", "up", "↑", N_("correct"), N_("Go back to the note that was typed last, to change it."), "↑"
)

SECONDS_A_PART: Final = 5
"""How long a part of a long note stands."""

MOST: Final = 12
"""Notes that are looked at; no window shows more in this size."""


class ReadBackScreen(TypingOverlay):
    """The newest note as large as it can be, those before it above it, as many as there is room for."""

    ROUTE = routes.ReadBack
    NAME = N_("Read back")
    PURPOSE = N_(
        "The last notes of the group, very large, for it to confirm. Whatever you type goes on below them."
    )
    OWN_COMMANDS = (RIGHT, CORRECT)
    BINDINGS = bindings(RIGHT, CORRECT)
    CSS_PATH = STYLES / "work/typing_overlay.tcss"

    _turned = 0
    """How often a note that has no room in large letters was turned to its next part."""
    _turning: Timer | None = None
    whose: tuple[str, str] = ("", "")
    """The prompt and the group."""
    _correct: Callable[[], None]

    def go_to(self, route: routes.ReadBack) -> None:
        """Read back what that group has said on that prompt."""
        self.whose = (route.prompt, route.group)
        self._turned = 0
        self.type_on, self._correct = route.type_on, route.correct

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt and this group."""
        prompt, group = self.whose
        return prompt in self.session.meeting.prompt and group in self.session.meeting.group

    def compose_body(self) -> Iterable[Widget]:
        """Who, and what."""
        yield PlainLabel(id="who")
        with Vertical(id="progress"):  # keeps its row, so that the room for the notes stays as it is
            yield ProgressLine(self.session)
        with Vertical(id="read-back"):
            yield PlainLabel(id="last")

    def show(self) -> None:
        """As the store has it now: what is not saved is not read back."""
        language, (prompt, group) = self.language, self.whose
        name = group_name(self.session.meeting.group[group], language)
        self.query_one("#who", Static).update(
            joined((name, "bold $accent"), "   ", (language.say("Is this right?"), "$quiet"))
        )
        self.query_one(ProgressLine).show(prompt, group)
        room = self.query_one("#read-back").size
        if not room:
            return  # nothing is laid out yet
        notes = self.session.connection.notes(prompt, group)
        blocks = list(self._blocks(notes, room.width, room.height))
        empty = plain(language.say("No notes yet."), "$quiet")
        self.query_one("#last", Static).update(Content("\n\n").join(reversed(blocks)) if blocks else empty)

    def _blocks(self, notes: Iterable[Note], columns: int, rows: int) -> Iterator[Content]:
        """The newest note first; a note that there is no room for ends it."""
        newest_first = islice(reversed(list(notes)), MOST)
        for place, note in enumerate(newest_first):
            block = self._newest(note, columns, rows) if place == 0 else self._words(note)
            rows -= block.get_height({}, columns) + 1
            if place and rows < -1:
                return
            yield block

    def _newest(self, note: Note, columns: int, rows: int) -> Content:
        """In large letters, part by part if the whole has no room; as bold as all others if there is none."""
        parts = self._parts(note.text, columns, rows - 1)
        if not parts:
            return self._words(note)
        part = self._turned % len(parts)
        which = f"{part + 1}/{len(parts)}" if len(parts) > 1 else ""
        return joined(self._number(note), (which, "$quiet"), "\n", parts[part])

    def _parts(self, text: str, columns: int, rows: int) -> list[Content]:
        """A note in as few parts as have room in large letters; none if there is no room for them."""
        draw = appearance(self).poster
        parts: list[Content] = []
        words = ""
        for word in text.split():
            if words and not draw(f"{words} {word}", columns, rows):
                parts.append(draw(words, columns, rows))
                words = ""
            words = f"{words} {word}".strip()
        parts.append(draw(words, columns, rows))
        return parts if all(parts) else []

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Turn the parts while they are seen."""
        self._turning = self.set_interval(SECONDS_A_PART, self.turn_on)

    def on_screen_suspend(self, _: ScreenSuspend) -> None:
        """Turn none that nobody sees."""
        if self._turning:
            self._turning.stop()

    def turn_on(self) -> None:
        """To the next part of the newest note, if it has several."""
        self._turned += 1
        self.show()

    def _words(self, note: Note) -> Content:
        return joined(self._number(note), (note.text, "bold"))

    def _number(self, note: Note) -> Content:
        hands = f"  {counted(note.hands, self.language)}" if note.hands is not None else ""
        return joined((f"{note.line}", "$quiet"), (f"{hands}  ", "$accent"))

    def action_back(self) -> None:
        """Back, and type on; by each of its keys, and not only by those that lead back everywhere."""
        self.navigation.back()

    def action_correct(self) -> None:
        """Back, and to the note that was typed last."""
        self.navigation.back()
        self._correct()
