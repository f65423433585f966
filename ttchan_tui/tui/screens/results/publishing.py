"""Publishing from the app: what is asked before, how far it is, and what has come of it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.roles import OWNER, Right
from ttchan_tui.publish.sheet.making import MadeSheet, errors_in
from ttchan_tui.publish.site.gathering import Published, SiteOrder, publish, sheets_to_publish
from ttchan_tui.store import LastSite, LastSites
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.results.publish_form import PublishForm
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from ttchan_tui.tui.screens.shared.base import MeetingScreen

_BETWEEN: Final = 0.1
"""Seconds between two words on how far it is."""


class Publishing:
    """Asks, publishes on a thread, and tells. Over the line one publishes where the site is already."""

    def __init__(self, screen: MeetingScreen, session: Session, say: Callable[[str, str], None]) -> None:
        """Publish the meeting of `session`, and say what there is to say on `screen`."""
        self._screen = screen
        self._session = session
        self._say = say
        self._is_at_work = False

    def state(self) -> str:
        """Where it was published last, in words."""
        language, last = self._session.language, self._last
        if last is None:
            return language.say(N_("The site was not published from this machine yet."))
        at = last.at.astimezone(ZoneInfo(self._session.meeting.time_zone))
        return language.say(
            N_("Published last on {date} at {time}, {files} files: {where}"),
            date=language.full_date(at.date()),
            time=f"{at:%H:%M}",
            files=last.files,
            where=last.address or last.folder,
        )

    @property
    def _last(self) -> LastSite | None:
        return LastSites(self._session.repository.engine.path.parent).of(self._session.meeting.id)

    def begin(self, sheets: Sequence[MadeSheet]) -> None:
        """Ask what has to be asked, then publish."""
        say, person = self._session.language.say, self._session.repository.person
        try:
            person.must(Right.ORGANISE)
        except Explained as refusal:
            self._say(refusal.sentence(self._session.language), "$error")
            return
        if self._is_at_work:
            self._say(say(N_("The site is being published at this moment.")), "$quiet")
        elif errors := sum(len(errors_in(made.findings)) for made in sheets):
            self._ask_about(errors)
        else:
            self._ask_where(with_sheet=True)

    def _ask_about(self, errors: int) -> None:
        """The sheet has errors: with them in a box, without the sheet, or not at all."""
        language = self._session.language
        question = language.count(
            "The description sheet has {number} error. What is to be published?",
            "The description sheet has {number} errors. What is to be published?",
            errors,
        )
        choices = [
            Choice(plain(f" {language.say('Nothing: the errors are corrected first')}"), "nothing"),
            Choice(plain(f" {language.say('The site without the sheet')}"), "without"),
            Choice(plain(f" {language.say('Everything, the errors in a box on the sheet')}"), "anyway"),
        ]

        def end(chosen: str | None) -> None:
            if chosen in {"without", "anyway"}:
                self._ask_where(with_sheet=chosen == "anyway")

        self._screen.app.push_screen(ChooseScreen(self._session, question, choices, "nothing"), end)

    def _ask_where(self, *, with_sheet: bool) -> None:
        """Ask where to; over the line no folder of the machine is named, so the site goes where it is."""
        last = self._last
        order = SiteOrder(last.folder, last.address, last.emblem) if last else None
        if self._session.repository.person == OWNER:
            form = PublishForm(self._session, order)
            self._screen.app.push_screen(form, partial(self._go, with_sheet=with_sheet))
        elif order:
            self._go(order, with_sheet=with_sheet)
        else:
            sentence = N_(
                "Nobody has said where the site is to be. On the machine itself, “ttchan publish DIR” says "
                "so; from then on it can be published from here."
            )
            self._say(self._session.language.say(sentence), "$error")

    def _go(self, order: SiteOrder | None, *, with_sheet: bool) -> None:
        if order:
            self._screen.run_worker(self._publish(order, with_sheet=with_sheet))

    async def _publish(self, order: SiteOrder, *, with_sheet: bool) -> None:
        language, told = self._session.language, monotonic()
        self._say(language.say(N_("Publishing …")), "$quiet")

        def tell(done: int, every: int) -> None:
            nonlocal told
            if done < every and monotonic() - told < _BETWEEN:
                return
            told = monotonic()
            words = language.say(N_("Publishing: {done} of {every} files"), done=done, every=every)
            self._screen.app.call_from_thread(self._say, words, "$quiet")

        def act() -> Published:
            repository = self._session.repository
            return publish(repository, order, sheets_to_publish(repository) if with_sheet else {}, tell)

        self._is_at_work = True
        try:
            done = await to_thread(act)
        except Explained as refusal:
            self._say(refusal.sentence(language), "$error")
        else:
            template = N_("{path}: {files} files, of which {changed} are new or changed")
            words = language.say(template, path=order.folder, files=done.files, changed=done.changed)
            self._screen.show_all()
            self._say(words, "$success")
        finally:
            self._is_at_work = False
