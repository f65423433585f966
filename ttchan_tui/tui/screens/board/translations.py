"""The notes on a prompt that lack a translation: type it, Enter, the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.board.overview import is_untranslated
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.groupwork import Note, Translation
from ttchan_tui.meeting.history.change_kinds import TRANSLATE_NOTE
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import INTERNATIONAL
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.board.translation_commands import ALL, BOUND, TAKE
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList, ChoosingList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_INDENT = 4
"""Columns in front of the words of a note."""


class _Untranslated(ChoosingList, can_focus=False):
    """The list never has the focus, as one types all the time; the chosen note is that in the field."""


class TranslationsScreen(PromptScreen):
    """The list of those notes, the chosen one in full, and the field for its translation."""

    ROUTE = routes.Translations
    NAME = N_("Translations")
    PURPOSE = N_(
        "Notes that lack one of the languages, or whose translation is older than the note. "
        "A translation stands beside the original and never replaces it."
    )
    WORK = frozenset({TRANSLATE_NOTE})
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    AUTO_FOCUS = "#translation"
    TYPED_HERE = True
    TYPES = (DraftKind.TRANSLATION,)

    def __init__(self, session: Session) -> None:
        """Wait to be told which prompt."""
        super().__init__(session)
        self._at = ""
        """Id of the note whose translation is in the field."""
        self._read: dict[str, Note] = {}
        """The notes as they were shown last."""
        self._refused: set[str] = set()
        """Ids of the notes whose translation the store did not take."""
        self._told: set[str] = set()
        """Ids of the notes of which it was said that they are deleted."""

    def ask(self, prompt: str) -> None:
        """Translate the notes on that prompt."""
        if self.is_mounted:
            self._remember()
        if prompt != self.prompt_id:
            self._at = ""
        super().ask(prompt)

    def compose_work(self) -> Iterable[Widget]:
        """How many are left, the notes, the chosen one, the field."""
        yield PlainLabel(id="left-over")
        yield _Untranslated(id="untranslated")
        yield PlainLabel(id="original")
        yield LineInput(id="translation", refuse=self._refuse, enter=self._entered)

    def show(self) -> None:
        """What is left to translate now."""
        super().show()
        self._remember()
        notes = self._read = self._notes()
        self._tell_of_deleted()
        if self._at not in notes:
            self._put(next(iter(notes), ""))
        self.query_one("#left-over", Static).update(self._left_over(notes))
        self._list.fill(self._lines(notes))
        if self._at:
            self._list.choose(self._at)
        self.query_one("#original", Static).update(self._original(notes))
        self._field.placeholder = self.language.say("The translation. Enter saves it and goes on.")

    @property
    def _field(self) -> LineInput:
        return self.query_one("#translation", LineInput)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#untranslated", ChoiceList)

    @property
    def _languages(self) -> tuple[str, ...]:
        """Those that a note is to be read in: those of the meeting."""
        return spoken(self.session.meeting)

    def _notes(self) -> dict[str, Note]:
        """What is to be translated, and that for which something is typed that is not stored."""
        own, begun = self.session.group, self._begun
        return {
            note.id: note
            for note in self.session.connection.notes(self.prompt_id)
            if note.group
            and own in ("", note.group)
            and (is_untranslated(note, self.session.meeting) or note.id in begun)
        }

    def _left_over(self, notes: dict[str, Note]) -> Content:
        left = sum(is_untranslated(note, self.session.meeting) for note in notes.values())
        if not left:
            return plain(self.language.say("Everything is translated."), "$success")
        words = self.language.count("{number} note to translate", "{number} notes to translate", left)
        return plain(words, "bold")

    def _lines(self, notes: dict[str, Note]) -> Iterator[Choice]:
        begun, by_group = self._begun, dict[str, list[Note]]()
        for note in notes.values():
            by_group.setdefault(note.group, []).append(note)
        for group, own in by_group.items():
            name = group_name(self.session.meeting.group[group], self.language)
            yield Choice(joined((name, "bold $accent"), (f"  {len(own)}", "$quiet")))
            for note in own:
                aside = note.id in begun and note.id != self._at
                of = (note, note.id in self._refused, aside, self.language.code)
                yield self._choice(note.id, of, partial(self._line, note, aside=aside), _INDENT)

    def _line(self, note: Note, *, aside: bool) -> Content:
        say = self.language.say
        code = _wanted(note, self._languages)
        behind = f"{note.language.upper()} → {code.upper()}"
        if note.id in self._refused:
            mark = (f" {say('NOT SAVED')} ", "bold $alarm-foreground on $alarm-background")
        elif aside:
            mark = (f"  {self.language.count('{number} draft', '{number} drafts', 1)}", "bold $accent")
        elif note.translation(code):
            mark = (f"  {say('changed since it was translated')}", "$accent")
        else:
            mark = ("", "")
        return joined("  • ", note.text, (f"   {behind}", "$quiet"), mark)

    def _original(self, notes: dict[str, Note]) -> Content:
        """The note in full, the language it is wanted in, and what there is in that language."""
        if (note := notes.get(self._at)) is None:
            return plain("")
        into = self.language.say(
            "In {language}:", language=self.language.language_name(_wanted(note, self._languages))
        )
        there = note.translation(_wanted(note, self._languages))
        translated = f" {self._quoted(there.text)}" if there else ""
        return joined((self._quoted(note.text), "bold"), (f"\n{into}", "$quiet"), translated)

    def _quoted(self, text: str) -> str:
        return self.language.say("“{text}”", text=text)

    def offers(self, command: Command) -> bool:
        """Only what is there can be taken."""
        return command is not TAKE or self._there is not None

    # Typing

    @property
    def half_typed(self) -> bool:
        """Whether a translation is typed and not stored."""
        if self.is_mounted:
            self._remember()
        return bool(self._begun)

    @property
    def _begun(self) -> dict[str, Draft]:
        """What was typed and is not stored, by the ids of the notes."""
        drafts = self.drafts.fields.of_kind(DraftKind.TRANSLATION, self.prompt_id)
        return {draft.place.note: draft for draft in reversed(drafts)}

    def _field_of(self, id: str) -> FieldRef:
        return self._place(DraftKind.TRANSLATION, [id])

    @on(Input.Changed)
    def _remember(self) -> None:
        """Keep what is in the field with its note."""
        if not self._at:
            return
        text, draft = self._field.value, self.drafts.fields.at(self._field_of(self._at))
        changed = text != (draft.text if draft else "")
        if changed and self._keep(self._at, text) and (not_kept := self.drafts.not_kept):
            self._say(not_kept, "$quiet")
        if not text.strip():
            self._refused.discard(self._at)

    def _keep(self, id: str, text: str, *, entered: bool = False) -> Draft | None:
        language = _wanted(self._read[id], self._languages) if id in self._read else ""
        return self.drafts.fields.put(self._field_of(id), text, language=language, entered=entered)

    def _go_on(self, left: Sequence[Draft]) -> None:
        """Go to the first note for which something was left, unless somebody types already."""
        self._refused |= {draft.place.note for draft in left if draft.entered}
        if left:
            self.show_all()
        notes = {draft.place.note for draft in left}
        if first := next((id for id in self._read if id in notes), ""):
            if not self._field.value.strip():
                self._put(first)
                self.show_all()
            self._say(self.language.say("Here is what was typed before and not saved."))

    @property
    def _there(self) -> Translation | None:
        """The translation that there is already: an old one, or somebody else's."""
        note = self._notes().get(self._at)
        return note.translation(_wanted(note, self._languages)) if note else None

    def action_take(self) -> None:
        """Put the translation that there is into the field."""
        if there := self._there:
            self._field.put(there.text)

    def _put(self, id: str) -> None:
        """Have that note's translation in the field."""
        self._at = id
        begun = self.drafts.fields.offer(self._field_of(id)) if id else None
        with self._field.prevent(Input.Changed):
            self._field.put(begun.text if begun else "")

    def _tell_of_deleted(self) -> None:
        """Somebody has deleted a note that is being translated: what was typed for it waits, and is told."""
        there = {note.id for note in self.session.connection.notes(self.prompt_id)}
        self._told &= self._begun.keys() - there
        for id, draft in self._begun.items():
            if id not in there | self._told:
                self._told.add(id)
                template = N_("The note was deleted. Its translation was: “{text}”")
                self._say(self.language.say(template, text=draft.text))

    def _entered(self, typed: str) -> str:
        """Enter: store the translation, and say what is in the field from now on."""
        note = self._notes().get(self._at)
        if not self.is_there or note is None:
            return typed
        if not typed.strip():
            self.action_neighbour(1)
            return self._field.value
        if (text := self._field.admitted(typed)) is None:
            return typed
        draft = self._keep(note.id, text, entered=True)  # until the store has it
        self._save(self._read.get(note.id, note), text, draft)
        self._put(self._beside(1))
        self.show_all()
        return self._field.value

    @work
    async def _save(self, note: Note, text: str, draft: Draft | None) -> None:
        translate = self.session.repository.board.translations.put
        if await self._acts.run(lambda: translate(note.id, _wanted(note, self._languages), text, seen=note)):
            self._refused.discard(note.id)
            if self._at == note.id and self.drafts.fields.at(self._field_of(note.id)) == draft:
                self._field.clear()
            self._let_go(draft)
        else:
            self._refused.add(note.id)
        self.show_all()

    async def action_save(self) -> None:
        """Save, as Enter in the field does."""
        await self._field.action_submit()

    # Moving about

    def _beside(self, by: int) -> str:
        """The id of the note so many places further; at the ends it goes round."""
        ids = list(self._notes())
        return ids[(ids.index(self._at) + by) % len(ids)] if self._at in ids else ""

    def action_neighbour(self, by: int) -> None:
        """Go to another note; what is typed stays with its own."""
        self._go(self._beside(by))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._go(event.option.id or "")

    def _go(self, id: str) -> None:
        self._remember()
        self._put(id)
        self.show_all()


def _wanted(note: Note, languages: Sequence[str]) -> str:
    """The language of these that a note lacks; the first one that it is not in, if it lacks none."""
    others = [code for code in languages if code != note.language] or [INTERNATIONAL]
    return next((code for code in others if note.lacks(code)), others[0])
