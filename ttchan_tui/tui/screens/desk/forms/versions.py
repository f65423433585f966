"""Versions: the same field was changed by two people; one of them says what is to stay."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList

from ttchan_tui.meeting.editing import Clashing
from ttchan_tui.meeting.wording.parts import field_name, value_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.choose import CHOOSE
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE, DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

THEIRS = Command("take('theirs')", "t", "T", N_("theirs"), N_("Leave it as the other person has made it."))
MINE = Command("take('mine')", "m", "M", N_("mine"), N_("Let it be as you have typed it."))


class VersionsScreen(DialogScreen[str]):
    """Ends with `theirs` or `mine`; with nothing if the person goes on editing."""

    OWN_COMMANDS = (CHOOSE, THEIRS, MINE, LEAVE)
    BINDINGS = bindings(THEIRS, MINE)

    def __init__(self, session: Session, clashing: Clashing, *, is_of_draft: bool = False) -> None:
        """Show both versions of each field; the other one may be that of the draft of the meeting."""
        super().__init__(session)
        self._clashing = clashing
        self._is_of_draft = is_of_draft

    def compose_question(self) -> Iterable[Widget]:
        """Who has changed it, both versions, and what may be done."""
        language, meeting = self._session.language, self._session.meeting
        who = self._clashing.clashes[0].who
        yield PlainLabel(plain(language.say("{who} has changed the same meanwhile.", who=who), "bold $now"))
        says = N_("The draft says: {text}") if self._is_of_draft else N_("You say: {text}")
        for one in self._clashing.clashes:
            name, _, _ = one.path.partition(".")
            theirs, mine = (value_words(name, value, meeting, language) for value in (one.theirs, one.mine))
            yield PlainLabel(
                joined(
                    (f"\n{field_name(one.path, language)}\n", "bold"),
                    f"  {language.say('{who} says: {text}', who=one.who, text=theirs)}\n",
                    f"  {language.say(says, text=mine)}",
                )
            )
        yield ChoiceList()

    def begin(self) -> None:
        """Begin with going on, which loses nothing."""
        say = self._session.language.say
        mine = N_("Put the draft's in its place") if self._is_of_draft else N_("Put mine in its place")
        choices = self.query_one(ChoiceList)
        choices.fill(
            [
                Choice(plain(f" {say('Go on editing')}"), "edit"),
                Choice(plain(f" {say('Leave theirs')}"), "theirs"),
                Choice(plain(f" {say(mine)}"), "mine"),
            ]
        )
        choices.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.end(event.option.id if event.option.id != "edit" else None)

    def action_take(self, which: str) -> None:
        """Decide."""
        self.end(which)

    def action_choose(self) -> None:
        """Choose what is highlighted, as Enter does."""
        self.query_one(ChoiceList).action_select()
