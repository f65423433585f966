"""What, who, by when: a promise that is made or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ttchan_tui.meeting.board.promise import Promise, typed_day, typed_of
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.errors import PromiseChanged
from ttchan_tui.meeting.limits import NOTE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.typing.field_drafts import TYPED_BEFORE
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

NEXT = Command(
    "next", "enter", "Enter", N_("next"), N_("Go to the next line; in the last one, save."), "Enter"
)
BEFORE = Command("field(-1)", "up,shift+tab", "↑", N_("before"), N_("The line before."), "↑", hinted=False)
AFTER = Command("field(1)", "down,tab", "↓", N_("next"), N_("The next line."), "↓", hinted=False)
SAVE = Command("save", "ctrl+s", "Ctrl+S", N_("save"), N_("Save the promise."), "Ctrl+S")
LEAVE = Command("leave", "escape", "Esc", BACK.label, N_("Go back without a promise."), "Esc")

_FIELDS: Final = {
    "what": N_("What will be done?"),
    "who": N_("Who does it? A body or a group"),
    "by": N_("By when? Such as 9.5.2019; empty if nobody has said"),
}


class PromiseForm(ModalScreen[Promise | None]):
    """Ends with the promise as it was kept; with none if the person went back."""

    CSS_PATH = STYLES / "promise_form.tcss"
    BINDINGS = bindings(BEFORE, AFTER, SAVE, LEAVE)
    AUTO_FOCUS = ""

    def __init__(self, session: Session, promise: Promise) -> None:
        """Change `promise`; make it, if it has no id."""
        super().__init__()
        self._session = session
        self._promise = promise
        self._acts = Actions(session, self._say)
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """For whom, the three lines, and what is wrong with them."""
        with VerticalScroll(can_focus=False):
            yield PlainLabel(id="for-whom")
            for name in _FIELDS:
                yield PlainLabel(id=f"{name}-asked")
                yield LineInput(id=name, enter=self._entered)
            yield PlainLabel(id="promise-said")
        yield HintBar(self._session, (NEXT, SAVE, LEAVE))
        yield UrgentNotice(self._session, self._show_notice)

    def on_mount(self) -> None:
        """Begin with what is known already."""
        if not self.query(LineInput):
            return  # the app has gone on to another screen before this one was laid out
        session, promise, language = self._session, self._promise, self._session.language
        partner = session.meeting.partner[promise.partner]
        name = partner_name(partner, language)
        self.query_one("#for-whom", Static).update(
            joined((language.say("A promise for {partner}", partner=name), "bold"))
        )
        for (id, asked), text in zip(_FIELDS.items(), self._known, strict=True):
            self.query_one(f"#{id}-asked", Static).update(plain(language.say(asked), "$quiet"))
            self._field(id).put(text)
        self.go_on()
        self._field("who" if self._field("what").value and not promise.id else "what").focus()
        self.query_one(HintBar).show()
        self._show_notice()

    def go_on(self) -> None:
        """Put what was begun here into the lines, if nothing is typed. It may come late from the disk."""
        is_untouched = self.query(LineInput) and self._texts == self._known
        if is_untouched and (begun := drafts_of(self).fields.offer(self._place)):
            for id, text in zip(_FIELDS, (begun.text, *begun.more), strict=False):
                self._field(id).put(text)
            if self._promise.id:  # somebody may have changed it since
                stored = " · ".join(filter(None, self._known))
                self._say(self._session.language.say(TYPED_BEFORE, text=stored), "$quiet")

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(self._field(id).value for id in _FIELDS)

    @property
    def _known(self) -> tuple[str, str, str]:
        """What stands in the three lines of the promise as it is."""
        return typed_of(self._promise)

    @property
    def _place(self) -> FieldRef:
        return promise_ref(self._session.meeting.id, self._promise)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._remember() and (not_kept := drafts_of(self).not_kept):
            self._say(not_kept, "$quiet")

    def _remember(self, *, entered: bool = False) -> Draft | None:
        """Keep what is in the lines, unless it is what was known already."""
        if not self.is_current or self._is_saving or not self.query(LineInput):
            return None
        what, who, by = ("", "", "") if self._texts == self._known and not entered else self._texts
        return drafts_of(self).fields.put(self._place, what, who, by, entered=entered)

    def _field(self, id: str) -> LineInput:
        return self.query_one(f"#{id}", LineInput)

    def _show_notice(self) -> None:
        self.query_one(UrgentNotice).show()

    def _say(self, sentence: str, style: str = "$error") -> None:
        self.query_one("#promise-said", Static).update(plain(sentence, style))

    def _entered(self, typed: str) -> str:
        """Enter: on to the next line, from the last one into the store."""
        if self._field("by").has_focus:
            self.action_save()
        else:
            self.action_field(1)
        return typed

    def action_field(self, by: int) -> None:
        """To another line."""
        fields = list(self.query(LineInput))
        place = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        fields[min(max(place + by, 0), len(fields) - 1)].focus()

    async def action_next(self) -> None:
        """Do what Enter does."""
        for field in self.query(LineInput):
            if field.has_focus:
                await field.action_submit()
                return

    @on(LineInput.PasteRefused)
    def _paste_refused(self, event: LineInput.PasteRefused) -> None:
        self._say(event.reason.sentence(self._session.language))

    def action_save(self) -> None:
        """Save the promise, if every line is right; else go to the one that is not."""
        checks: dict[str, Callable[[str], object]] = {
            "what": lambda typed: admit(typed, limit=NOTE_LIMIT),
            "who": lambda typed: admit(typed, limit=WHO_LIMIT),
            "by": typed_day,
        }
        for id, check in checks.items():
            try:
                check(self._field(id).value)
            except Explained as reason:
                self._say(reason.sentence(self._session.language))
                self._field(id).focus()
                return
        if not self._is_saving:
            what, who, by = self._texts
            draft = self._remember(entered=True)
            self._save(replace(self._promise, text=what, who=who, by=typed_day(by)), draft)

    @work
    async def _save(self, promise: Promise, draft: Draft | None) -> None:
        """Have the store keep it; if it does not, everything stays in its line."""
        self._is_saving = True
        outcome = await self._acts.run(partial(self._keep, promise))
        self._is_saving = False
        if not outcome:
            self._remember()
            return
        drafts_of(self).fields.let_go(draft)
        if self.is_current:
            self.dismiss(outcome[0])

    def _keep(self, promise: Promise) -> Promise:
        promises = self._session.repository.board.promises
        if promise.id:
            try:
                return promises.change(promise, seen=self._promise)
            except PromiseChanged as changed:  # which is told: who saves once more has seen it
                self._promise = changed.promise
                raise
        notes = self._session.repository.notes()
        note = next((note.id for note in notes if note.id == promise.note), "")  # it may be gone by now
        return promises.promise(promise.text, promise.who, promise.partner, promise.by, note=note)

    def action_leave(self) -> None:
        """Go back without a promise. What is typed stays, for whoever makes that one again."""
        if self.is_current:
            self._remember()
            self.dismiss(None)


def promise_ref(meeting: str, promise: Promise) -> FieldRef:
    """Where a promise is typed: that one if it was made already, else a new one for its partner."""
    notes = (promise.note,) if promise.note and not promise.id else ()
    return FieldRef(meeting, DraftKind.PROMISE, notes=notes, of=promise.id or promise.partner)
