"""Dialog: a question over another screen, that ends with an answer or without one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from ttchan_tui.meeting.draft import Draft, FieldRef
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.typing.typed_text import typed_text
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

LEAVE = Command("leave", "escape", "Esc", BACK.label, N_("Go back without an answer."), "Esc")

_TYPED_BEFORE: Final = N_("This was typed before and not saved. What is stored: {text}")
"""Under the field of what somebody else may have changed since."""

_A = TypeVar("_A")


class DialogScreen(ModalScreen[_A | None]):
    """Asks in a box; what is typed in its fields is kept with `place` until the store has it."""

    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = (LEAVE,)
    """What can be done."""
    CSS_PATH = STYLES / "dialog.tcss"
    BINDINGS = bindings(LEAVE)
    AUTO_FOCUS = ""

    known: tuple[str, ...] = ()
    """What stands in the fields at first."""
    stored: str = ""
    """What the store has of it, which somebody may have changed since it was begun here."""
    place: FieldRef | None = None
    """Where what is typed belongs: it is offered again there. None: it is not kept."""

    def __init__(self, session: Session) -> None:
        """Ask in the language of `session`."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """The box with the question, and the bars."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield from self.compose_question()
            yield PlainLabel(id="said")
        yield HintBar(self._session, self.OWN_COMMANDS)
        yield UrgentNotice(self._session, self._show_notice)

    def compose_question(self) -> Iterable[Widget]:
        """Lay out the question and what it is answered with."""
        raise NotImplementedError

    def begin(self) -> None:
        """Fill what was laid out."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin."""
        if not self.query(HintBar):
            return  # the app has gone on to another screen before this one was laid out
        for field, text in zip(self.fields, self.known, strict=False):
            field.put(text)
        self.go_on()
        self.begin()
        self.query_one(HintBar).show()
        self._show_notice()

    def _show_notice(self) -> None:
        self.query_one(UrgentNotice).show()

    def say(self, sentence: str, style: str = "$error") -> None:
        """Say something below the fields."""
        self.query_one("#said", PlainLabel).update(plain(sentence, style))

    def refuse(self, reason: Explained) -> None:
        """Say why something is not done."""
        self.say(reason.sentence(self._session.language))

    # What is typed

    @property
    def fields(self) -> tuple[LineInput, ...]:
        """The fields; none before they are laid out."""
        return tuple(self.query(LineInput))

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in them."""
        return tuple(field.value for field in self.fields)

    def go_on(self) -> bool:
        """Put what was begun here into the fields, if nothing is typed. It may come late from the disk."""
        if not self.fields or self.texts != self.known or self.place is None:
            return False
        if (begun := drafts_of(self).fields.offer(self.place)) is None:
            return False
        for field, text in zip(self.fields, (begun.text, *begun.more), strict=False):
            field.put(text)
        if self.stored:
            self.say(self._session.language.say(_TYPED_BEFORE, text=self.stored), "$quiet")
        return True

    def on_key(self, event: Key) -> None:
        """What was typed while this opened, and so reached no field, belongs into the one it begins in."""
        if isinstance(field := self.focused, LineInput):  # which takes what is typed now by itself
            if text := typed_text(event.character):
                event.stop()
                field.type_on(text)
            elif event.key == "enter":
                event.stop()
                field.submit()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.keep() and (not_kept := drafts_of(self).not_kept):
            self.say(not_kept, "$quiet")

    def keep(self, *, entered: bool = False) -> Draft | None:
        """Keep what is in the fields, unless it stood there at first."""
        if self.place is None or not self.is_current or not self.fields:
            return None
        texts = [""] if self.texts == self.known and not entered else self.texts
        return drafts_of(self).fields.put(self.place, *texts, entered=entered)

    # The end

    def end(self, answer: _A | None) -> None:
        """End with that, unless this has ended already: a second Enter may be on its way."""
        if self.is_current:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Go back without an answer. What is typed stays, for whoever asks the same again."""
        self.keep()
        self.end(None)
