"""What, who, by when: a promise that is made or changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Final

from textual import work
from textual.widget import Widget

from ttchan_tui.meeting.board.promise import NoDay, Promise, typed_day, typed_of
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.errors import PromiseChanged
from ttchan_tui.meeting.limits import NOTE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared import dialog_screen
from ttchan_tui.tui.screens.shared.lines_form import LinesForm
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.widgets.plain_label import PlainLabel

NEXT = Command(
    "next", "enter", "Enter", N_("next"), N_("Go to the next line; in the last one, save."), "Enter"
)
SAVE = Command("save", "ctrl+s", "Ctrl+S", N_("save"), N_("Save the promise."), "Ctrl+S")
LEAVE = replace(dialog_screen.LEAVE, help=N_("Go back without a promise."))

_FIELDS: Final = {
    "what": (N_("What will be done?"), NOTE_LIMIT),
    "who": (N_("Who does it? A body or a group"), WHO_LIMIT),
    "by": (N_("By when? Such as 9.5.2019; empty if nobody has said"), NOTE_LIMIT),
}


class PromiseForm(LinesForm[Promise]):
    """Ends with the promise as it was kept; with none if the person went back."""

    OWN_COMMANDS = (NEXT, SAVE, LEAVE)
    BINDINGS = bindings(SAVE)

    def __init__(self, session: Session, promise: Promise) -> None:
        """Change `promise`; make it, if it has no id."""
        super().__init__(session)
        self._acts = Actions(session, self.say)
        self._is_saving = False
        self.place = promise_ref(session.meeting.id, promise)
        self._see(promise)

    def _see(self, promise: Promise) -> None:
        """Have that promise as it is stored now."""
        self._promise, self.known = promise, typed_of(promise)
        self.stored = " · ".join(filter(None, self.known)) if promise.id else ""

    def compose_question(self) -> Iterable[Widget]:
        """For whom, and the three lines."""
        language = self._session.language
        name = partner_name(self._session.meeting.partner[self._promise.partner], language)
        heading = language.say("A promise for {partner}", partner=name)
        yield PlainLabel(plain(heading, "bold"), id="for-whom")
        for id, (asked, limit) in _FIELDS.items():
            yield from self.compose_line(id, asked, limit)

    def begin(self) -> None:
        """Begin with the first line that may lack something."""
        what, who, _ = self.fields
        (who if what.value and not self._promise.id else what).focus()

    def keep(self, *, entered: bool = False) -> Draft | None:
        """Keep what is in the lines, unless it is on its way into the store."""
        return None if self._is_saving else super().keep(entered=entered)

    def action_save(self) -> None:
        """Save the promise, if every line is right; else go to the one that is not."""
        *texts, by = self.fields
        for field in texts:
            if field.admitted(field.value) is None:
                field.focus()
                return
        try:
            day = typed_day(by.value)
        except NoDay as reason:
            self.refuse(reason)
            by.focus()
            by.select_all()  # the next day that is typed is no part of this one
            return
        if not self._is_saving:
            what, who = (field.value for field in texts)
            draft = self.keep(entered=True)
            self._save(replace(self._promise, text=what, who=who, by=day), draft)

    @work
    async def _save(self, promise: Promise, draft: Draft | None) -> None:
        """Have the store keep it; if it does not, everything stays in its line."""
        self._is_saving = True
        outcome = await self._acts.run(partial(self._store, promise))
        self._is_saving = False
        if not outcome:
            self.keep()
            return
        drafts_of(self).fields.let_go(draft)
        self.end(outcome[0])

    def _store(self, promise: Promise) -> Promise:
        promises = self._session.repository.board.promises
        if promise.id:
            try:
                return promises.change(promise, seen=self._promise)
            except PromiseChanged as changed:  # which is told: who saves once more has seen it
                self._see(changed.promise)
                raise
        notes = self._session.repository.notes()
        note = next((note.id for note in notes if note.id == promise.note), "")  # it may be gone by now
        return promises.promise(promise.text, promise.who, promise.partner, promise.by, note=note)


def promise_ref(meeting: str, promise: Promise) -> FieldRef:
    """Where a promise is typed: that one if it was made already, else a new one for its partner."""
    notes = (promise.note,) if promise.note and not promise.id else ()
    return FieldRef(meeting, DraftKind.PROMISE, notes=notes, of=promise.id or promise.partner)
