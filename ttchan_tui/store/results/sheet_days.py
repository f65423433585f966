"""What persons have made of the paragraphs of the description sheet; `Results.sheet_days` gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ttchan_tui.meeting.history.change_kinds import EDIT_SHEET, REDRAFT_SHEET
from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.meeting.sheet.kept import KEPT_DAY, KeptDay, KeptSentence, edited, kept_id, reworded
from ttchan_tui.meeting.sheet.sheet import Sentence
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import SHEET_DAYS
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


class ParagraphChanged(Explained):
    """Somebody has changed the paragraph since it was seen; nothing was done."""


class SheetDays:
    """The paragraphs of a meeting's sheet that a person has edited, by day and language."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context, SHEET_DAYS, KEPT_DAY)

    def all(self) -> tuple[KeptDay, ...]:
        """All of them.

        Raises:
            StoreDamaged: One of them is none.
        """
        return tuple(self._kept.all().values())

    def in_language(self, language: str) -> dict[date, KeptDay]:
        """Those in a language, by day."""
        return {one.day: one for one in self.all() if one.language == language}

    def edit(
        self,
        day: date,
        language: str,
        lines: Sequence[str],
        draft: Callable[[], Sequence[Sentence]],
        *,
        seen: KeptDay | None = None,
        why: str = "",
    ) -> KeptDay | None:
        """Keep a paragraph as a person has worded it, a sentence a line; None if it is as drafted.

        Args:
            day: The day that it tells of.
            language: Its language.
            lines: What they have written.
            draft: Gives what would be drafted now.
            seen: What was kept when they began.
            why: The reason, for the history.

        Raises:
            Refused: A line does not pass the gate.
            ParagraphChanged: Somebody else has changed the paragraph meanwhile.
        """
        admitted = [admit(line, limit=TEXT_LIMIT) for line in lines if line.strip()]
        return self._keep(day, language, seen, why, lambda there: edited(draft(), there, admitted))

    def reword(
        self,
        day: date,
        language: str,
        which: Sentence,
        text: str,
        draft: Sequence[Sentence],
        *,
        seen: KeptDay | None,
        behind: bool = False,
        why: str = "",
    ) -> KeptDay | None:
        """Keep one sentence as a person has worded it; None if all of the paragraph is as drafted now.

        Args:
            day: The day that it tells of.
            language: Its language.
            which: The sentence, as it was shown.
            text: What it says from now on: as drafted, it follows the draft again; empty, it is taken out.
            draft: What was drafted when it was looked at.
            seen: What was kept then.
            behind: Whether that is a sentence of its own behind it.
            why: The reason, for the history.

        Raises what `edit` raises.
        """
        admitted = admit(text, limit=TEXT_LIMIT) if text.strip() else ""
        return self._keep(
            day, language, seen, why, lambda there: reworded(draft, there, which, admitted, behind=behind)
        )

    def _keep(
        self,
        day: date,
        language: str,
        seen: KeptDay | None,
        why: str,
        made_of: Callable[[KeptDay | None], tuple[KeptSentence, ...]],
    ) -> KeptDay | None:
        with self._context.changing(EDIT_SHEET, why):
            number, there = self._there(day, language)
            if there != seen:
                raise ParagraphChanged(
                    N_(
                        "Somebody else has edited this paragraph meanwhile. Nothing was changed. "
                        "Look at it, and edit it again."
                    )
                )
            sentences = made_of(there)
            if not any(sentence.edited for sentence in sentences):
                if number is not None:
                    self._kept.remove([number])
                return None
            id = kept_id(self._context.meeting().id, day, language)
            kept = KeptDay(id, day, language, sentences)
            if number is None:
                self._kept.insert(kept)
            else:
                self._kept.put(number, kept)
        return kept

    def redraft(self, day: date, language: str, *, why: str = "") -> bool:
        """Let a paragraph be as drafted again; False if it is so already."""
        if self._there(day, language)[0] is None:
            return False
        with self._context.changing(REDRAFT_SHEET, why):
            number, _ = self._there(day, language)
            if number is not None:
                self._kept.remove([number])
        return True

    def _there(self, day: date, language: str) -> tuple[int | None, KeptDay | None]:
        for number, one in self._kept.all().items():
            if (one.day, one.language) == (day, language):
                return number, one
        return None, None
