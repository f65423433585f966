"""Translations, each beside the note that it says in another language."""

from __future__ import annotations

from dataclasses import replace

from ttchan_tui.meeting.errors import NoteChanged, UnknownId
from ttchan_tui.meeting.groupwork import Note, Translation
from ttchan_tui.meeting.history.change_kinds import TRANSLATE_NOTE
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import CODES, N_


class Translations:
    """The translations of a meeting's notes; the original always stays."""

    def __init__(self, context: StoreContext, notes: NoteTable) -> None:
        """Stand in the context of a repository, with its notes."""
        self._context = context
        self._notes = notes

    def put(self, id: str, language: str, text: str, *, seen: Note | None = None, why: str = "") -> Note:
        """Put a translation beside a note, in the place of an earlier one into that language.

        New words have to be approved before they are public, also beside a note that is.

        Args:
            id: The note.
            language: Code of the language of the translation.
            text: The translation; empty to take it away.
            seen: The note that was translated.
            why: The reason, for the history.

        Raises:
            Refused: The text does not pass the gate.
            NoteChanged: The note says something else than the one that was translated, or somebody else
                has translated it since.
            UnknownId: There is no such note, or it was deleted; or the language is that of the note, or none
                that the program knows.
        """
        text = admit(text, limit=NOTE_LIMIT) if text else ""
        with self._context.changing(TRANSLATE_NOTE, why):
            note = self._notes.living(id)
            if seen is not None and _to_translate(seen, language) != _to_translate(note, language):
                raise NoteChanged(note)
            if language not in CODES or language == note.language:
                others = ", ".join(code for code in CODES if code != note.language)
                raise UnknownId(
                    N_("A note can be translated into {valid}, and not into “{id}”."),
                    id=language,
                    valid=others,
                )
            kept = tuple(one for one in note.translations if one.language != language)
            new = Translation(language, text, note.text)
            if _words(note.translation(language)) == _words(new):
                return note
            changed = replace(note, translations=(*kept, new) if text else kept)
            if changed != note:
                self._notes.put(changed)
        return changed


def _to_translate(note: Note, language: str) -> tuple[str, Translation | None]:
    """What somebody has to have seen who translates a note: its text, and the translation that there is."""
    return note.text, _words(note.translation(language))


def _words(translation: Translation | None) -> Translation | None:
    """A translation whether it is approved or not."""
    return translation and replace(translation, approved=False)
