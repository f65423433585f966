"""Waiting: notes about which nobody has decided, and what the person has typed and not saved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.board.judging import JUDGING_WORDS
from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import DRAFT_WORK, JUDGEMENTS
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.drafting import act_line, both_words, drafted_lines
from ttchan_tui.store import WaitingAct
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.desk.desk_screen import UNDO
from ttchan_tui.tui.screens.desk.editing_screen import EditingScreen
from ttchan_tui.tui.screens.desk.forms.edit_form import EditForm
from ttchan_tui.tui.screens.desk.forms.left_forms import form_of
from ttchan_tui.tui.screens.desk.forms.release_form import ReleaseForm
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.screens.work.word import WordScreen
from ttchan_tui.tui.widgets.choice_list import Choice

OPEN = Command(
    "open",
    "enter",
    "Enter",
    N_("open"),
    N_("Go to the notes, read a change of the draft, or go on with what was typed."),
)
APPROVE = Command(
    "judge('shown')", "s", "S", N_("show all"), N_("Let the public see all of them."), right=Right.LEAD_GROUPS
)
REJECT = Command(
    "judge('rejected')", "x", "X", N_("reject all"), N_("Never show any of them."), right=Right.LEAD_GROUPS
)

RELEASE = Command(
    "release",
    "r",
    "R",
    N_("release"),
    N_("Make public what stands in the draft of the meeting, all or some of it."),
    right=Right.ORGANISE,
)
DROP = Command(
    "drop", "d", "D", N_("drop"), N_("Take the chosen change out of the draft."), right=Right.ORGANISE
)

_ACT, _DRAFT, _PROMPT, _TYPED = "act:", "draft:", "prompt:", "typed:"
_NOT_ANY_MORE: Final = N_("what it changes is there no more")
_PREVIEW = 5
"""Notes that are read beside at least."""


class WaitingScreen(EditingScreen):
    """What waits."""

    ROUTE = routes.Waiting
    NAME = N_("Desk · Waiting")
    PURPOSE = N_(
        "What nobody has decided about yet, what stands in the draft of the meeting, "
        "and what you have typed and not saved."
    )
    OWN_COMMANDS = (OPEN, APPROVE, REJECT, RELEASE, DROP, UNDO, BACK)
    BINDINGS = bindings(APPROVE, REJECT, RELEASE, DROP, UNDO)
    WORK = JUDGEMENTS | DRAFT_WORK

    def _waiting(self) -> dict[str, list[Note]]:
        """The notes that wait, by their prompts."""
        found: dict[str, list[Note]] = {}
        try:
            notes = self.session.repository.moderation.notes()
        except Explained:
            return found
        for note in notes:
            if note.waits or note.standing is Standing.WAITING:
                found.setdefault(note.prompt, []).append(note)
        return {prompt: found[prompt] for prompt in self.session.meeting.prompt if prompt in found}

    @property
    def _forms(self) -> list[Draft]:
        """The forms that the person has begun."""
        return [one for one in self.drafts.fields.of_kind(DraftKind.FORM) if form_of(self.session, one)]

    def heading(self) -> tuple[str, Content]:
        """How much waits."""
        count = self.language.count
        notes = sum(map(len, self._waiting().values()))
        drafts = len(self._forms) + len(self._typed)
        words = count(N_("{number} note to decide about"), N_("{number} notes to decide about"), notes)
        own = count(N_("{number} draft of yours"), N_("{number} drafts of yours"), drafts)
        acts = len(self._drafted)
        drafted = count(N_("{number} change in the draft"), N_("{number} changes in the draft"), acts)
        parts = (words, drafted if acts else "", own if drafts else "")
        return self.language.say(N_("Waiting")), plain(" · ".join(filter(None, parts)), "$quiet")

    @property
    def _drafted(self) -> tuple[WaitingAct, ...]:
        """What stands in the draft of the meeting; nothing for whom that is not."""
        if not self.session.repository.person.may(Right.ORGANISE):
            return ()
        try:
            return tuple(self.session.repository.draft.waiting())
        except Explained:
            return ()

    def _act(self, id: str | None) -> WaitingAct | None:
        return next((one for one in self._drafted if f"{_ACT}{one.act.id}" == id), None)

    @property
    def _typed(self) -> list[Draft]:
        """What the person has typed elsewhere and not saved."""
        return [one for one in self.drafts.waiting() if one.place.kind is not DraftKind.FORM]

    def lines(self) -> Iterator[Choice]:
        """The prompts with notes that wait, then the drafts."""
        say, count = self.language.say, self.language.count
        waiting = self._waiting()
        yield Choice(plain(f" {say(N_('Notes nobody has decided about'))}", "bold $accent"))
        if not waiting:
            yield Choice(plain(f"  {say(N_('None. Nothing waits for you.'))}", "$quiet"))
        for prompt, notes in waiting.items():
            title = said(self.session.meeting.prompt[prompt].title, self.language, "bold")
            number = count("{number} note", "{number} notes", len(notes))
            first = shortened(notes[0].text, self.columns - 6)
            below = (f"\n  {say('“{text}”', text=first)}", "$quiet")
            yield Choice(joined("  ", title, (f"   {number}", "bold $now"), below), f"{_PROMPT}{prompt}", 2)
        yield from self._drafted_lines()
        if self._forms or self._typed:
            yield Choice(plain(f"\n {say(N_('What you have typed and not saved'))}", "bold $accent"))
        for draft in self._forms:
            form = form_of(self.session, draft)
            assert form is not None
            name = form.heading().plain.split("\n")
            line = joined("  ", (" · ".join(name[:2]), "bold"), (f"\n  {draft.text}", "$quiet"))
            yield Choice(line, f"{_DRAFT}{draft.place.of}", 2)
        for prompt in dict.fromkeys(one.place.prompt for one in self._typed):
            there = sum(one.place.prompt == prompt for one in self._typed)
            words = count("{number} draft", "{number} drafts", there)
            named = self.session.meeting.prompt.get(prompt)
            title = said(named.title, self.language, "bold") if named else plain(say("promises"), "bold")
            yield Choice(joined("  ", title, (f"   {words}", "bold $now")), f"{_TYPED}{prompt}", 2)

    def _drafted_lines(self) -> Iterator[Choice]:
        """What stands in the draft of the meeting, act by act."""
        say, language, drafted = self.language.say, self.language, self._drafted
        if drafted:
            yield Choice(
                plain(
                    f"\n {say(N_('The draft of the meeting, which nobody sees yet; R releases it'))}",
                    "bold $accent",
                ),
                indent=1,
            )
        for one in drafted:
            words = act_line(one.act.verb, one.changes, self.session.meeting, language)
            told = self._told(one)
            both = both_words(one.both, language) or ("" if told else say(_NOT_ANY_MORE))
            first = f"{told[1].strip()} · " if len(told) > 1 else ""
            yield Choice(
                joined(
                    (f"  {shortened(words, self.columns - 2)}", "bold"),
                    (f"\n  {shortened(f'{first}{self._by(one)}', self.columns - 2)}", "$quiet"),
                    (f"\n  ! {both}" if both else "", "$now"),
                ),
                f"{_ACT}{one.act.id}",
                2,
            )

    def _by(self, one: WaitingAct) -> str:
        at = one.act.at.astimezone(ZoneInfo(self.session.meeting.time_zone))
        when = f"{self.language.date(at)}, {self.language.time(at)}"
        return " · ".join(filter(None, (one.act.who, when, one.act.why)))

    def _told(self, one: WaitingAct) -> list[str]:
        """What an act would change, before and after."""
        orders = [edit.order for edit in one.act.edits if edit.order]
        return list(drafted_lines(one.changes, orders, self.session.meeting, self.language))

    def beside(self, chosen: str) -> Content:
        """What an act of the draft changes; the first notes of a prompt."""
        if act := self._act(chosen):
            return plain("\n".join(self._told(act)))
        notes = self._notes(chosen)
        return Content("\n\n").join(
            plain(f"• {note.text}") for note in notes[: max(_PREVIEW, self.size.height // 4)]
        )

    def _notes(self, chosen: str | None) -> list[Note]:
        kind, _, prompt = (chosen or "").partition(":")
        return self._waiting().get(prompt, []) if f"{kind}:" == _PROMPT else []

    def offers(self, command: Command) -> bool:
        """What is decided is decided about notes; what is dropped is in the draft."""
        if command in (RELEASE, DROP):
            return bool(self._drafted if command is RELEASE else self._act(self.choices.chosen))
        return command not in (APPROVE, REJECT) or bool(self._notes(self.choices.chosen))

    def choose(self, id: str) -> None:
        """Enter: to the notes, or on with the draft."""
        kind, _, of = id.partition(":")
        if act := self._act(id):
            words = "\n".join((self._by(act), "", *self._told(act)))
            back = Choice(plain(f" {self.language.say('back')}"), "close")
            self.app.push_screen(ChooseScreen(self.session, words, [back], ""))
        elif f"{kind}:" == _PROMPT:
            self.navigation.open(routes.Moderation(of))
        elif f"{kind}:" == _TYPED:
            self.navigation.open(routes.GroupWork(of) if of else routes.Promises())
        else:
            draft = next((one for one in self._forms if one.place.of == of), None)
            form = draft and form_of(self.session, draft)
            if isinstance(form, EditForm):
                self.ask_edit(form)
            elif form:
                self.ask_form(form)

    def action_release(self) -> None:
        """Ask what of the draft becomes public, and under which name."""
        self.ask_form(ReleaseForm(self.session), self.told)

    def action_drop(self) -> None:
        """Take the chosen act out of the draft."""
        if act := self._act(self.choices.chosen):
            dropped = self.language.say(N_("Taken out of the draft. Ctrl+Z puts it back."))
            drop = partial(self.session.repository.draft.drop, [act.act.id])
            self._do(drop, then=lambda: self._say(dropped, "$success"))

    def action_judge(self, standing: str) -> None:
        """Decide about all of a prompt, once the word is typed."""
        if not (notes := self._notes(self.choices.chosen)):
            return
        wanted, say = Standing(standing), self.language.say
        word = say(JUDGING_WORDS[wanted])
        number = self.language.count("{number} note", "{number} notes", len(notes))
        title = said(self.session.meeting.prompt[notes[0].prompt].title, self.language, "bold")
        ids = [note.id for note in notes]
        why = "" if wanted is Standing.SHOWN else say(N_("all of the prompt"))
        judge = partial(self.session.repository.moderation.judge, ids, wanted, seen=notes, why=why)

        def sure(is_sure: bool | None) -> None:
            if is_sure:
                self._do(judge)

        self.app.push_screen(WordScreen(self.session, joined(title, f"\n{number}"), word), sure)
