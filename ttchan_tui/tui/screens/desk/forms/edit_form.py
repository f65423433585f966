"""Edit form: what all forms have in common that change the meeting by one call of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from textual.content import Content

from ttchan_tui.meeting.editing import Clashing, Edit, value_at
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.doubts import doubt_words
from ttchan_tui.meeting.wording.drafting import drafted_lines
from ttchan_tui.meeting.wording.parts import field_name, value_words
from ttchan_tui.store import Changing, Edited
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.forms.fields import Field
from ttchan_tui.tui.screens.desk.forms.fields_screen import AFTER
from ttchan_tui.tui.screens.desk.forms.form import SAVE, FormScreen
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE

LATER = Command(
    "later",
    "ctrl+l",
    "Ctrl+L",
    N_("later"),
    N_("Put it into the draft of the meeting; nobody sees it before that is released."),
    "Ctrl+L",
)


class NothingSaid(Explained):
    """Nothing that would change anything is in the form."""


WHY = "why"
"""The field for the reason."""

_LISTED = 6
"""Entries of which it is told one by one what becomes of them."""


class EditForm(FormScreen[Edited]):
    """Says what would come of its edits, and has the store do them: the same that the commands do."""

    verb: str
    """What the history calls it."""
    HINT = ""
    """What can be said (a catalogue key)."""
    OWN_COMMANDS = (SAVE, AFTER, LATER, LEAVE)
    BINDINGS = bindings(LATER)
    is_later = False
    """Whether it goes into the draft of the meeting, and is not public before that is released."""
    _left: frozenset[tuple[str, str]] = frozenset()
    """Entries and fields that stay as others have made them."""

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What is to be changed; nothing, as long as nothing is said.

        Args:
            meeting: The meeting as it is, or as its draft has it.
            texts: What is typed, by the names of the fields.
            ticked: What is ticked.

        Raises:
            Explained: It cannot be read.
        """
        raise NotImplementedError

    def hint(self) -> str:
        """What stands where the outcome will be, as long as nothing is said."""
        return self._session.language.say(self.HINT) if self.HINT else ""

    @property
    def taken(self) -> frozenset[str]:
        """Ids that new entries have in the draft already."""
        drafted = (edit for act in self._session.repository.draft.acts() for edit in act.edits)
        return frozenset(edit.key for edit in drafted if edit.is_new)

    def why(self) -> Field:
        """The field for the reason, which may stay empty."""
        say = self._session.language.say
        return Field(WHY, say(N_("why")), hint=say(N_("for the history; may stay empty")))

    def _still(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> tuple[Edit, ...]:
        """The edits without what stays as others have made it."""
        found = []
        for edit in self.edits(meeting, texts, ticked):
            fields = {path: one for path, one in edit.fields.items() if (edit.key, path) not in self._left}
            if fields or edit.order:
                found.append(replace(edit, fields=fields))
        return tuple(found)

    def take(self, clashing: Clashing, now: int, *, mine: bool) -> None:
        """Do it; or leave those fields as others have made them, and do what else was typed."""
        if not mine:
            self._left |= {(one.key, one.path) for one in clashing.clashes}
        if mine or not self._still(self._session.meeting, self.typed, self.ticked):
            super().take(clashing, now, mine=mine)
        else:
            self.seen = now
            self._save()

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """Each entry before and after, and what is doubtful then."""
        edits = self._still(self._session.meeting, texts, ticked)
        if not edits:
            return plain(self.hint(), "$quiet")
        would = self._session.repository.editing.would(edits)
        lines = list(self._told(edits))
        for one in would.warnings:
            lines.append(plain(doubt_words(one, would.meeting, self._session.language), "$now"))
        return Content("\n").join(lines)

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Edited:
        """Have the store do it, or put it into the draft."""
        repository = self._session.repository
        changing: Changing = repository.draft if self.is_later else repository.editing
        if not (edits := self._still(changing.meeting(), texts, ticked)):
            raise NothingSaid(N_("Nothing is to be changed yet. Esc leads back."))
        return changing.change(self.verb, edits, seen=self.seen, why=texts.get(WHY, ""))

    def action_save(self) -> None:
        """Do it; the public sees it at once."""
        self.is_later = False
        super().action_save()

    def action_later(self) -> None:
        """Put it into the draft."""
        self.is_later = True
        super().action_save()

    def _told(self, edits: tuple[Edit, ...]) -> Iterator[Content]:
        language, meeting = self._session.language, self._session.meeting
        for edit in edits[:_LISTED]:
            if edit.order:
                yield from map(plain, drafted_lines((), [edit.order], meeting, language))
                continue
            before = {} if edit.is_new else self._session.repository.editing.document(edit.section, edit.key)
            changes = [
                f"{field_name(path, language)}: {was} → {becomes}"
                for path, value in edit.fields.items()
                if value_at(before, path) != value
                for was, becomes in [
                    tuple(
                        value_words(path.partition(".")[0], one, meeting, language)
                        for one in (value_at(before, path), value)
                    )
                ]
            ]
            activity = meeting.activity.get(edit.key)
            name = activity.title.in_language(language.code).marked if activity else ""
            if changes:
                yield joined((f"{name}  " if name and len(edits) > 1 else "", "bold"), "  ".join(changes))
        if len(edits) > _LISTED:
            more = len(edits) - _LISTED
            yield plain(language.count(N_("and {number} more"), N_("and {number} more"), more), "$quiet")
