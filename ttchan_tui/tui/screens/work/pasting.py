"""Several lines were pasted: are they to be notes?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.board.line_parser import Statement
from ttchan_tui.meeting.board.pasted_list import PastedLine
from ttchan_tui.meeting.wording.typed_line import statement_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.typing_overlay import TypingOverlay
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

KEEP = Command("open", "enter", "Enter", N_("yes"), N_("Keep these lines as notes."), "Enter")
LEAVE = Command("back", BACK.keys, "Esc", N_("no"), N_("Keep none of these lines."), "Esc")


class PastingScreen(TypingOverlay):
    """The lines as they are understood, before anything is done with them."""

    ROUTE = routes.Paste
    NAME = N_("Pasted lines")
    PURPOSE = N_("Several lines were pasted. Enter keeps each of them as a note, Esc keeps none.")
    OWN_COMMANDS = (KEEP, LEAVE)
    CSS_PATH = STYLES / "work/typing_overlay.tcss"
    AUTO_FOCUS = "#pasted"
    STAYS = True

    asked: routes.Paste
    """What it is about."""

    def go_to(self, route: routes.Paste) -> None:
        """Ask that."""
        self.asked, self.type_on = route, route.type_on

    @property
    def is_there(self) -> bool:
        """Whether the meeting still asks that."""
        return self.asked.prompt.id in self.session.meeting.prompt

    def compose_body(self) -> Iterable[Widget]:
        """The question and the lines."""
        yield PlainLabel(id="asked")
        yield ChoiceList(id="pasted")

    def show(self) -> None:
        """Every line, and where it goes."""
        self.query_one("#asked", Static).update(self._question())
        self.query_one("#pasted", ChoiceList).fill(self._lines())

    @property
    def _sound(self) -> list[PastedLine]:
        return [line for line in self.asked.lines if line.meant]

    def _question(self) -> Content:
        language, number, sound = self.language, len(self.asked.lines), len(self._sound)
        lines = language.count("{number} line", "{number} lines", number)
        if sound == number:
            template = N_("{lines}: keep them as {sound} notes? Enter yes, Esc no.")
        elif sound:
            template = N_("{lines}, of which {sound} can be kept as notes. Keep those? Enter yes, Esc no.")
        else:
            template = N_("{lines}, and none can be kept as a note. Esc goes back.")
        return plain(language.say(template, lines=lines, sound=sound), "bold $accent")

    def _lines(self) -> Iterator[Choice]:
        language = self.language
        for line in self.asked.lines:
            number = (f"{line.number:>3} ", "$quiet")
            if line.refused:
                what, why = f" {language.say('NOT KEPT')} ", line.refused.sentence(language)
                mark = (what, "bold $alarm-foreground on $alarm-background")
                yield Choice(joined(number, mark, f" {line.text[:_EXCERPT]}\n    ", (why, "$error")))
            elif line.meant:
                where = self._where(line.meant)
                yield Choice(joined(number, line.meant.text, (f"   {where}", "$quiet")), str(line.number))

    def _where(self, meant: Statement) -> str:
        category = meant.category or self.asked.category.id
        whole = Statement(meant.text, category, meant.level, meant.about)
        return statement_words(whole, self.asked.prompt, self.session.meeting, self.language)

    @on(OptionList.OptionSelected)
    def _yes(self) -> None:
        self.navigation.back()
        self.asked.keep(self._sound)


_EXCERPT = 60
"""Characters by which a line that cannot be kept is known again."""
