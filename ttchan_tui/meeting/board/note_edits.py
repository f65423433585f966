"""What becomes of notes when somebody changes them: notes in, changed notes out. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from ttchan_tui.meeting.errors import HandsCounted, NoteChanged, NotTogether, TooManyHands, UnknownId
from ttchan_tui.meeting.format.values import is_language
from ttchan_tui.meeting.groupwork import Note, Standing, Translation
from ttchan_tui.meeting.limits import MOST_HANDS
from ttchan_tui.text.languages import N_


def check_seen(note: Note, seen: Note | None) -> None:
    """See to it that a note says what somebody saw who wants to change it.

    Raises:
        NoteChanged: Its text or its category is another one.
    """
    if seen is not None and (note.text, note.category) != (seen.text, seen.category):
        raise NoteChanged(note)


def check_words_seen(note: Note, seen: Note | None, hidden: Collection[str] = ()) -> None:
    """See to it that a note says what somebody saw, also in the words that were chosen for a merged entry.

    On a prompt that is hidden these words are not told: they may come from what the person may not see.

    Raises:
        NoteChanged: Its text, its category or those words are other ones.
    """
    check_seen(note, seen)
    if seen is not None and note.wording != seen.wording:
        raise NoteChanged(note, "" if note.prompt in hidden else note.display_text)


def edited(
    note: Note, text: str | None = None, category: str | None = None, level: str | None = None
) -> Note:
    """A note that says something else, or stands elsewhere. New words have to be approved anew."""
    changed = replace(
        note,
        text=note.text if text is None else text,
        category=note.category if category is None else category,
        level=note.level if level is None else level,
    )
    return changed if changed.text == note.text else _waiting(changed)


def counted(
    note: Note, hands: int | None, most: int, why: str, *, added: bool = False, seen: Note | None = None
) -> Note:
    """A note with so many hands, or so many more; the reason is kept if there are more than people.

    More hands come to whatever was counted; a number takes the place of the one that was `seen`.

    Raises:
        HandsCounted: Somebody has counted others since, and these are no further ones.
        TooManyHands: There are more than `most`, and nobody has said why.
    """
    if hands is not None and added:
        hands += note.hands or 0
    elif seen is not None and note.hands not in (seen.hands, hands):
        raise HandsCounted(note)
    return replace(note, hands=hands, hands_why=reason_for_hands(hands, most, why))


def reason_for_hands(hands: int | None, most: int, why: str) -> str:
    """What is kept of the reason given for so many hands: nothing, if there are no more than people.

    Raises:
        TooManyHands: There are more, and nobody has said why.
    """
    if hands is None or hands <= most:
        return ""
    if not why or most == MOST_HANDS:
        raise TooManyHands(hands, most)
    return why


def translated(note: Note, language: str, text: str, seen: Note | None = None) -> Note:
    """A note with a translation in the place of an earlier one; without a text, with none.

    New words have to be approved before they are public, also beside a note that is.

    Args:
        note: As it is now.
        language: Code of the language of the translation.
        text: The translation; empty to take it away.
        seen: The note that was translated.

    Raises:
        NoteChanged: It says something else than the one that was translated, or somebody else has
            translated it since.
        UnknownId: The language is that of the note, or none at all.
    """
    there = _unapproved(note.translation(language))
    if seen is not None and (seen.text, _unapproved(seen.translation(language))) != (note.text, there):
        raise NoteChanged(note)
    if language == note.language:
        raise UnknownId(N_("The note itself is in “{id}”. Translate it into another language."), id=language)
    if not is_language(language, thorough=True):
        raise UnknownId(N_("“{id}” is not the tag of a language, such as lv or sr-Latn."), id=language)
    new = Translation(language, text, note.text)
    if there == new:
        return note
    kept = tuple(one for one in note.translations if one.language != language)
    return replace(note, translations=(*kept, new) if text else kept)


def judged(note: Note, standing: Standing, why: str, seen: Note | None = None) -> Note:
    """A note that somebody has decided about.

    Whoever lets it be shown approves also those of its translations that they have seen.

    Raises:
        NoteChanged: It says something else than what was seen.
    """
    if seen is not None and (seen.text, seen.wording) != (note.text, note.wording):
        raise NoteChanged(note, note.display_text)
    read = seen.unapproved if seen is not None and standing is Standing.SHOWN else ()
    translations = (replace(one, approved=True) if one in read else one for one in note.translations)
    return replace(note, standing=standing, standing_why=why, translations=tuple(translations))


def to_be_approved(note: Note) -> Note:
    """A note that comes from elsewhere: what is said there of who has approved it holds nothing here."""
    standing = Standing.WAITING if note.standing is Standing.SHOWN else note.standing
    translations = tuple(replace(one, approved=False) for one in note.translations)
    return replace(note, standing=standing, translations=translations)


def gathered_under(notes: Iterable[Note], theme: str, prompt: str | None) -> tuple[Note, ...]:
    """Notes under a theme of a prompt, or under none.

    Raises:
        NotTogether: They answer other prompts.
    """
    notes = tuple(notes)
    if prompt is not None and any(note.prompt != prompt for note in notes):
        raise NotTogether(_OTHER_PROMPT)
    return tuple(replace(note, theme=theme) for note in notes)


def merged(first: Note, others: Iterable[Note], known: Iterable[Note], wording: str) -> tuple[Note, ...]:
    """Notes that say the same, the others under the first; what was merged into them comes along.

    If the first is under no theme, it comes under that of the others. A new wording has to be approved.

    Args:
        first: The note that the others come under.
        others: These.
        known: All notes that there are.
        wording: What they say together; empty for the text of the first.

    Returns:
        What has changed, the first before the others.

    Raises:
        NotTogether: There is nothing to merge, they answer several prompts, or somebody has merged one
            of them into a note that is not among them.
    """
    below = [note for note in others if note.id != first.id]
    if not below:
        raise NotTogether(N_("Choose at least two notes that say the same."))
    if {note.prompt for note in below} != {first.prompt}:
        raise NotTogether(_OTHER_PROMPT)
    known = tuple(known)
    _check_not_taken([first, *below], known)
    chosen = {note.id for note in below}
    below += [note for note in known if note.under in chosen and note.id not in {*chosen, first.id}]
    theme = next((note.theme for note in (first, *below) if note.theme), "")
    wording = "" if wording == first.text else wording
    head = first if wording in ("", first.wording) else _waiting(first)
    head = replace(head, theme=theme, under="", wording=wording)
    return (head, *(replace(note, under=first.id, wording="") for note in below))


def split(chosen: Iterable[Note], known: Iterable[Note]) -> tuple[Note, ...]:
    """Notes that come to stand by themselves again: those chosen, and those below them."""
    apart = {note.id: note for note in chosen}
    apart |= {note.id: note for note in known if note.under in apart}
    joined = (note for note in apart.values() if note.under or note.wording)
    return tuple(replace(note, under="", wording="") for note in joined)


def _check_not_taken(notes: list[Note], known: tuple[Note, ...]) -> None:
    """Raise NotTogether if somebody has merged one of them into a note that is not among them."""
    chosen = {note.id for note in notes}
    there = {note.id for note in known if note.deleted_at is None and not note.under}
    for note in notes:
        if note.under in there - chosen:
            raise NotTogether(_TAKEN, text=note.text)


def _waiting(note: Note) -> Note:
    """A note with words that nobody has approved."""
    return replace(note, standing=Standing.WAITING, standing_why="")


def _unapproved(translation: Translation | None) -> Translation | None:
    """A translation whether it is approved or not."""
    return translation and replace(translation, approved=False)


_OTHER_PROMPT: Final = N_("These notes answer several prompts; only those on one prompt belong together.")
_TAKEN: Final = N_(
    "Somebody has merged “{text}” into another note meanwhile. Choose that note as well, or split them first."
)
