"""The form that makes public what stands in the draft of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from textual.content import Content

from ttchan_tui.meeting.editing import Clashing
from ttchan_tui.meeting.wording.doubts import doubt_words
from ttchan_tui.meeting.wording.drafting import act_line, both_words, drafted_lines
from ttchan_tui.store import Edited, Keep
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.forms.edit_form import WHY
from ttchan_tui.tui.screens.desk.forms.fields import Field, Tick
from ttchan_tui.tui.screens.desk.forms.fields_screen import AFTER
from ttchan_tui.tui.screens.desk.forms.form import SAVE, About, FormScreen
from ttchan_tui.tui.screens.desk.forms.versions import VersionsScreen
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE
from ttchan_tui.tui.session import Session

RELEASE = replace(SAVE, label=N_("release"), help=N_("Make it public, as one change."))


class ReleaseForm(FormScreen[Edited]):
    """Ends with what was released; of several acts some may wait on."""

    OWN_COMMANDS = (RELEASE, AFTER, LEAVE)

    def __init__(self, session: Session) -> None:
        """Offer all that stands in the draft."""
        self.about = About("release", "draft")
        self._session = session
        self._there = tuple(session.repository.draft.waiting())
        self._keep: Keep | None = None
        super().__init__(session)

    def heading(self) -> Content:
        """That it becomes public."""
        say = self._session.language.say
        below = say(N_("What is released is public at once, on every screen."))
        return joined((f"{say(N_('Release the draft'))}\n", "bold $primary"), (below, "$quiet"))

    def ask(self) -> Iterator[Field]:
        """What the new state is called, and why."""
        say = self._session.language.say
        yield Field("name", say(N_("name")), hint=say(N_("what this state is called from then on")))
        yield Field(WHY, say(N_("why")), hint=say(N_("for the history; may stay empty")))

    def ticks(self) -> Iterator[Tick]:
        """The acts."""
        meeting, language = self._session.meeting, self._session.language
        for one in self._there:
            words = act_line(one.act.verb, one.changes, meeting, language)
            yield Tick(one.act.id, f"{words} · {one.act.who}", is_on=True)

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """What would be public then, before and after, and what is doubtful."""
        language, meeting, say = self._session.language, self._session.meeting, self._session.language.say
        ids = self._chosen(ticked)
        if not ids:
            return plain(say(N_("Space chooses what is released.")), "$quiet")
        plan = self._session.repository.draft.plan(ids, self._keep)
        lines = [plain(line) for line in drafted_lines(plan.changes, plan.orders, meeting, language)]
        if both := both_words(plan.both, language):
            lines.append(plain(f"! {both}", "bold $now"))
        for one in plan.edited.warnings:
            lines.append(plain(doubt_words(one, plan.edited.meeting, language), "$now"))
        return Content("\n").join(lines)

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Edited:
        """Make it public."""
        release = self._session.repository.draft.release
        return release(texts["name"], self._chosen(ticked), self._keep, why=texts[WHY])

    def _chosen(self, ticked: frozenset[str]) -> list[str]:
        return [one.act.id for one in self._there if one.act.id in ticked]

    def versions(self, clashing: Clashing) -> VersionsScreen:
        """Both versions; the other one is that of the draft, whoever has put it there."""
        return VersionsScreen(self._session, clashing, is_of_draft=True)

    def take(self, clashing: Clashing, now: int, *, mine: bool) -> None:
        """Release it with the version that was chosen."""
        self._keep = Keep.DRAFT if mine else Keep.NOW
        self._save()
