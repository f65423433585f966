"""The board as a page has it: what stands under what, and what is said of each note. No format yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.board.board_json import SAID_BY
from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.themes import Gathered, ThemeEntry, entries, gathered, said_by_groups, totals
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.meeting.wording.notes import details, named, speaker
from ttchan_tui.meeting.wording.weight import weight
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import LocalizedText


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A note, or one of those that were merged, as it was said."""

    said: LocalizedText
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What was said once, or several times in other words."""

    said: LocalizedText
    """In the language of the page if it was translated; the wording if one was chosen."""
    details: tuple[str, ...]
    original: LocalizedText | None
    """What was really said, if that is a translation."""
    merged: tuple[OutlineLine, ...]
    """All originals of what was said several times; empty if it was said once."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one small heading."""

    title: str
    """Empty if there is none."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A theme, or a group."""

    title: str
    totals: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A prompt."""

    title: LocalizedText
    text: LocalizedText
    totals: str
    state: tuple[str, ...]
    """That it is hidden, or frozen and why."""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """Who does what for whom."""

    text: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A page in one language."""

    language: str
    meeting: LocalizedText
    title: str
    at: str
    """When the board was like that, in words."""
    scope: str
    """Whether everything is in it or what is public only, as a sentence."""
    said_by: str
    chapters: tuple[Chapter, ...]
    nothing: str
    """What to say if there are none."""
    promises_title: str
    promises: tuple[Promised, ...]
    funding: LocalizedText
    number: str
    """Of the project."""


def outline(board: BoardSnapshot, language: Language) -> Outline:
    """Arrange the board: by prompts, within them by themes if there are any, else by groups."""
    meeting, here = board.meeting, board.at.astimezone(ZoneInfo(board.meeting.time_zone))
    return Outline(
        language=language.code,
        meeting=meeting.name.in_language(language.code),
        title=language.say(N_("What the groups said")),
        at=language.say(
            N_("As it stood on {date} at {time}"),
            date=language.full_date(here.date()),
            time=f"{here:%H:%M:%S}",
        ),
        scope=language.say(_PUBLIC if board.public else _EVERYTHING),
        said_by=language.say(SAID_BY),
        chapters=tuple(_Chapters(board, language).all()),
        nothing=language.say(N_("No notes yet.")),
        promises_title=language.say(N_("Promises")),
        promises=tuple(_promises(board, language)),
        funding=meeting.funding.line.in_language(language.code),
        number=meeting.funding.number,
    )


class _Chapters:
    def __init__(self, board: BoardSnapshot, language: Language) -> None:
        self._board = board
        self._meeting = board.meeting
        self._language = language

    def all(self) -> Iterator[Chapter]:
        for prompt in self._board.prompts:
            notes, themes = self._board.on(prompt.id), self._board.themes_of(prompt.id)
            said = said_by_groups(notes)
            if themes and not self._board.choice.group:
                visitors = entries(note for note in notes if not note.group)
                by_theme = (self._gathered(prompt, one) for one in gathered(themes, said))
                sections = (*by_theme, *self._groups(prompt, visitors))
            else:
                sections = tuple(self._groups(prompt, entries(notes)))
            yield Chapter(
                prompt.title.in_language(self._language.code),
                prompt.text.in_language(self._language.code),
                self._totals(entries(said)),
                tuple(self._state(prompt)),
                sections,
            )

    def _gathered(self, prompt: Prompt, found: Gathered) -> Section:
        if found.theme is not None:
            items = tuple(self._item(prompt, entry, category=True) for entry in found.entries)
            return Section(found.theme.title, self._totals(found.entries), (Part("", items),))
        parts = tuple(
            Part(name, tuple(self._item(prompt, entry, category=True) for entry in said))
            for name, said in self._by_group(prompt, found.entries)
        )
        title = self._language.say(N_("Under no theme"))
        return Section(title, self._totals(found.entries), parts)

    def _groups(self, prompt: Prompt, of: tuple[ThemeEntry, ...]) -> Iterator[Section]:
        for name, said in self._by_group(prompt, of):
            parts = []
            for category in prompt.categories:
                under = [entry for entry in said if entry.head.category == category.id]
                if under:
                    title = category.name.in_language(self._language.code).marked
                    items = tuple(self._item(prompt, entry, category=False) for entry in under)
                    parts.append(Part(title, items))
            yield Section(name, self._totals(said), tuple(parts))

    def _by_group(
        self, prompt: Prompt, of: Iterable[ThemeEntry]
    ) -> Iterator[tuple[str, tuple[ThemeEntry, ...]]]:
        of = tuple(of)
        for group in (*prompt.groups, ""):
            said = tuple(entry for entry in of if entry.head.group == group)
            if said:
                yield speaker(said[0].head, self._meeting, self._language), said

    def _item(self, prompt: Prompt, entry: ThemeEntry, *, category: bool) -> Item:
        head, language = entry.head, self._language
        said = head.display_in(language.code)
        alone = not entry.under
        known = list(self._details(head)) if alone else [self._totals((entry,))]
        if category:
            of_category = named(prompt.categories, head.category, language)
            known = [*([self._speaker(head)] if alone else []), of_category, *known]
        return Item(
            said,
            tuple(known),
            None
            if said.text == head.display_text
            else LocalizedText(head.display_text, head.language, fell_back=True),
            () if alone else tuple(self._line(note) for note in entry.notes),
        )

    def _line(self, note: Note) -> OutlineLine:
        said = LocalizedText(note.text, note.language, note.language != self._language.code)
        return OutlineLine(said, (self._speaker(note), *self._details(note)))

    def _details(self, note: Note) -> Iterator[str]:
        return details(note, self._meeting, self._language)

    def _speaker(self, note: Note) -> str:
        return speaker(note, self._meeting, self._language)

    def _totals(self, of: Iterable[ThemeEntry]) -> str:
        return weight(totals(of, self._meeting), self._language)

    def _state(self, prompt: Prompt) -> Iterator[str]:
        for progress in self._board.progress:
            if progress.prompt != prompt.id:
                continue
            if progress.hidden:
                yield self._language.say(N_("Hidden: each group sees its own notes only."))
            if freeze := progress.freezes.get(""):
                yield self._language.say(N_("Frozen: {why}"), why=freeze.why)


def _promises(board: BoardSnapshot, language: Language) -> Iterator[Promised]:
    for promise in board.promises:
        partner = board.meeting.partner.get(promise.partner)
        name = partner_name(partner, language) if partner else promise.partner
        words = [promise.who, language.say(N_("for {partner}"), partner=name)]
        if promise.by:
            words.append(language.say(N_("by {date}"), date=language.full_date(promise.by)))
        yield Promised(promise.text, tuple(words))


_EVERYTHING = N_("Everything that was typed, also what nobody has approved. It is not for publication.")
_PUBLIC = N_("Only what an organiser has approved for the public.")
