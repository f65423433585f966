"""Publishing from the app: what is asked before, and what has come of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.roles import OWNER
from ttchan_tui.publish.sheet.making import MadeSheet, errors_in
from ttchan_tui.publish.site.gathering import Published, SiteOrder, publish, sheets_to_publish
from ttchan_tui.store import LastSite, LastSites
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.screens.results.long_work import LongWork, Tell
from ttchan_tui.tui.screens.results.publish_form import PublishForm
from ttchan_tui.tui.screens.results.sheet_errors import ANYWAY, ask_about_errors


class Publishing:
    """Asks, publishes, and tells. Over the line one publishes where the site is already."""

    def __init__(self, work: LongWork) -> None:
        """Publish as a piece of long work."""
        self._work = work
        self._session = work.session

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
    def address(self) -> str:
        """Where on the web it was said to be going; empty if nobody has said."""
        return last.address if (last := self._last) else ""

    @property
    def _last(self) -> LastSite | None:
        return LastSites(self._session.repository.engine.path.parent).of(self._session.meeting.id)

    def begin(self, sheets: Sequence[MadeSheet]) -> None:
        """Ask what has to be asked, then publish."""
        if not self._work.may_begin():
            return
        if errors := sum(len(errors_in(made.findings)) for made in sheets):
            self._ask_about(errors)
        else:
            self._ask_where(with_sheet=True)

    def _ask_about(self, errors: int) -> None:
        """The sheet has errors: with them in a box, without the sheet, or not at all."""
        question = self._session.language.count(
            "The description sheet has {number} error. What is to be published?",
            "The description sheet has {number} errors. What is to be published?",
            errors,
        )

        def end(chosen: str) -> None:
            self._ask_where(with_sheet=chosen == ANYWAY)

        ask_about_errors(self._work, question, end, without=N_("The site without the sheet"))

    def _ask_where(self, *, with_sheet: bool) -> None:
        """Ask where to; over the line no folder of the machine is named, so the site goes where it is."""
        last = self._last
        order = SiteOrder(last.folder, last.address, last.emblem) if last else None
        if self._session.repository.person == OWNER:
            form = PublishForm(self._session, order)
            self._work.screen.app.push_screen(form, partial(self._go, with_sheet=with_sheet))
        elif order:
            self._go(order, with_sheet=with_sheet)
        else:
            sentence = N_(
                "Nobody has said where the site is to be. On the machine itself, “ttchan publish DIR” says "
                "so; from then on it can be published from here."
            )
            self._work.say(self._session.language.say(sentence), "$error")

    def _go(self, order: SiteOrder | None, *, with_sheet: bool) -> None:
        if order is None:
            return

        def act(tell: Tell) -> Published:
            repository = self._session.repository
            return publish(repository, order, sheets_to_publish(repository) if with_sheet else {}, tell)

        def told(done: Published) -> str:
            template = N_("{path}: {files} files, of which {changed} are new or changed")
            return self._session.language.say(
                template, path=order.folder, files=done.files, changed=done.changed
            )

        self._work.begin(N_("Publishing: {done} of {every} files"), act, told)
