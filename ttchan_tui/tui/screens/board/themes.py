"""What all groups say on one prompt, brought together under themes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.board.themes import TITLE_LIMIT, Entry, Theme, gathered, said_by_groups, totals
from ttchan_tui.meeting.board.wording import weight
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.verbs import THEME_WORK
from ttchan_tui.store.errors import ThemeChanged
from ttchan_tui.text.gate import NOTE_LIMIT
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.acts import Acts
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.foreign import joined, plain, said
from ttchan_tui.tui.screens.board.alike import Alike
from ttchan_tui.tui.screens.board.answer import Answer, Question, ask_over
from ttchan_tui.tui.screens.board.theme_commands import (
    ALL,
    BOUND,
    OF_ENTRIES,
    OF_MERGED,
    OF_THEMES,
    OPEN,
    REWORD,
    TAKE_AWAY,
)
from ttchan_tui.tui.screens.board.themes_list import ThemesList
from ttchan_tui.tui.screens.of_prompt import OfPrompt
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.progress_line import ProgressLine
from ttchan_tui.tui.widgets.words import Words

_MARGINS = 6
"""Columns left and right of the question."""


class ThemesScreen(OfPrompt):
    """The list of themes and entries, and what the chosen one is like."""

    NAME = N_("Themes")
    PURPOSE = N_(
        "Bring together what the groups have said: under themes, and what says the same in one entry. "
        "Nothing is lost by it: every original stays, and everything can be undone."
    )
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    CSS_PATH = "../../styles/themes.tcss"
    AUTO_FOCUS = "#themes"

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._acts = Acts(session, self._say)
        self._themes: tuple[Theme, ...] = ()
        self._entries: dict[str, Entry] = {}
        """What stands in the list, by the ids of the heads, in that order; and the themes there."""
        self._entry_of: dict[str, Entry] = {}
        """In which entry each note is."""
        self._marked: set[str] = set()
        self._opened: set[str] = set()

    def ask(self, prompt: str) -> None:
        """Show what is said on a prompt."""
        if prompt != self.prompt_id:
            self.prompt_id = prompt
            self._marked.clear()
            self._opened.clear()
        if self.is_mounted:
            self._say("")

    def compose_body(self) -> Iterable[Widget]:
        """The question, the themes, and what may say the same."""
        yield Words(id="themes-question")
        yield ProgressLine(self.session)
        yield ThemesList(self.session, id="themes")
        yield Alike(self.session, id="alike")
        yield Words(id="themes-said")

    def show(self) -> None:
        """The themes as the store has them."""
        self._themes = self.session.themes(self.prompt_id)
        parts = gathered(self._themes, said_by_groups(self.session.notes(self.prompt_id)))
        self._entries = {entry.head.id: entry for part in parts for entry in part.entries}
        self._entry_of = {note.id: entry for entry in self._entries.values() for note in entry.notes}
        self._marked &= self._entries.keys()
        self.query_one("#themes-question", Static).update(self._question())
        self.query_one(ProgressLine).show(self.prompt_id)
        self._list.show(self.prompt, parts, self._marked, self._opened)
        self._look_for_alike()

    def _question(self) -> Content:
        entries = self._entries.values()
        told = weight(totals(entries, self.session.meeting), self.language) if entries else ""
        title = said(self.prompt.title, self.language, "bold")
        beside = joined(title, (f"   {told}" if told else "", "$quiet"))
        has_room = beside.cell_length <= self.size.width - _MARGINS
        return beside if has_room or not told else joined(title, (f"\n{told}", "$quiet"))

    @property
    def _list(self) -> ThemesList:
        return self.query_one(ThemesList)

    def _say(self, sentence: str, style: str = "$error") -> None:
        self.query_one("#themes-said", Static).update(plain(sentence, style))

    # What is chosen

    @property
    def _theme(self) -> Theme | None:
        """The theme whose heading is chosen."""
        return next((theme for theme in self._themes if theme.id == self._list.chosen), None)

    @property
    def _entry(self) -> Entry | None:
        """The entry that is chosen, or one of whose originals is."""
        return self._entry_of.get(self._list.chosen or "")

    @property
    def _meant(self) -> list[Entry]:
        """The marked entries; if none is, the chosen one."""
        marked = [entry for id, entry in self._entries.items() if id in self._marked]
        return marked or list(filter(None, [self._entry]))

    def offers(self, command: Command) -> bool:
        """Some keys are for themes, others for entries, others for merged ones."""
        entry, theme = self._entry, self._theme
        is_merged = entry is not None and bool(entry.under)
        if command in OF_MERGED:
            return is_merged or (command is REWORD and theme is not None)
        if command in OF_THEMES:
            return theme is not None
        if command in OF_ENTRIES:
            return entry is not None or bool(self._marked)
        return command not in (OPEN, TAKE_AWAY) or self._list.chosen is not None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.query_one(HintBar).show()
        self._look_for_alike()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Open an entry or close it again; fold a theme or unfold it."""
        self._opened ^= {event.option.id or ""}
        self.show_all()

    def _look_for_alike(self) -> None:
        heads = tuple(entry.head for entry in self._entries.values())
        self.query_one(Alike).look(self._entry, heads)

    # What is marked

    def action_mark_alike(self) -> None:
        """Mark the chosen entry and those that may say the same."""
        alike = self.query_one(Alike).notes
        if (entry := self._entry) and alike:
            self._marked |= {entry.head.id, *(note.id for note in alike)}
            self.show_all()
        else:
            self._say(self.language.say("Nothing here seems to say the same."), "$quiet")

    def action_mark(self) -> None:
        """Mark the chosen entry, or no longer."""
        if entry := self._entry:
            self._marked ^= {entry.head.id}
            self.show_all()

    # What is done

    @work
    async def _do(self, act: Callable[[], object], then: str = "") -> None:
        """Have the store do something; then nothing is marked any more, and that is chosen."""
        if await self._acts.do(act):
            self._marked.clear()
            self.show_all()
            self._list.choose(then)

    def _beside(self, meant: Iterable[Entry]) -> str:
        """Where to go on when these are put elsewhere: to the next entry, at the end to the one before."""
        left = [id for id in self._entries if self._entries[id] not in meant or id == self._list.chosen]
        place = left.index(self._list.chosen) if self._list.chosen in left else 0
        others = left[place + 1 :] or left[max(place - 1, 0) : place]
        return others[0] if others else ""

    def action_gather(self) -> None:
        """Ask for a theme, and put what is meant under it."""
        say, themes = self.language.say, self.session.repository.board.themes
        if not (meant := self._meant):
            self._say(say("Choose a note first, or mark several with Space."))
            return
        ids, then = _ids(meant), self._beside(meant)

        def answered(answer: Answer) -> None:
            if answer.chosen:
                self._do(partial(themes.gather, ids, answer.chosen), then)
            else:
                self._do(partial(themes.gather_under, ids, self.prompt_id, answer.typed), then)

        choices = [Choice(plain(f" {theme.title}"), theme.id) for theme in self._themes]
        ask_over(
            self, Question(say("Under which theme?"), say("A new theme"), TITLE_LIMIT, choices), answered
        )

    def action_take_away(self) -> None:
        """Take entries away from their theme; remove a theme."""
        themes = self.session.repository.board.themes
        if theme := self._theme:
            self._do(partial(themes.remove, theme.id))
        elif meant := self._meant:
            self._do(partial(themes.gather, _ids(meant), ""), self._beside(meant))

    def action_merge(self) -> None:
        """Ask for the words, and make one entry of the marked ones."""
        meant = self._meant
        if len(meant) < 2:  # noqa: PLR2004 - one alone says only what it says
            self._say(self.language.say("Mark at least two notes with Space, then M makes one of them."))
        else:
            self._choose_words([note for entry in meant for note in entry.notes])

    def action_reword(self) -> None:
        """Rename a theme; choose other words for a merged entry."""
        if theme := self._theme:
            self._ask_name(theme, theme.title)
        elif (entry := self._entry) and entry.under:
            self._choose_words(list(entry.notes))

    def _ask_name(self, theme: Theme, typed: str) -> None:
        """Ask what a theme is to be called; something else is typed already if others were faster."""
        asked = self.language.say("What is the theme called?")
        if typed != theme.title:
            asked = f"{ThemeChanged(theme).sentence(self.language)} {asked}"
        question = Question(asked, "", TITLE_LIMIT, typed=typed)
        ask_over(self, question, lambda answer: self._rename(theme, answer.typed))

    @work
    async def _rename(self, theme: Theme, title: str) -> None:
        """Have the store rename a theme; if somebody else just has, ask again with what was typed."""
        rename = self.session.repository.board.themes.rename
        done = await self._acts.do(partial(rename, theme.id, title, seen=theme))
        self.show_all()
        now = next((one for one in self._themes if one.id == theme.id), theme)
        if not done and now != theme:
            self._ask_name(now, title)

    def _choose_words(self, notes: list[Note]) -> None:
        """Ask what notes say together, and have them say that in one entry."""
        say, themes = self.language.say, self.session.repository.board.themes
        by_words = {words: note for note in notes for words in (note.words, note.text)}

        def answered(answer: Answer) -> None:
            words = answer.typed or list(by_words)[int(answer.chosen)]
            head = by_words.get(words, notes[0])
            self._do(partial(themes.merge, head.id, [note.id for note in notes], words), head.id)

        choices = [Choice(plain(f" {words}"), str(place)) for place, words in enumerate(by_words)]
        question = Question(say("What do they say together?"), say("Other words"), NOTE_LIMIT, choices)
        ask_over(self, question, answered)

    def action_split(self) -> None:
        """Let merged notes stand alone: the chosen original, else all of what is meant."""
        themes, chosen = self.session.repository.board.themes, self._list.chosen
        if chosen and (entry := self._entry) and chosen != entry.head.id:
            ids = [chosen]
        else:
            ids = [entry.head.id for entry in self._meant]
        if ids:
            self._do(partial(themes.split, ids), ids[0])

    def action_new_theme(self) -> None:
        """Ask for a title, and begin a theme."""
        name, say = self.session.repository.board.themes.name, self.language.say
        question = Question(say("What is the theme called?"), say("A new theme"), TITLE_LIMIT)
        ask_over(self, question, lambda answer: self._do(partial(name, self.prompt_id, answer.typed)))

    def action_move(self, by: int) -> None:
        """Move the chosen theme."""
        if theme := self._theme:
            self._do(partial(self.session.repository.board.themes.move, theme.id, by), theme.id)

    @work
    async def action_undo(self) -> None:
        """Take back what was done to these themes last, in this session."""
        await self._acts.undo((self.prompt_id, ""), THEME_WORK)
        self.show_all()

    @work
    async def action_redo(self) -> None:
        """Do again what was undone last here."""
        await self._acts.redo((self.prompt_id, ""), THEME_WORK)
        self.show_all()

    # Where it leads

    def action_present(self) -> None:
        """Show the themes on the projector."""
        self.meeting_app.open_presenter(self.prompt_id)

    def action_promise(self) -> None:
        """Make a promise of the chosen entry."""
        if entry := self._entry:
            self.meeting_app.open_promises(entry.head.id)


def _ids(entries: Iterable[Entry]) -> list[str]:
    """The ids of all their notes: what was merged goes where its entry goes."""
    return [note.id for entry in entries for note in entry.notes]
