"""The way into the group work: which prompt, which group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from ttchan_tui.meeting.draft import DraftKind, FieldRef
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList, ChoosingList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.question_beside import QuestionBeside

OPEN = Command("open", "enter", "Enter", N_("choose"), N_("Choose the prompt, then the group."))
TURN = Command("turn", "tab", "Tab", N_("other list"), N_("Go to the other list."))
OVERVIEW = Command(
    "overview",
    "o",
    "O",
    N_("all groups"),
    N_("Look after all groups of the chosen prompt."),
    public=False,
    right=Right.LEAD_GROUPS,
)
THEMES = Command(
    "themes",
    "g",
    "G",
    N_("themes"),
    N_("Bring together what all groups say on this prompt."),
    public=False,
    right=Right.LEAD_GROUPS,
)
PRESENT = Command(
    "present",
    "v",
    "V",
    N_("present"),
    N_("Show what is said on the projector."),
    public=False,
    right=Right.LEAD_GROUPS,
)
PROMISES = Command("promises", "s", "S", N_("promises"), N_("Who does what for which partner."), public=False)
MIRROR = Command(
    "mirror", "m", "M", N_("mirror"), N_("The image of a group beside how others see it."), public=False
)
TRANSLATIONS = Command(
    "translations",
    "n",
    "N",
    N_("translations"),
    N_("Go to the notes that lack a translation."),
    public=False,
)
OF_WORK = (OVERVIEW, THEMES, PRESENT, PROMISES, MIRROR, TRANSLATIONS)
"""What is done with what was said on a prompt."""

_WALL = "/wall"
"""A choice among the groups that is none; no id contains such a character."""

_BEGUN = {
    "/translations": (TRANSLATIONS, (DraftKind.TRANSLATION,)),
    "/themes": (THEMES, (DraftKind.TITLE, DraftKind.WORDING)),
    "/promises": (PROMISES, (DraftKind.PROMISE,)),
}
"""So are these: each leads to where such texts were begun."""

_WAYS: Final[Mapping[str, Callable[[str], routes.Route]]] = {
    _WALL: routes.Wall,
    "/translations": routes.Translations,
    "/themes": routes.Themes,
    "/promises": lambda _: routes.Promises(),
}
"""Where all of these lead to, from a prompt."""

_ROWS = 3
"""Rows of a prompt with a blank one below it."""

_PADDING = 2
"""Columns left and right of a choice."""

_INDENT = 2
"""Columns in front of what stands below a name."""


class GroupWorkScreen(MeetingScreen):
    """Two choices, then one types."""

    ROUTE = routes.GroupWork
    NAME = N_("Group work")
    PURPOSE = N_(
        "Choose what your group is asked, then your group. The numbers say how many notes there are."
    )
    OWN_COMMANDS = (OPEN, TURN, BACK, *OF_WORK)
    BINDINGS = bindings(*OF_WORK)
    CSS_PATH = STYLES / "work/groupwork.tcss"
    AUTO_FOCUS = "#prompts"

    _wanted = ""
    """A prompt to choose when the screen is shown next."""

    def go_to(self, route: routes.GroupWork) -> None:
        """Ask for a group, for that prompt or one that is to be chosen first."""
        self.begin_anew()
        self._wanted = route.prompt

    def compose_body(self) -> Iterable[Widget]:
        """Prompts on one side, groups on the other."""
        with Horizontal(id="groupwork"):
            with Vertical(id="asked"):
                yield PlainLabel(id="ask-prompt")
                yield ChoosingList(id="prompts")
            with Vertical(id="asking"):
                yield PlainLabel(id="ask-group")
                yield ChoiceList(id="groups")
            yield QuestionBeside(self.session)

    def show(self) -> None:
        """The prompts and the groups of the chosen one."""
        self.query_one("#ask-prompt", Static).update(
            plain(self.language.say("1. What is your group asked?"), "bold $accent")
        )
        self.query_one("#ask-group", Static).update(
            plain(self.language.say("2. Which group is it?"), "bold $accent")
        )
        prompts = self.query_one("#prompts", ChoiceList)
        prompts.fill(self._prompts())
        if self._wanted:
            prompts.choose(self._wanted)
            self.query_one("#groups").focus()
            self._wanted = ""
        self._show_chosen()

    def begin_anew(self) -> None:
        """Another session may have ended meanwhile."""
        self.drafts.look()

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that is chosen; none if the meeting has no prompts."""
        return self.session.meeting.prompt.get(self._prompt_id)

    def _prompts(self) -> Iterator[Choice]:
        if not self.session.meeting.prompts:
            yield Choice(plain(self.language.say("This meeting has no group work."), "$quiet"))
        notes, begun = Counter(note.prompt for note in self.session.connection.notes()), self._places()
        has_room = self.query_one("#prompts").size.height >= _ROWS * len(self.session.meeting.prompts)
        space = "\n " if has_room else ""
        for prompt in self.session.meeting.prompts:
            day = self.language.short_date(prompt.date) if prompt.date else ""
            drafts = self._drafts(place.prompt == prompt.id for place in begun)
            details = " · ".join(filter(None, (day, self._number(notes[prompt.id]), drafts)))
            yield Choice(
                joined(said(prompt.title, self.language, "bold"), (f"\n  {details}{space}", "$quiet")),
                prompt.id,
            )

    def _groups(self) -> Iterator[Choice]:
        if not (prompt := self.prompt):
            return
        notes = Counter(note.group for note in self.session.connection.notes(prompt=prompt.id))
        begun = [place for place in self._places() if place.prompt in (prompt.id, "")]
        hidden = self.session.connection.progress(prompt.id).hidden
        rows: list[tuple[str, Content, Content]] = []
        person = self.session.repository.person
        theirs = (id for id in prompt.groups if not person.is_bound or id in person.groups)
        for group in (self.session.meeting.group[id] for id in theirs):
            shown = self.language.say("hidden") if self._is_closed(group.id, hidden) else ""
            name, number = group_name(group, self.language), shown or self._number(notes[group.id])
            drafts = self._drafts(place.prompt and place.group == group.id for place in begun)
            rows.append((group.id, plain(name), self._behind(number, drafts)))
        if together := sum(notes.values()):
            everything = plain(self.language.say("All of it together"))
            rows.append((_WALL, everything, self._behind(self._number(together))))
        column = self._column(rows)
        for id, named, behind in rows:
            yield Choice(named.pad_right(max(0, column - named.cell_length)), id, _INDENT, behind)
        yield from self._ways_to(begun)

    def _show_chosen(self) -> None:
        """The groups of the chosen prompt, and what all of them have said."""
        self.query_one("#groups", ChoiceList).fill(self._groups())
        self.query_one(QuestionBeside).show(self._prompt_id)

    def _behind(self, number: str, drafts: str = "") -> Content:
        """What stands behind a name; where not even that has room in one line, each part in its own."""
        parts = [part for part in (plain(number, "$quiet"), plain(drafts, "bold $accent")) if part]
        beside = Content("   ").join(parts)
        return beside if beside.cell_length <= self._room - _INDENT else Content("\n").join(parts)

    @property
    def _room(self) -> int:
        return self.query_one("#groups", ChoiceList).scrollable_content_region.width - _PADDING

    def _column(self, rows: Iterable[tuple[str, Content, Content]]) -> int:
        """How wide the names are; those do not count that have no room beside their numbers."""
        widths = [(name.cell_length, behind.cell_length) for _, name, behind in rows]
        return max((name for name, behind in widths if name + 3 + behind <= self._room), default=0)

    def _is_closed(self, group: str, hidden: bool) -> bool:
        """Whether what a group says is not to be seen here before it is revealed."""
        return hidden and self.session.group not in ("", group)

    def _number(self, notes: int) -> str:
        return self.language.count("{number} note", "{number} notes", notes) if notes else ""

    def _places(self) -> list[FieldRef]:
        """Where the person has left drafts."""
        return [draft.place for draft in self.drafts.waiting()]

    def _drafts(self, wanted: Iterable[object]) -> str:
        """How many drafts there are, of those that are wanted."""
        number = sum(map(bool, wanted))
        return self.language.count("{number} draft", "{number} drafts", number) if number else ""

    def _ways_to(self, begun: Iterable[FieldRef]) -> Iterator[Choice]:
        """The ways to what was begun elsewhere than with the notes of a group."""
        begun_kinds = [place.kind for place in begun]
        for way, (command, kinds) in _BEGUN.items():
            if number := self._drafts(kind in kinds for kind in begun_kinds):
                behind = self._behind("", number)
                yield Choice(plain(self.language.say(command.label)), way, _INDENT, behind)

    @on(OptionList.OptionHighlighted, "#prompts")
    def _prompt_highlighted(self) -> None:
        self.query_one(HintBar).show()
        self._show_chosen()

    @on(OptionList.OptionSelected, "#prompts")
    def _prompt_selected(self) -> None:
        self.query_one("#groups").focus()

    @on(OptionList.OptionSelected, "#groups")
    def _group_selected(self, event: OptionList.OptionSelected) -> None:
        if self.prompt and event.option.id:
            if way := _WAYS.get(event.option.id):
                self.navigation.open(way(self.prompt.id))
            elif self._is_closed(event.option.id, self.session.connection.progress(self.prompt.id).hidden):
                self.notify_plainly(
                    N_("What the other groups say is hidden until the lead facilitator reveals it.")
                )
            else:
                self.navigation.open(routes.Notes(self.prompt.id, event.option.id))

    def action_turn(self) -> None:
        """To the other list."""
        self.focus_next()

    # What those who work do with what was said

    def offers(self, command: Command) -> bool:
        """Not every prompt has a mirror; who looks after one group does not look after all."""
        if command not in OF_WORK or self.prompt is None:
            return command not in OF_WORK
        unfit = {MIRROR: not self.prompt.mirror, OVERVIEW: bool(self.session.group)}
        return not unfit.get(command, False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do only what the public may, and what is on offer."""
        of_work = next((command for command in OF_WORK if command.action == action), None)
        return super().check_action(action, parameters) and (
            of_work is None or (self.navigation.allows(of_work) and self.offers(of_work))
        )

    def action_overview(self) -> None:
        """Look after all groups of the chosen prompt."""
        self.navigation.open(routes.Overview(self._prompt_id))

    def action_translations(self) -> None:
        """To what lacks a translation on the chosen prompt."""
        self.navigation.open(routes.Translations(self._prompt_id))

    def action_themes(self) -> None:
        """Bring together what all groups say on the chosen prompt."""
        self.navigation.open(routes.Themes(self._prompt_id))

    def action_present(self) -> None:
        """Show what is said on the chosen prompt."""
        self.navigation.open(routes.Presenter(self._prompt_id))

    def action_promises(self) -> None:
        """Show what was promised."""
        self.navigation.open(routes.Promises())

    def action_mirror(self) -> None:
        """Show the images of the groups beside how others see them."""
        group = self.query_one("#groups", ChoiceList).chosen or ""
        self.navigation.open(routes.Mirror(self._prompt_id, group))

    @property
    def _prompt_id(self) -> str:
        return self.query_one("#prompts", ChoiceList).chosen or ""
