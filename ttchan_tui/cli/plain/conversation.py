"""The loop: show a page, read a line, go on."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.cli.command_line.exit_codes import INTERRUPTED
from ttchan_tui.cli.plain.keyboard import Ended, Keyboard, Silence
from ttchan_tui.cli.plain.menus import home
from ttchan_tui.cli.plain.page import Page, PageChoice, PageMaker
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.text.languages import N_

_ROWS_FOR_THE_QUESTION = 2


class Conversation:
    """One after the other a page and a line. The way back leads through the pages that were seen."""

    def __init__(self, visit: Visit, keyboard: Keyboard, *, locked: bool, idle_seconds: float | None) -> None:
        self._visit = visit
        self._keyboard = keyboard
        self._locked = locked
        self._idle_seconds = idle_seconds
        self._way: list[PageMaker] = [home]

    def go_on(self) -> int:
        """Until somebody leaves, or nobody can type any more; the exit code."""
        while self._way:
            try:
                self._one_page()
            except Silence:
                self._begin_anew()
            except Ended:
                self._say(N_("The input has ended. Goodbye."))
                return 0
            except KeyboardInterrupt:
                if not self._locked:
                    self._say(N_("Goodbye."))
                    return INTERRUPTED
                self._begin_anew()
        self._say(N_("Goodbye."))
        return 0

    def _begin_anew(self) -> None:
        """For the next person, who is not to find what this one has typed."""
        self._visit.context.out.clear()
        self._visit.begin_anew()
        self._way = [home]

    def _one_page(self) -> None:
        try:
            page = self._way[-1](self._visit)
        except Explained as trouble:
            self._visit.say(trouble.sentence(self._visit.language))
            if len(self._way) > 1:
                self._way.pop()
            else:
                self._say(N_("Press Enter to try again."))
                self._line()
            return
        typed = self._show(page) or self._line()
        while not self._choose(page, typed):
            typed = self._line()

    def _line(self) -> str:
        return self._keyboard.line(self._idle_seconds).strip()

    def _show(self, page: Page) -> str:
        """In portions as high as the terminal: what has gone off its top cannot be read again.

        Returns:
            What was typed already where a portion ended; empty if everything was shown.
        """
        out = self._visit.context.out
        lines = ["", *self._visit.announced(), page.heading, *self._lines(page)]
        portion = max(1, out.rows - _ROWS_FOR_THE_QUESTION) if out.is_terminal else len(lines)
        for first in range(0, len(lines), portion):
            if first:
                self._say(N_("Enter shows more."))
                if typed := self._line():
                    return typed
            self._visit.say(*lines[first : first + portion])
        self._say(page.question or N_("Type a number and press Enter:"))
        return ""

    def _lines(self, page: Page) -> Iterator[str]:
        if page.text:
            yield ""
            yield from page.text.split("\n")
        yield ""
        for number, choice in enumerate(page.choices, 1):
            yield f"{number} {choice.label}"
        say = self._visit.language.say
        if len(self._way) > 1:
            yield f"0 {say(N_('back'))}"
        elif not self._locked:
            yield f"0 {say(N_('leave'))}"

    def _choose(self, page: Page, typed: str) -> bool:
        """Go where the line says; whether it said anything."""
        if typed == "":
            return True  # the same page once more
        if typed == "0" and (len(self._way) > 1 or not self._locked):
            self._way.pop()
            return True
        if typed.isascii() and typed.isdigit() and 0 < int(typed[:9]) <= len(page.choices):
            self._go(page.choices[int(typed[:9]) - 1])
            return True
        if page.answer:
            return self._answer(page, typed)
        say = self._visit.language.say
        if page.choices:
            self._visit.say(
                say(
                    N_("That is none of the numbers. Type one from 1 to {last}, or 0."),
                    last=len(page.choices),
                )
            )
        else:
            self._visit.say(say(N_("There is nothing to choose here. Type 0 to go back.")))
        return False

    def _go(self, choice: PageChoice) -> None:
        if choice.act:
            choice.act(self._visit)
            self._way.clear()
        self._way.append(choice.page)

    def _answer(self, page: Page, typed: str) -> bool:
        try:
            words = admit(typed, limit=TEXT_LIMIT)
        except Refused as refused:
            self._visit.say(refused.sentence(self._visit.language))
            return False
        assert page.answer
        self._way.append(page.answer(words))
        return True

    def _say(self, sentence: str) -> None:
        self._visit.say(self._visit.language.say(sentence))
