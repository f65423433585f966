"""Texts: all that the meeting says, those first that lack a language."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from ttchan_tui.meeting.editing.texts import TextPlace, text_places
from ttchan_tui.meeting.history.change_kinds import EDIT_TEXT
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.parts import field_name, part_name
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.desk_screen import UNDO
from ttchan_tui.tui.screens.desk.editing_screen import EditingScreen
from ttchan_tui.tui.screens.desk.forms.text_form import TextForm
from ttchan_tui.tui.screens.shared.ask_screen import Answer, Question
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

EDIT = Command(
    "open", "enter", "Enter", N_("change"), N_("Change it, its languages side by side."), right=Right.ORGANISE
)
LACKING = Command("lacking", "f", "F", N_("only lacking"), N_("Only those that lack a language, or all."))
FIND = Command(
    "find", "s", "S", N_("find"), N_("Only texts in which these words stand; S once more shows all again.")
)

_BEGINNING = 16
"""Characters of a name that stand in the list at least."""
_AROUND = 10
"""Columns around a name and its field."""


class TextsScreen(EditingScreen):
    """The texts of the meeting."""

    ROUTE = routes.Texts
    NAME = N_("Desk · Texts")
    PURPOSE = N_("Every text of the meeting, those first that lack a language. Changes are public at once.")
    OWN_COMMANDS = (EDIT, FIND, LACKING, UNDO, BACK)
    BINDINGS = bindings(FIND, LACKING, UNDO)
    WORK = frozenset({EDIT_TEXT})

    def __init__(self, session: Session) -> None:
        """Show all of them."""
        super().__init__(session)
        self._only_lacking = False
        self._words = ""
        """What stands in those that are shown; nothing, if all are."""
        self._read: tuple[Meeting, list[TextPlace]] | None = None

    @property
    def _places(self) -> list[TextPlace]:
        """All texts; read again only when the meeting has changed."""
        meeting = self.session.meeting
        if self._read is None or self._read[0] is not meeting:
            self._read = (meeting, text_places(self.session.repository.loader.sections(), meeting.languages))
        return self._read[1]

    def heading(self) -> tuple[str, Content]:
        """How many there are, and how many lack a language."""
        language, languages = self.language, self.session.meeting.languages
        lacking = sum(bool(one.missing(languages)) for one in self._places)
        count = language.count(N_("{number} text"), N_("{number} texts"), len(self._places))
        lacks = language.count(N_("{number} lacks a language"), N_("{number} lack a language"), lacking)
        complete = language.say(N_("all are there in all languages"))
        only = language.say(N_("only {what}"), what=language.say("“{text}”", text=self._words))
        behind = joined(
            (f"{count} · ", "$quiet"),
            (lacks, "bold $now") if lacking else (complete, "$success"),
            (f" · {only}" if self._words else "", "bold $now"),
        )
        return language.say(N_("Texts")), behind

    def lines(self) -> Iterator[Choice]:
        """Each with whose it is, and how it begins."""
        languages = self.session.meeting.languages
        shown = [
            one
            for one in self._places
            if (not self._only_lacking or one.missing(languages)) and self._has_words(one)
        ]
        if not shown:
            nothing = N_("There is no such text.") if self._words else N_("No text lacks a language.")
            yield Choice(plain(self.language.say(nothing), "$quiet"))
        for one in shown:
            yield Choice(self._line(one), one.where, 2)

    def _line(self, one: TextPlace) -> Content:
        language, meeting = self.language, self.session.meeting
        missing = [language.language_name(code) for code in one.missing(meeting.languages)]
        lacks = language.say(N_("lacks {languages}"), languages=", ".join(missing)) if missing else ""
        part = part_name(PartChange(one.section, one.key, None, one.entry), meeting, language)
        text = one.by_language.get(language.code) or next(iter(one.by_language.values()), "")
        field = field_name(one.field, language)
        room = max(_BEGINNING, self.columns - len(field) - len(lacks) - _AROUND)
        who = ", ".join(self.open_elsewhere(f"{one.section}:{one.key}"))
        others = f"\n  ✎ {language.say(N_('{who} has this open'), who=who)}" if who else ""
        return joined(
            (f"  {shortened(part, room)}", "bold"),
            (f" · {field}", "$accent"),
            (f"  ! {lacks}" if lacks else "", "bold $now"),
            (others, "bold $now"),
            (f"\n  {shortened(text, self.columns - 2)}", "$quiet"),
        )

    def beside(self, chosen: str) -> Content:
        """It in all languages."""
        one = self._place(chosen)
        if one is None:
            return plain("")
        texts = [
            joined(
                (f"{self.language.language_name(code)}\n", "bold $accent"),
                one.by_language.get(code) or self.language.say(N_("(nothing yet)")),
            )
            for code in self.session.meeting.languages
        ]
        return Content("\n\n").join(texts)

    def _place(self, where: str) -> TextPlace | None:
        return next((one for one in self._places if one.where == where), None)

    def choose(self, id: str) -> None:
        """Enter: change it."""
        if one := self._place(id):
            self.ask_edit(TextForm(self.session, one))

    def _has_words(self, one: TextPlace) -> bool:
        """Whether the words stand in it, in any language, or in the name of what it is about."""
        if not self._words:
            return True
        name = part_name(
            PartChange(one.section, one.key, None, one.entry), self.session.meeting, self.language
        )
        return any(self._words.casefold() in text.casefold() for text in (name, *one.by_language.values()))

    def action_find(self) -> None:
        """Ask for words, or show all again."""

        def found(answer: Answer) -> None:
            self._words = answer.typed
            self.show_all()
            self.choices.begin_with_first()

        if self._words:
            found(Answer())
        else:
            say = self.language.say
            self._ask(Question(say(N_("Find a text")), say(N_("words of it")), NOTE_LIMIT), found)

    def action_lacking(self) -> None:
        """Only those that lack a language, or all again."""
        self._only_lacking = not self._only_lacking
        self.show_all()
