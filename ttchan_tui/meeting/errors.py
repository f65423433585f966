"""Errors of the domain: what may not be done to a meeting and its notes, each with a sentence saying why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.groupwork import Note


class UnknownId(Explained):
    """There is no such prompt, group, category or note."""

    @classmethod
    def among(cls, template: str, id: str, valid: Iterable[str]) -> UnknownId:
        """Say which there are.

        Args:
            template: Says it; with the places `{id}` and `{valid}`.
            id: What was given.
            valid: What could have been.
        """
        names = listed(valid)
        return cls(template, id=id, valid=names) if names else cls(_NONE_AT_ALL, id=id)


class NoteChanged(Explained):
    """Somebody has changed the note since it was seen; nothing was done, so that neither text is lost."""

    def __init__(self, note: Note, says: str = "") -> None:
        """Keep the note as it is now; `says` is what has changed of it, if that is not its text."""
        super().__init__(
            N_("Somebody has changed this note meanwhile. It now says: “{text}”. Look at it and try again."),
            text=says or note.text,
        )
        self.note = note


class PromiseChanged(Explained):
    """Somebody has changed the promise since it was seen; nothing was done, so that neither is lost."""

    def __init__(self, promise: Promise, *, to_take_back: bool = False) -> None:
        """Keep the promise as it is now, be it that it was to be changed or to be taken back."""
        super().__init__(
            _TO_TAKE_BACK if to_take_back else _TO_CHANGE,
            text=promise.text,
            who=promise.who,
            by=promise.by or "–",
        )
        self.promise = promise


class ThemeChanged(Explained):
    """Somebody has renamed the theme since it was seen; nothing was done."""

    def __init__(self, theme: Theme) -> None:
        """Keep the theme as it is now."""
        super().__init__(
            N_("Somebody has renamed this theme meanwhile. It is called: “{title}”."), title=theme.title
        )
        self.theme = theme


class Frozen(Explained):
    """What groups have said there is not to change any more; nothing was done."""

    def __init__(self, why: str) -> None:
        """Keep the reason for the freeze."""
        super().__init__(
            N_("This is frozen: {why}. Nothing was changed. The lead facilitator can unfreeze it."), why=why
        )


class TooManyHands(Explained):
    """There are more hands than people; nothing was counted."""

    def __init__(self, hands: int, most: int) -> None:
        """Say how many there can be."""
        super().__init__(
            N_("Hands: {hands}, and people in this group: {most}. If it is right, say why."),
            hands=hands,
            most=most,
        )
        self.hands = hands


class HandsCounted(Explained):
    """Somebody has counted hands for the note since it was seen; nothing was counted."""

    def __init__(self, note: Note) -> None:
        """Keep the note as it is now."""
        super().__init__(
            N_(
                "Somebody has counted the hands for “{text}” meanwhile: {hands}. "
                "Yours were not saved; if they hold, save them again."
            ),
            text=note.text,
            hands="–" if note.hands is None else note.hands,
        )
        self.note = note


class NotTogether(Explained):
    """These notes cannot be brought together; nothing was changed."""


class NoTime(Explained):
    """That is no time for a countdown; nothing was changed."""


class WrongAnnouncement(Explained):
    """Nobody could read that; nothing was announced."""


class NotNow(Explained):
    """The note was not taken; what was typed is still the visitor's."""


class NothingToTakeBack(Explained):
    """There is nothing of one's own that could be undone, or redone."""


class ChangedSince(Explained):
    """What is to be undone or redone was changed since, by somebody else; nothing was done."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            N_(
                "Somebody has changed the same since, so this was left as it is. "
                "The history shows what was done."
            )
        )


class NothingYet(Explained):
    """The history does not go back so far."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(N_("Nothing was kept here yet at that time. “ttchan history” shows what is known."))


_LISTED: Final = 40
"""Names that a sentence lists; who has more looks into the list itself."""


def listed(names: Iterable[str]) -> str:
    """Names one behind the other, of very many the first ones."""
    every = list(names)
    return ", ".join(every[:_LISTED]) + (", …" if len(every) > _LISTED else "")


_NONE_AT_ALL: Final = N_("There is no “{id}”: there are none of this kind.")
_TO_CHANGE: Final = N_(
    "Somebody has changed this promise meanwhile. It now says: “{text}” · {who} · {by}. "
    "Saved once more, yours takes its place."
)
_TO_TAKE_BACK: Final = N_(
    "Somebody has changed this promise meanwhile. It now says: “{text}” · {who} · {by}. "
    "Look at it and try again."
)
