"""All groups of a prompt at a glance, for the lead facilitator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from textual import on
from textual.content import EMPTY_CONTENT, Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.board.countdown import NotATime, time_in
from ttchan_tui.meeting.board.overview import GroupAtWork, overview
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.draft import DraftKind
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.wording.board import shortly_ago, state_words, totals_words
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.board.overview_commands import (
    ALL,
    BOUND,
    FREEZE,
    OF_TIME,
    OPEN,
)
from ttchan_tui.tui.screens.shared.ask_screen import Answer, Question
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_COLUMNS: Final = ((N_("notes"), 9), (N_("hands"), 7), (N_("last"), 8), (N_("translate"), 10))
"""What stands behind the name of a group, right-aligned, and in how many columns."""

_LEAST_NAME: Final = 16
_MOST_NAME: Final = 30
"""Columns for the name of a group."""

_STATE: Final = 20
"""Columns for whether it is ready or frozen."""

_LEAST_WIDTH: Final = 76
"""Columns of a screen that has room for the whole table; a narrower one leaves out what can wait."""

_BAR_FROM: Final = 140
"""Columns of a screen from which on bars stand behind the table."""

_LEAST_BAR: Final = 24
"""Columns of the longest bar at least."""

_ROWS: Final = 2
"""Rows of a group where all of them have room for an empty one below."""

_CAN_WAIT: Final = 2
"""Of the columns, so many of the last."""

_MARGINS: Final = 7
"""Columns beside the list that are not its own: margins, padding, the scroll bar."""

_BESIDE: Final = 5
"""Columns besides that stay empty behind a bar."""

_TIME_LIMIT: Final = 8
_BELL: Final = "!"
_MINUTE: Final = timedelta(minutes=1)


class OverviewScreen(PromptScreen):
    """A line for each group; keys for the time, for what is hidden and for what is frozen."""

    ROUTE = routes.Overview
    NAME = N_("All groups")
    PURPOSE = N_(
        "How far each group has come with this prompt. Here one gives them time, hides and reveals what they "
        "say, and freezes it."
    )
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    AUTO_FOCUS = "#at-work"

    def compose_work(self) -> Iterable[Widget]:
        """The headings, the groups, what they have said together."""
        yield PlainLabel(id="columns")
        yield ChoiceList(id="at-work")
        yield PlainLabel(id="together")

    def show(self) -> None:
        """Everything as it is now."""
        super().show()
        session, language = self.session, self.language
        seen = overview(
            self.prompt, session.connection.notes(self.prompt_id), self._progress, session.meeting
        )
        headings = [language.say(heading) for heading, _ in _COLUMNS]
        columns = self._row(language.say("group"), headings, language.say("state"), "$quiet")
        self.query_one("#columns", Static).update(columns)
        self._groups.fill(self._lines(seen.groups))
        self.query_one("#together", Static).update(plain(totals_words(seen, language), "bold"))

    @property
    def _progress(self) -> Progress:
        return self.session.connection.progress(self.prompt_id)

    @property
    def _groups(self) -> ChoiceList:
        return self.query_one("#at-work", ChoiceList)

    def _lines(self, groups: Iterable[GroupAtWork]) -> Iterator[Choice]:
        now, language, meeting = datetime.now(UTC), self.language, self.session.meeting
        groups = tuple(groups)
        most = max((one.totals.notes for one in groups), default=0)
        below = "\n" if self._groups.size.height >= _ROWS * len(groups) else ""
        for one in groups:
            figures = (
                f"{one.totals.notes or '–'}",
                "–" if one.totals.hands is None else f"{one.totals.hands}",
                shortly_ago(now - one.last, language) if one.last else "–",
                f"{one.untranslated or '–'}",
            )
            state = ", ".join(state_words(one, language))
            style = "" if one.totals.notes else "$quiet"
            row = self._row(group_name(meeting.group[one.group], language), figures, state, style)
            yield Choice(joined(row, self._bar(one.totals.notes, most, row.cell_length), below), one.group)

    def _bar(self, notes: int, most: int, used: int) -> Content:
        """How many notes there are beside those of the others, where the window has room for it."""
        room = self.work_width - _MARGINS - _BESIDE - used
        if self.size.width < _BAR_FROM or room < _LEAST_BAR or not notes:
            return EMPTY_CONTENT
        return plain("█" * max(1, room * notes // most), "$primary")

    def _row(self, name: str, figures: Iterable[str], state: str, style: str) -> Content:
        """A line of the table: every part in its columns, cut where it is too long."""
        window = self.work_width
        columns = _COLUMNS if window >= _LEAST_WIDTH else _COLUMNS[:-_CAN_WAIT]
        widths = [width for _, width in columns]
        room = max(_LEAST_NAME, window - _MARGINS - sum(widths) - _STATE)
        parts = [plain(name, style).truncate(min(room, _MOST_NAME), ellipsis=True, pad=True)]
        for figure, width in zip(figures, widths, strict=False):
            cell = plain(figure, style).truncate(width - 1, ellipsis=True)
            parts.append(cell.pad_left(width - cell.cell_length))
        words = plain(f"  {state}", "bold" if state and not style else style)
        parts.append(words.truncate(max(_STATE, words.cell_length), pad=True))
        return Content("").join(parts)

    def offers(self, command: Command) -> bool:
        """Time is paused only if it runs; a group is opened only if one is chosen."""
        if command in (OPEN, FREEZE):
            return self._groups.chosen is not None
        if command in OF_TIME:
            return self._progress.countdown is not None
        return True

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Look at what a group says."""
        if event.option.id:
            self.navigation.open(routes.Notes(self.prompt_id, event.option.id))

    # Time

    def action_time(self) -> None:
        """Ask what the time is for, if there are steps, and how much of it there is."""
        if not self.prompt.steps:
            self._ask_minutes("")
            return
        say, code = self.language.say, self.language.code
        steps = [
            Choice(plain(f" {step.name.in_language(code).marked}"), step.id) for step in self.prompt.steps
        ]
        question = Question(
            say("What is the time for?"),
            say("Or minutes for the whole prompt, such as 15"),
            _TIME_LIMIT,
            steps,
        )
        self._ask(question, self._step_chosen)

    def _step_chosen(self, answer: Answer) -> None:
        if answer.typed:
            self._count_down("", answer)
        else:
            self._ask_minutes(answer.chosen)

    def _ask_minutes(self, step: str) -> None:
        say = self.language.say
        planned = next((one.minutes for one in self.prompt.steps if one.id == step), None)
        question = Question(
            say("How many minutes? With ! behind the number a bell rings at the end."),
            say("15, or 1:30, or 15!"),
            _TIME_LIMIT,
            typed=str(planned or ""),
        )
        self._ask(question, partial(self._count_down, step))

    def _count_down(self, step: str, answer: Answer) -> None:
        bell = answer.typed.endswith(_BELL)
        try:
            time = time_in(answer.typed.removesuffix(_BELL))
        except NotATime as reason:
            self._refuse(reason)
            return
        start = self.session.repository.board.countdowns.start
        self._do(lambda: start(self.prompt_id, time, step=step, bell=bell))

    def action_pause(self) -> None:
        """Stop the time where it is, or let it go on."""
        countdowns, countdown = self.session.repository.board.countdowns, self._progress.countdown
        if countdown:
            act = countdowns.go_on if countdown.ends is None else countdowns.pause
            self._do(partial(act, self.prompt_id))

    def action_more_time(self) -> None:
        """Give one minute more."""
        self._do(partial(self.session.repository.board.countdowns.add, self.prompt_id, _MINUTE))

    def action_end_time(self) -> None:
        """Take the time off all screens."""
        self._do(partial(self.session.repository.board.countdowns.end, self.prompt_id))

    # Hidden and frozen

    def action_hide(self) -> None:
        """Hide what the groups say from each other, or reveal it."""
        steps = self.session.repository.board.steps
        self._do(partial(steps.reveal if self._progress.hidden else steps.hide, self.prompt_id))

    def action_freeze(self) -> None:
        """Freeze what the chosen group says, or unfreeze it."""
        if group := self._groups.chosen:
            self._freeze(group)

    def action_freeze_all(self) -> None:
        """Freeze what all groups say, and the themes, or unfreeze them."""
        self._freeze("")

    def _freeze(self, group: str) -> None:
        steps, say = self.session.repository.board.steps, self.language.say
        frozen = group in self._progress.freezes
        act = steps.unfreeze if frozen else steps.freeze
        if frozen:
            asked, hint = N_("Unfreeze ({whose}): why?"), N_("The reason is kept in the history.")
        else:
            asked, hint = N_("Freeze ({whose}): why?"), N_("The reason is shown to those who want to type.")
        name = group_name(self.session.meeting.group[group], self.language) if group else say("all groups")
        question = Question(
            say(asked, whose=name),
            say(hint),
            NOTE_LIMIT,
            place=self._place(DraftKind.REASON, group=group, of=asked),
        )

        def answered(answer: Answer) -> None:
            self._do(partial(act, self.prompt_id, group, why=answer.typed), answer.draft)

        self._ask(question, answered)

    # Where it leads

    def action_translations(self) -> None:
        """What still lacks a translation."""
        self.navigation.open(routes.Translations(self.prompt_id))

    def action_moderation(self) -> None:
        """What leaves the room."""
        self.navigation.open(routes.Moderation(self.prompt_id))

    def action_themes(self) -> None:
        """What all groups say, brought together under themes."""
        self.navigation.open(routes.Themes(self.prompt_id))

    def action_present(self) -> None:
        """What is said, on the projector."""
        self.navigation.open(routes.Presenter(self.prompt_id))
