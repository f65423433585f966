"""One activity in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import EMPTY_CONTENT, Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.activities import mark_of
from ttchan_tui.meeting.wording.facts import capitalised, kind, where
from ttchan_tui.meeting.wording.pictures import picture_words
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.pictures.panel import PicturePanel
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.screens.shared.reading import ReadingScreen
from ttchan_tui.tui.screens.visitor.leading_lines import LeadingLines
from ttchan_tui.tui.texts.activity import activity_body, activity_text, becoming
from ttchan_tui.tui.widgets.plain_label import PlainLabel

EARLIER = Command(
    "neighbour(-1)",
    "left",
    "← →",
    N_("others"),
    N_("The activity before, the activity after."),
    second="neighbour(1)",
)
LATER = Command("neighbour(1)", "right", "→", N_("next"), N_("The activity after."), hinted=False)
CODE = Command(
    "code", "q", "Q", N_("way there"), N_("A QR code of the venue's position for the map on a phone.")
)
GROUPWORK = Command("groupwork", "g", "G", N_("group work"), N_("What the groups say at this activity."))


_FOR_LETTERS: Final = 100
"""Columns from which the title stands there in letters."""

_TITLE: Final = 14
"""Rows that these may take; half as many more in a very wide window."""
_MARGIN: Final = 8
"""Columns beside them."""
_TEXT, _WHOLE = 3, 5
"""The part of the columns that the text has, beside the day."""
_INDENT: Final = 2
"""Columns in front of what there is on that day, for the mark."""


class ActivityScreen(ReadingScreen):
    """Everything that is known about an activity."""

    ROUTE = routes.Activity
    NAME = N_("Activity")
    PURPOSE = N_(
        "One activity in full: when, where, for whom, who leads it, and which project event it belongs to."
    )
    OWN_COMMANDS = (CODE, GROUPWORK, EARLIER, LATER, BACK)
    BINDINGS = bindings(CODE, GROUPWORK, EARLIER, LATER)

    activity_id = ""
    _is_seen = False
    """Whether the picture of its venue is."""

    def go_to(self, route: routes.Activity) -> None:
        """Show that activity."""
        self.activity_id = route.id

    @property
    def activity(self) -> Activity:
        """The activity that is shown."""
        return self.session.meeting.activity[self.activity_id]

    @property
    def is_there(self) -> bool:
        """Whether there is such an activity."""
        return self.activity_id in self.session.meeting.activity

    @property
    def title_here(self) -> str:
        """The programme, at its day."""
        day = self.language.date(self.activity.date)
        return f"{self.language.say('Programme')} · {day}" if self.is_there else super().title_here

    @property
    def subject(self) -> object:
        """Another activity, another text."""
        return self.activity_id

    @property
    def headline(self) -> str:
        """What it is called."""
        return self.activity.title.in_language(self.language.code).marked

    def compose_body(self) -> Iterable[Widget]:
        """Where there is room the title in large letters, the venue, and what else there is on that day."""
        yield PlainLabel(id="title")
        with Horizontal():
            yield from super().compose_body()
            with Vertical(id="beside"):
                yield PicturePanel(id="picture")
                with VerticalScroll(id="that-day", can_focus=False):
                    yield LeadingLines(_INDENT)

    @property
    def _has_room(self) -> bool:
        """Whether the title stands there in letters, and the day beside the activity."""
        return self.has_class("-tall") and self.size.width >= _FOR_LETTERS and not appearance(self).is_large

    def show(self) -> None:
        """The activity as it is now."""
        self.set_class(self._has_room, "-with-day")
        title = self.activity.title.in_language(self.language.code).marked
        rows = _TITLE * 3 // 2 if self.has_class("-very-wide") else _TITLE
        drawn = appearance(self).poster(title, self.size.width - _MARGIN, rows, "$primary")
        self.query_one("#title", Static).update(drawn or plain(title, "bold $primary"))
        self._is_seen = self.query_one(PicturePanel).show(self._picture, self.session) and self._has_room
        super().show()
        if self._has_room:
            self.call_after_refresh(self._show_that_day)  # its room is what the title leaves

    def _show_that_day(self) -> None:
        """What there is on that day, this activity marked; then as much of the days after as fits."""
        if not self.is_there:
            return
        shown, that_day = self.query_one(LeadingLines), self.activity.date
        size = self.query_one("#that-day").scrollable_content_region.size
        lines = list(self._lines(that_day))
        room = size.height - sum(shown.rows(line, size.width - 1) for line, _ in lines)
        after = (day.date for day in self.session.meeting.days if day.date > that_day)
        for line in (line for day in after for line in ((plain(""), ""), *self._lines(day))):
            room -= shown.rows(line[0], size.width - 1)
            if room < 0:
                break
            lines.append(line)
        shown.show(lines)

    def _lines(self, day: date) -> Iterator[tuple[Content, str]]:
        """The date, each activity, and below it where it is; with the id of the activity."""
        meeting, language = self.session.meeting, self.language
        yield plain(capitalised(language.date(day)), "bold $accent"), ""
        for other in meeting.on(day):
            here = other is self.activity
            mark = ("┃ ", "$accent") if here else ("  ", "")
            yield joined(mark, said(other.title, language, "bold" if here else "")), other.id
            if venues := where(other, meeting, language):
                yield joined(mark, (venues, "$quiet")), other.id

    @on(LeadingLines.Touched)
    def _touched(self, event: LeadingLines.Touched) -> None:
        """That activity instead of this one."""
        self.activity_id = event.id
        self.navigation.follow(event.id)
        self.show_all()

    @property
    def _picture(self) -> Picture | None:
        """That of the first of its venues that has one."""
        venues = (self.session.meeting.venue[id] for id in self.activity.venues)
        return next((venue.picture for venue in venues if venue.picture), None)

    def text(self) -> Content:
        """The activity as it is now; without its title where that stands above it."""
        meeting, language = self.session.meeting, self.language
        seen = (self.activity, meeting, self.session.clock.now(), language)
        change = self.session.programme_changes.get(self.activity_id)
        told = []
        if self._picture and not self._is_seen:
            told = [plain(f"\n{picture_words(self._picture, language)}", "$quiet")]
        if not self._has_room:
            return Content("\n").join([activity_text(*seen, change), *told])
        mark = mark_of(self.activity, language, change, signed=True)
        above = [
            *([plain(mark, "bold $now")] if mark else []),
            *becoming(self.activity, meeting, language, change),
            plain(kind(self.activity, meeting, language), "$quiet"),
        ]
        return Content("\n").join([*above, activity_body(*seen, self._drawn()), *told])

    def _drawn(self) -> Content:
        """What it is about in letters, if there is room for them beside the day; else nothing."""
        words = paragraphs(self.activity.text, self.language).plain if self.activity.text else ""
        if not self.has_class("-very-wide"):
            return EMPTY_CONTENT
        columns = self.size.width * _TEXT // _WHOLE - _MARGIN
        return appearance(self).poster(words, columns, self.size.height // 3)

    def offers(self, command: Command) -> bool:
        """There is not everywhere a way to show, or group work."""
        if command is CODE:
            return any(self.session.meeting.venue[id].position for id in self.activity.venues)
        return command is not GROUPWORK or self.activity.prompt is not None

    def action_neighbour(self, by: int) -> None:
        """Go on to another activity of the programme."""
        activities = self.session.meeting.activities
        place = min(max(activities.index(self.activity) + by, 0), len(activities) - 1)
        self.activity_id = activities[place].id
        self.navigation.follow(self.activity_id)
        self.show_all()

    def action_code(self) -> None:
        """Show the way to the venue."""
        venues = [self.session.meeting.venue[id] for id in self.activity.venues]
        known = [venue for venue in venues if venue.position]
        if known:
            self.navigation.open(routes.Code(f"venue:{known[0].id}"))
        else:
            self.notify_plainly(N_("There is no code: the position of the venue is not known."))

    def action_groupwork(self) -> None:
        """Go to the prompt that is answered here."""
        if self.activity.prompt:
            self.navigation.open(routes.GroupWork(self.activity.prompt))
        else:
            self.notify_plainly(N_("There is no group work at this activity."))
