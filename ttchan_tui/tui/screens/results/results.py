"""The results: the sheet as it will be, what holds of it and what does not, and what is handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.history.change_kinds import EDIT_SHEET, PUBLISH, REDRAFT_SHEET
from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.meeting.sheet import facts_of, form_for
from ttchan_tui.meeting.wording.sheet import proofs, source_words
from ttchan_tui.publish.sheet.making import MadeSheet, made_sheet, sheet_languages
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.results.commands import ALL, BOUND, COMPARE, OF_SENTENCES
from ttchan_tui.tui.screens.results.long_work import LongWork
from ttchan_tui.tui.screens.results.packing import Packing
from ttchan_tui.tui.screens.results.publishing import Publishing
from ttchan_tui.tui.screens.results.register_form import Addresses, RegisterForm
from ttchan_tui.tui.screens.results.register_lines import register_lines
from ttchan_tui.tui.screens.results.sheet_lines import (
    SheetLine,
    SheetLines,
    finding_words,
    proof_words,
    sheet_tab,
)
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.screens.shared.ask_screen import Question
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_TALL: Final = 32
"""Rows from which on there is room between the parts."""


class ResultsScreen(ActingScreen):
    """The sheet in one language, sentence by sentence; beside it (in a small window below) its linter."""

    ROUTE = routes.Results
    NAME = N_("Results")
    PURPOSE = N_(
        "The description sheet that the EU reads before it pays. Its days are drafted from the programme and "
        "from what the groups said; what you word yourself stays. Beside it stands what has to be corrected "
        "before anybody sends it."
    )
    TYPES = (DraftKind.SENTENCE,)
    WORK = frozenset({EDIT_SHEET, REDRAFT_SHEET, PUBLISH})
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    CSS_PATH = STYLES / "results.tcss"
    AUTO_FOCUS = "#sheet"

    def __init__(self, session: Session) -> None:
        """Show the sheet in the language in use, if there is one."""
        super().__init__(session)
        self._code = ""
        """The language of the sheet; empty for that in use."""
        self._sources = False
        self._read: tuple[object, dict[str, MadeSheet]] = (None, {})
        """The sheets of all languages, and which state of the store they are of."""
        self._lines: SheetLines | None = None
        work = LongWork(self, session, self._say)
        self._publishing, self._packing = Publishing(work), Packing(work)

    def compose_body(self) -> Iterable[Widget]:
        """Which sheets there are, the chosen one, what is to be said of it."""
        yield PlainLabel(id="sheets")
        with Container(id="sheet-and-findings"):
            yield ChoiceList(id="sheet")
            yield ChoiceList(id="findings")
        yield PlainLabel(id="said")

    def show(self) -> None:
        """The sheet as it would be now."""
        try:
            sheets = self._sheets()
        except Explained as trouble:  # what was read last stays
            self._refuse(trouble)
            return
        made = sheets[self.code]
        self._lines = SheetLines(made)
        self.query_one("#sheets", Static).update(self._heading(sheets))
        lines = self._lines.choices(self.language, sources=self._sources, airy=self._is_airy)
        self.query_one("#sheet", ChoiceList).fill(lines)
        self.query_one("#findings", ChoiceList).fill(self._looked_over(made))
        self.query_one(HintBar).show()

    @property
    def _is_airy(self) -> bool:
        return self.size.height >= _TALL

    def _sheets(self) -> dict[str, MadeSheet]:
        """The sheets in all languages that the form has words in; made anew when anything has changed."""
        repository, meeting = self.session.repository, self.session.meeting
        token = repository.change_token()
        if self._read[0] != token:
            codes = sheet_languages(meeting, form_for(meeting))
            self._read = token, {code: made_sheet(repository, code) for code in codes}
        return self._read[1]

    @property
    def code(self) -> str:
        """The language of the sheet that is shown: the chosen one, that in use, or the first there is."""
        there = self._read[1]
        return next((one for one in (self._code, self.language.code) if one in there), next(iter(there), ""))

    def _heading(self, sheets: dict[str, MadeSheet]) -> Content:
        tabs = [sheet_tab(made, self.language, is_chosen=code == self.code) for code, made in sheets.items()]
        return joined(plain("    ").join(tabs), "\n", (self._publishing.state(), "$quiet"))

    def _looked_over(self, made: MadeSheet) -> Iterator[Choice]:
        """What was worked out, and what was found."""
        findings = made.findings
        found = list(proofs(facts_of(made.meeting, made.sheet), findings, self.language))
        yield Choice(plain(f"  {self.language.say('The sheet looked over')}", "bold $primary"))
        for number, finding in enumerate(findings):
            yield Choice(finding_words(finding, self.language), f"{number}:{finding.where}", 4)
        for number, proof in enumerate(found):
            yield Choice(proof_words(proof), f"proof {number}", 4)
        if self._is_airy:
            yield Choice(plain(""))
        today = self.session.clock.now().date()
        yield from register_lines(self.session.repository, today, self.language)

    # Which sentence

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#sheet", ChoiceList)

    @property
    def _chosen(self) -> SheetLine | None:
        return self._lines.by_id.get(self._list.chosen or "") if self._lines else None

    def offers(self, command: Command) -> bool:
        """Only days are worded by persons."""
        line = self._chosen
        if command is COMPARE:
            return line is not None and line.difference is not None
        return command not in OF_SENTENCES or (line is not None and line.day is not None)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.query_one(HintBar).show()

    def action_sheet(self, by: int) -> None:
        """The sheet in another language."""
        if codes := list(self._read[1]):
            self._code = codes[(codes.index(self.code) + by) % len(codes)]
            self._say("")
            self.show_all()

    def action_sources(self) -> None:
        """Say of each sentence what it comes from, or no longer."""
        self._sources = not self._sources
        self.show_all()

    def action_day(self, by: int) -> None:
        """To another day."""
        if self._lines and (days := self._lines.days()):
            line = self._chosen
            place = days.index(line.day) + by if line and line.day else 0
            self._list.choose_at_top(self._lines.first_of(days[min(max(place, 0), len(days) - 1)]))
            self._list.focus()

    @on(OptionList.OptionSelected, "#findings")
    def _go_to_finding(self, event: OptionList.OptionSelected) -> None:
        """To the day that a finding is about; of what stands elsewhere it is said where."""
        where = (event.option.id or "").partition(":")[2]
        if not where or not self._lines:
            return
        for line in self._lines.by_id.values():
            if line.day and where.startswith(f"day {line.day}"):
                self._list.choose_at_top(line.id)
                self._list.focus()
                return
        there = self.language.say("This is corrected where the meeting says it: {where}", where=where)
        self._say(there, "$quiet")

    # What is done to a sentence

    @on(OptionList.OptionSelected, "#sheet")
    def _open(self) -> None:
        """Word the chosen sentence; of one that is of no day, say where it comes from."""
        line = self._chosen
        if line is None:
            return
        if line.day is None:
            made = self._read[1][self.code]
            source = source_words(line.sentence.source, made.meeting, made.notes, self.language)
            self._say(self.language.say("{source}: it is changed there.", source=source), "$quiet")
            return
        self._ask_for(line, line.sentence.text)

    def action_add(self) -> None:
        """Word a sentence behind the chosen one."""
        if (line := self._chosen) and line.day and not line.is_out:
            self._ask_for(line, "", behind=True)

    def _ask_for(self, line: SheetLine, typed: str, *, behind: bool = False) -> None:
        say, code = self.language.say, self.code
        words = say("A sentence behind this one:") if behind else say("In your words:")
        hint = say("one sentence, in the language of the sheet")
        of = f"{code} {line.id}{' +' if behind else ''}"
        place = FieldRef(self.session.meeting.id, DraftKind.SENTENCE, of=of)
        question = Question(f"{words}\n{line.sentence.text}", hint, TEXT_LIMIT, typed=typed, place=place)
        self._ask(
            question, lambda answer: self._keep(line, answer.typed, code, behind=behind, draft=answer.draft)
        )

    def action_take_out(self) -> None:
        """Take the chosen sentence out, or bring it back."""
        if (line := self._chosen) and line.day:
            self._keep(line, line.sentence.text if line.is_out else "", self.code)

    def _keep(
        self, line: SheetLine, text: str, code: str, *, behind: bool = False, draft: Draft | None = None
    ) -> None:
        made, lines = self._read[1].get(code), self._lines
        if made is None or lines is None or line.day is None:
            return
        reword = partial(
            self.session.repository.results.sheet_days.reword,
            *(line.day, made.sheet.language, line.sentence, text, lines.draft(line.day)),
            seen=made.kept.get(line.day),
            behind=behind,
        )
        self._do(reword, draft)

    def action_compare(self) -> None:
        """Show what was written beside what would be drafted, and let one of them stand."""
        line, say, code = self._chosen, self.language.say, self.code
        if line is None or (both := line.difference) is None:
            return
        written = both.written or say("(taken out)")
        drafted = both.drafted or say("(nothing any more)")
        choices = [
            Choice(joined((f" {say('As it was written:')}\n", "bold"), f" {written}"), "written", 1),
            Choice(joined((f" {say('As it is drafted now:')}\n", "bold"), f" {drafted}"), "drafted", 1),
        ]

        def end(chosen: str | None) -> None:
            if chosen:
                self._keep(line, both.written if chosen == "written" else both.drafted, code)

        self.app.push_screen(
            ChooseScreen(self.session, say("Which of the two is to stand?"), choices, "written"), end
        )

    def action_redraft(self) -> None:
        """Let the day of the chosen sentence be as drafted again."""
        if (line := self._chosen) and line.day:
            redraft = self.session.repository.results.sheet_days.redraft
            told = self.language.say("As drafted again: {day}", day=self.language.full_date(line.day))
            self._do(
                partial(redraft, line.day, self._read[1][self.code].sheet.language),
                then=lambda: self._say(told, "$quiet"),
            )

    def action_publish(self) -> None:
        """Write the site, after asking where to."""
        self._publishing.begin(list(self._read[1].values()))

    def action_pack(self) -> None:
        """Write what partners receive, after asking for whom and where to."""
        self._packing.begin()

    def action_register(self) -> None:
        """Enter where the results can be read."""
        self.app.push_screen(RegisterForm(self.session, self._publishing.address), self._enter)

    def _enter(self, addresses: Addresses | None) -> None:
        if addresses is None:
            return
        results, today = self.session.repository.results, self.session.clock.now().date()

        def enter() -> None:
            results.publications.enter(addresses[0], today, short_address=addresses[1])
            results.short_paths.complete()

        self._do(enter, then=self._show_register)

    def _show_register(self) -> None:
        if entered := self.session.repository.results.publications.register().publications:
            self.query_one("#findings", ChoiceList).choose_at_top(f"at {entered[-1].id}")
