"""What leaves the room: the notes of groups and of visitors, and what was decided about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.board.judging import JUDGING_WORDS, is_missed, is_whole_prompt
from ttchan_tui.meeting.board.themes import entries
from ttchan_tui.meeting.draft import DraftKind
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import JUDGEMENTS
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.wording.board import standing_count, standing_words, translated_words
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.board.moderation_commands import ALL, BOUND, OF_NOTES
from ttchan_tui.tui.screens.shared.ask_screen import Answer, Question
from ttchan_tui.tui.screens.shared.prompt_screen import PromptScreen
from ttchan_tui.tui.screens.work.word import WordScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_STYLES: Final = {
    Standing.WAITING: "$accent",
    Standing.SHOWN: "$success",
    Standing.HELD: "$quiet",
    Standing.REJECTED: "$error",
}

_NO_REASON: Final = "/none"
_LISTED: Final = 5
"""Notes that are read before one types the word."""


class ModerationScreen(PromptScreen):
    """All notes on a prompt; what is decided is decided about the marked ones, else the chosen one."""

    ROUTE = routes.Moderation
    NAME = N_("What leaves the room")
    PURPOSE = N_(
        "Nothing that was said is public before somebody has decided so. The public sees it without names, "
        "as “said by participants”."
    )
    WORK = JUDGEMENTS
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    AUTO_FOCUS = "#judged"

    def __init__(self, session: Session) -> None:
        """Wait to be told which prompt."""
        super().__init__(session)
        self._marked: set[str] = set()
        self._only: Standing | None = None
        """Which standing is shown only; None if all are."""
        self._notes: dict[str, Note] = {}
        """All notes on the prompt, as they were shown last."""

    def ask(self, prompt: str) -> None:
        """Decide about the notes on that prompt."""
        if prompt != self.prompt_id:
            self._marked.clear()
        super().ask(prompt)

    def compose_work(self) -> Iterable[Widget]:
        """How many there are of each standing, and the notes."""
        yield PlainLabel(id="standings")
        yield ChoiceList(id="judged")

    def show(self) -> None:
        """The notes as the store has them."""
        super().show()
        try:
            notes = self.session.repository.moderation.notes(self.prompt_id)
        except Explained as trouble:  # what was read last stays
            self._refuse(trouble)
        else:
            before, self._notes = self._notes, {note.id: note for note in notes}
            self._marked -= {id for id, note in self._notes.items() if not _was_read(note, before.get(id))}
        self._marked &= {note.id for note in self._shown()}
        self.query_one("#standings", Static).update(self._standings())
        self._list.fill(self._lines())
        self.query_one(HintBar).show()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#judged", ChoiceList)

    def _standings(self) -> Content:
        """What is shown here, and how many there are of each standing."""
        say = self.language.say
        notes = self._notes.values()
        every = self.language.count("{number} note", "{number} notes", len(notes))
        counted: dict[Standing | None, str] = {None: every}
        for one in Standing:
            counted[one] = standing_count(one, sum(_is(one, note) for note in notes), self.language)
        parts = [
            plain(f"▸ {words}", "bold") if one is self._only else plain(words, "$quiet")
            for one, words in counted.items()
        ]
        marked = say("{number} marked", number=len(self._marked))
        return joined(
            plain(" · ", "$quiet").join(parts), (f"   {marked}" if self._marked else "", "bold $accent")
        )

    def _shown(self) -> list[Note]:
        return [note for note in self._notes.values() if self._only is None or _is(self._only, note)]

    def _lines(self) -> Iterator[Choice]:
        say, meeting = self.language.say, self.session.meeting
        shown = self._shown()
        if not shown:
            yield Choice(plain(say("There is no such note."), "$quiet"))
        by_group: dict[str, list[Note]] = {}
        for note in shown:
            by_group.setdefault(note.group, []).append(note)
        for group, notes in by_group.items():
            name = say("said by visitors")
            if group in meeting.group:
                name = say(
                    "said by participants: {group}", group=group_name(meeting.group[group], self.language)
                )
            yield Choice(plain(name, "bold $accent"))
            for note in notes:
                of = (note, note.id in self._marked, self.language.code)
                yield self._choice(note.id, of, partial(self._line, note), 4 + len(_number(note)))

    def _line(self, note: Note) -> Content:
        mark = ("  ■ ", "bold $accent") if note.id in self._marked else "  • "
        wording = f" → {self.language.say('“{text}”', text=note.wording)}" if note.wording else ""
        translated = translated_words(note, self.language)
        style = _STYLES[Standing.WAITING if note.waits else note.standing]
        behind = (f"   {standing_words(note, self.language)}", style)
        return joined(mark, (_number(note), "$quiet"), note.text, (wording, "bold"), translated, behind)

    def offers(self, command: Command) -> bool:
        """What is done to notes needs one."""
        return command not in OF_NOTES or self._list.chosen is not None

    # Which notes

    @property
    def _meant(self) -> list[Note]:
        """The marked notes; if there are none, the chosen one. Both as they were shown."""
        marked = [note for id, note in self._notes.items() if id in self._marked]
        return marked or [note for id, note in self._notes.items() if id == self._list.chosen]

    def action_mark(self) -> None:
        """Mark the chosen note, or no longer."""
        if chosen := self._list.chosen:
            self._marked ^= {chosen}
            self.show_all()

    def action_mark_group(self) -> None:
        """Mark all of the group of the chosen note, of those that are shown here."""
        if note := self._notes.get(self._list.chosen or ""):
            self._mark(one for one in self._shown() if one.group == note.group)

    def action_mark_theme(self) -> None:
        """Mark all under the theme of the chosen note, of those that are shown here."""
        theme_of = {
            note.id: entry.head.theme for entry in entries(self._notes.values()) for note in entry.notes
        }
        if theme := theme_of.get(self._list.chosen or ""):
            self._mark(one for one in self._shown() if theme_of[one.id] == theme)
        else:
            self._say(self.language.say("This note is under no theme."), "$quiet")

    def _mark(self, notes: Iterable[Note]) -> None:
        """Mark them all; if they are marked already, none of them."""
        ids = {note.id for note in notes}
        self._marked = self._marked - ids if ids <= self._marked else self._marked | ids
        self.show_all()

    def action_filter(self) -> None:
        """Go on to the next standing; behind the last one, to all."""
        every = (None, *Standing)
        self._only = every[(every.index(self._only) + 1) % len(every)]
        self._marked.clear()
        self.show_all()

    # What is decided

    def action_show_notes(self) -> None:
        """Let the public see them."""
        self._judge(self._meant, Standing.SHOWN, Answer())

    def action_hold(self) -> None:
        """Put them aside; a reason may be given."""
        say = self.language.say
        without = Choice(plain(f" {say('without a reason')}"), _NO_REASON)
        self._ask_why(say("Hold: why?"), Standing.HELD, [without])

    def action_reject(self) -> None:
        """Never show them; a reason must be given."""
        self._ask_why(self.language.say("Reject: why?"), Standing.REJECTED, [])

    def _ask_why(self, words: str, standing: Standing, choices: list[Choice]) -> None:
        if meant := self._meant:
            place = self._place(DraftKind.REASON, (note.id for note in meant), of=standing.value)
            hint = self.language.say("the reason, for the history")
            question = Question(words, hint, NOTE_LIMIT, choices, place=place)
            self._ask(question, partial(self._judge, meant, standing))

    def _judge(self, notes: list[Note], standing: Standing, answer: Answer) -> None:
        if not notes:
            return

        def sure(is_sure: bool | None = True) -> None:
            if is_sure and self.is_there:
                self._decide(notes, standing, answer)

        if is_missed(notes, standing) or is_whole_prompt(notes, standing, self._notes.values()):
            number = self.language.count("{number} note", "{number} notes", len(notes))
            words = joined((number, "bold"), *(f"\n• {note.text}" for note in notes[:_LISTED]))
            word = self.language.say(JUDGING_WORDS[standing])
            self.app.push_screen(WordScreen(self.session, words, word), sure)
        else:
            sure()

    def _decide(self, notes: list[Note], standing: Standing, answer: Answer) -> None:
        ids = [note.id for note in notes]
        beside = self._beside(set(ids))
        self._marked -= set(ids)
        judge = self.session.repository.moderation.judge
        self._do(lambda: judge(ids, standing, seen=notes, why=answer.typed), answer.draft)
        if self._only not in (None, standing):
            self._list.choose(beside)

    def _beside(self, gone: set[str]) -> str:
        """The next note in the list that stays there, to go on with."""
        ids = [note.id for note in self._shown()]
        place = ids.index(self._list.chosen) if self._list.chosen in ids else 0
        return next((id for id in ids[place:] + ids[:place] if id not in gone), "")


def _number(note: Note) -> str:
    return f"{note.line}  " if note.line else ""


def _is(standing: Standing, note: Note) -> bool:
    """Whether a note is among those of a standing; also with those that wait, if its translation does."""
    return note.standing is standing or (standing is Standing.WAITING and note.waits)


def _was_read(note: Note, before: Note | None) -> bool:
    """Whether somebody who has read a note as it was has read what it says now."""
    return before is not None and _to_read(note) == _to_read(before)


def _to_read(note: Note) -> tuple[object, ...]:
    return note.text, note.wording, note.unapproved
