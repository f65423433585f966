"""What all groups say on one prompt, brought together under themes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual import work

from ttchan_tui.meeting.board.themes import Theme, ThemeEntry
from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.meeting.errors import NoteChanged, ThemeChanged
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import THEME_WORK
from ttchan_tui.meeting.limits import NOTE_LIMIT, TITLE_LIMIT
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.board.theme_commands import ALL, BOUND
from ttchan_tui.tui.screens.board.themes_board import ThemesBoard
from ttchan_tui.tui.screens.shared.ask_screen import Answer, Question
from ttchan_tui.tui.widgets.choice_list import Choice


class ThemesScreen(ThemesBoard):
    """What is done to the chosen and the marked: questions, acts, and the way back."""

    ROUTE = routes.Themes
    NAME = N_("Themes")
    PURPOSE = N_(
        "Bring together what the groups have said: under themes, and what says the same in one entry. "
        "Nothing is lost by it: every original stays, and everything can be undone."
    )
    WORK = THEME_WORK
    OWN_COMMANDS = ALL
    BINDINGS = bindings(*BOUND)
    AUTO_FOCUS = "#themes"

    # What is done

    def _change(self, act: Callable[[], object], then: str = "", draft: Draft | None = None) -> None:
        """Have the store do what that was typed for; then nothing is marked, and `then` is chosen."""

        def done() -> None:
            self._marked.clear()
            self.show_all()
            self._list.choose(then)

        self._do(act, draft, done)

    def _beside(self, meant: Iterable[ThemeEntry]) -> str:
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
        notes, then = _notes(meant), self._beside(meant)
        ids = _ids(notes)

        def answered(answer: Answer) -> None:
            into = partial(themes.gather, ids, answer.chosen, seen=notes)
            new = partial(themes.gather_under, ids, self.prompt_id, answer.typed, seen=notes)
            self._change(into if answer.chosen else new, then, answer.draft)

        choices = [Choice(plain(f" {theme.title}"), theme.id) for theme in self._themes]
        place = self._place(DraftKind.TITLE, ids)
        question = Question(say("Under which theme?"), say("A new theme"), TITLE_LIMIT, choices, place=place)
        self._ask(question, answered)

    def action_take_away(self) -> None:
        """Take entries away from their theme; remove a theme."""
        themes = self.session.repository.board.themes
        if theme := self._theme:
            self._change(partial(themes.remove, theme.id, seen=theme))
        elif meant := self._meant:
            notes = _notes(meant)
            self._change(partial(themes.gather, _ids(notes), "", seen=notes), self._beside(meant))

    def action_merge(self) -> None:
        """Ask for the words, and make one entry of the marked ones."""
        meant = self._meant
        if len(meant) < 2:  # noqa: PLR2004 - one alone says only what it says
            self._say(self.language.say("Mark at least two notes with Space, then M makes one of them."))
        else:
            self._choose_words(_notes(meant))

    def action_reword(self) -> None:
        """Rename a theme; choose other words for a merged entry."""
        if theme := self._theme:
            self._ask_name(theme)
        elif (entry := self._entry) and entry.under:
            self._choose_words(list(entry.notes))

    def _ask_name(self, theme: Theme, changed: str = "") -> None:
        """Ask what a theme is to be called; `changed` says that others were faster."""
        asked = " ".join(filter(None, (changed, self.language.say("What is the theme called?"))))
        place = self._place(DraftKind.TITLE, of=theme.id)
        question = Question(asked, "", TITLE_LIMIT, typed=theme.title, place=place)
        self._ask(question, partial(self._rename, theme))

    @work
    async def _rename(self, theme: Theme, answer: Answer) -> None:
        """Have the store rename a theme; if somebody else just has, ask again with what was typed."""
        rename = self.session.repository.board.themes.rename
        done = await self._acts.run(partial(rename, theme.id, answer.typed, seen=theme))
        if done:
            self._let_go(answer.draft)
        self.show_all()
        now = next((one for one in self._themes if one.id == theme.id), theme)
        if not done and now != theme:
            self._ask_name(now, ThemeChanged(now).sentence(self.language))

    def _choose_words(self, notes: list[Note], changed: str = "") -> None:
        """Ask what notes say together, and have them say that in one entry.

        Args:
            notes: The notes, as the person sees them.
            changed: Says that others were faster.
        """
        say = self.language.say
        by_words = {words: note for note in notes for words in (note.display_text, note.text)}

        def answered(answer: Answer) -> None:
            words = answer.typed or list(by_words)[int(answer.chosen)]
            self._merge(notes, by_words.get(words, notes[0]).id, words, answer.draft)

        choices = [Choice(plain(f" {words}"), str(number)) for number, words in enumerate(by_words)]
        asked = " ".join(filter(None, (changed, say("What do they say together?"))))
        place = self._place(DraftKind.WORDING, _ids(notes))
        question = Question(asked, say("Other words"), NOTE_LIMIT, choices, place=place)
        self._ask(question, answered)

    @work
    async def _merge(self, notes: list[Note], head: str, words: str, draft: Draft | None) -> None:
        """Have the store merge notes; if somebody has changed one of them, ask again with what was typed."""
        refused: list[NoteChanged] = []

        def merge() -> Note:
            try:
                return self.session.repository.board.themes.merge(head, _ids(notes), words, seen=notes)
            except NoteChanged as reason:
                refused.append(reason)
                raise

        done = await self._acts.run(merge)
        if done:
            self._let_go(draft)
            self._marked.clear()
        self.show_all()
        if done:
            self._list.choose(head)
        elif refused:
            now = {note.id: note for note in self.session.connection.notes(self.prompt_id)}
            there = [now[note.id] for note in notes if note.id in now]
            self._choose_words(there, refused[0].sentence(self.language))

    def action_split(self) -> None:
        """Let merged notes stand alone: the chosen original, else all of what is meant."""
        themes, chosen = self.session.repository.board.themes, self._list.chosen
        if chosen and (entry := self._entry) and chosen != entry.head.id:
            ids = [chosen]
        else:
            ids = [entry.head.id for entry in self._meant]
        if ids:
            self._change(partial(themes.split, ids), ids[0])

    def action_new_theme(self) -> None:
        """Ask for a title, and begin a theme."""
        name, say = self.session.repository.board.themes.name, self.language.say
        asked, hint, place = (
            say("What is the theme called?"),
            say("A new theme"),
            self._place(DraftKind.TITLE),
        )
        question = Question(asked, hint, TITLE_LIMIT, place=place)
        self._ask(question, lambda it: self._change(partial(name, self.prompt_id, it.typed), draft=it.draft))

    def action_move(self, by: int) -> None:
        """Move the chosen theme."""
        if theme := self._theme:
            self._change(partial(self.session.repository.board.themes.move, theme.id, by), theme.id)

    # Where it leads

    def action_present(self) -> None:
        """Show the themes on the projector."""
        self.navigation.open(routes.Presenter(self.prompt_id))

    def action_promise(self) -> None:
        """Make a promise of the chosen entry."""
        if entry := self._entry:
            self.navigation.open(routes.Promises(entry.head.id))


def _notes(entries: Iterable[ThemeEntry]) -> list[Note]:
    """All their notes: what was merged goes where its entry goes."""
    return [note for entry in entries for note in entry.notes]


def _ids(notes: Iterable[Note]) -> list[str]:
    return [note.id for note in notes]
