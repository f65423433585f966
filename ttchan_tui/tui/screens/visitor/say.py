"""Where a visitor says something, on a prompt that an organiser has opened to the public."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable
from functools import partial

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.limits import VISITOR_NOTE_LIMIT
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, LETTERS, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.alphabet import Alphabet
from ttchan_tui.tui.widgets.category_bar import CATEGORY_BEFORE, CategoryBar, category_keys
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

SEND = Command("send", "enter", "Enter", N_("send"), N_("Send what is typed."), "Enter")
CATEGORY = Command("next_category(1)", "tab", "Tab", N_("category"), N_("The next category."), "Tab")
CATEGORIES = category_keys(N_("This category."))


class SayScreen(MeetingScreen):
    """A question, its categories and a field. What is typed is kept nowhere until it is sent."""

    ROUTE = routes.Say
    NAME = N_("Say something yourself")
    PURPOSE = N_("Choose a category, type a sentence, press Enter. Nobody will know who wrote it.")
    OWN_COMMANDS = (SEND, LETTERS, CATEGORY, CATEGORY_BEFORE, *CATEGORIES, BACK)
    BINDINGS = bindings(LETTERS, CATEGORY, CATEGORY_BEFORE, *CATEGORIES)
    CSS_PATH = STYLES / "visitor/say.tcss"
    AUTO_FOCUS = "#saying"

    def __init__(self, session: Session) -> None:
        """Ask nothing yet."""
        super().__init__(session)
        self._prompt = ""
        self._category = 0
        self._visit = 0
        """Counts the visitors, so that an answer that comes late is not told to the next one."""
        self._answer: tuple[str, Explained | None] = ("", None)

    def go_to(self, route: routes.Say) -> None:
        """Ask a visitor that prompt."""
        self.begin_anew()
        self._prompt = route.prompt

    def begin_anew(self) -> None:
        """Forget what the visitor has typed, sent and been told."""
        self._visit += 1
        self._category = 0
        self._answer = ("", None)
        for field in self.query(LineInput):
            field.put("")
        for alphabet in self.query(Alphabet):
            alphabet.forget()

    @property
    def is_there(self) -> bool:
        """Whether the prompt is open to visitors, and this is where they are."""
        return self.session.public and self._prompt in self.session.connection.open_prompts()

    @property
    def prompt(self) -> Prompt:
        """What is asked."""
        return self.session.meeting.prompt[self._prompt]

    def compose_body(self) -> Iterable[Widget]:
        """The question, the categories, the field, and what is said to the visitor."""
        yield PlainLabel(id="asked-of-you")
        yield CategoryBar()
        yield LineInput(
            id="saying", refuse=partial(self._tell, ""), enter=self._entered, limit=VISITOR_NOTE_LIMIT
        )
        yield PlainLabel(id="left")
        yield PlainLabel(id="answer")
        yield Alphabet(self.session, SEND.label)

    @property
    def _field(self) -> LineInput:
        return self.query_one("#saying", LineInput)

    def show(self) -> None:
        """The prompt as it is now."""
        prompt, language = self.prompt, self.language
        self._category = min(self._category, len(prompt.categories) - 1)
        question = [
            said(prompt.title, language, "bold $primary"),
            plain(language.say("Choose what it is about, type a sentence, press Enter.")),
        ]
        self.query_one("#asked-of-you", Static).update(Content("\n").join(question))
        names = [category.name for category in prompt.categories]
        self.query_one(CategoryBar).show(names, self._category, language)
        self._show_left()
        self.query_one(Alphabet).show()
        sentence, refusal = self._answer
        words = refusal.sentence(language) if refusal else language.say(sentence) if sentence else ""
        hint = language.say("Nobody will know who wrote it. Please do not write names.")
        style = "bold $error" if refusal else "bold $success"
        self.query_one("#answer", Static).update(
            joined((words, style), "\n\n" if words else "", (hint, "$quiet"))
        )

    def _show_left(self) -> None:
        typed = len(self._field.value)
        self.query_one("#left", Static).update(plain(f"{typed}/{VISITOR_NOTE_LIMIT}", "$quiet"))

    @on(LineInput.Touched)
    def _touched(self) -> None:
        self.query_one(Alphabet).open()

    @on(LineInput.Keyed)
    def _keyed(self) -> None:
        self.query_one(Alphabet).action_close()

    def action_letters(self) -> None:
        """Go to the letters that can be touched."""
        self.query_one(Alphabet).take_focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show_left()

    def _entered(self, typed: str) -> str:
        """Send a line; say what is in the field from then on."""
        if not self.is_there:
            return typed
        if (text := self._field.admitted(typed)) is None:
            return typed
        self._send(text, self.prompt.id, self.prompt.categories[self._category].id, self._visit)
        return ""

    @work(group="say")
    async def _send(self, text: str, prompt: str, category: str, visit: int) -> None:
        session = self.session
        try:
            await to_thread(
                session.repository.visitors.say,
                prompt,
                category,
                text,
                session.language_code,
                kiosk=session.kiosk,
            )
        except Explained as refusal:
            if visit == self._visit:
                if not self._field.value:
                    self._field.put(text)
                self._tell("", refusal)
            return
        if visit == self._visit:
            self._tell(N_("Thank you. It will be shown once somebody has read it."), None)

    def _tell(self, sentence: str, refusal: Explained | None) -> None:
        self._answer = (sentence, refusal)
        self.show_all()

    async def action_send(self) -> None:
        """Send, as Enter in the field does."""
        await self._field.action_submit()

    @on(CategoryBar.Chosen)
    def _category_clicked(self, event: CategoryBar.Chosen) -> None:
        self.action_category(event.place)

    def action_category(self, place: int) -> None:
        """Choose a category."""
        if place < len(self.prompt.categories):
            self._category = place
            self.show_all()
        self._field.focus()

    def action_next_category(self, by: int) -> None:
        """Go on to the next category."""
        self.action_category((self._category + by) % len(self.prompt.categories))
