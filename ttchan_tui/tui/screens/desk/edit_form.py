"""Edit form: what all forms have in common that change the meeting by one call of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from textual.content import Content

from ttchan_tui.meeting.editing import Clashing, Edit, value_at
from ttchan_tui.meeting.wording.parts import field_name, value_words
from ttchan_tui.store import Edited
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.fields import Field
from ttchan_tui.tui.screens.desk.form import FormScreen

WHY = "why"
"""The field for the reason."""

_LISTED = 6
"""Entries of which it is told one by one what becomes of them."""


class EditForm(FormScreen[Edited]):
    """Says what would come of its edits, and has the store do them: the same that the commands do."""

    verb: str
    """What the history calls it."""
    _left: frozenset[tuple[str, str]] = frozenset()
    """Entries and fields that stay as others have made them."""

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What is to be changed; nothing, as long as nothing is said.

        Raises:
            Explained: It cannot be read.
        """
        raise NotImplementedError

    def why(self) -> Field:
        """The field for the reason, which may stay empty."""
        say = self._session.language.say
        return Field(WHY, say(N_("why")), hint=say(N_("for the history; may stay empty")))

    def _still(self, texts: Mapping[str, str], ticked: frozenset[str]) -> tuple[Edit, ...]:
        """The edits without what stays as others have made it."""
        found = []
        for edit in self.edits(texts, ticked):
            fields = {path: one for path, one in edit.fields.items() if (edit.key, path) not in self._left}
            if fields:
                found.append(replace(edit, fields=fields))
        return tuple(found)

    def take_theirs(self, clashing: Clashing, now: int) -> None:
        """Leave those fields as others have made them; what else was typed is done."""
        self._left |= {(one.key, one.path) for one in clashing.clashes}
        self.seen = now
        if self._still(self.typed, self.ticked):
            self.action_save()
        else:
            super().take_theirs(clashing, now)

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """Each entry before and after, and what is doubtful then."""
        edits = self._still(texts, ticked)
        if not edits:
            return plain("")
        would = self._session.repository.editing.would(edits)
        lines = list(self._told(edits))
        say = self._session.language.say
        for one in would.warnings:
            sentence = say("Look at this: {what}", what=one.sentence(self._session.language))
            lines.append(plain(sentence, "$now"))
        return Content("\n").join(lines)

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Edited:
        """Have the store do it."""
        edits = self._still(texts, ticked)
        editing = self._session.repository.editing
        return editing.change(self.verb, edits, seen=self.seen, why=texts.get(WHY, ""))

    def _told(self, edits: tuple[Edit, ...]) -> Iterator[Content]:
        language, meeting = self._session.language, self._session.meeting
        for edit in edits[:_LISTED]:
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
