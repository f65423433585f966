"""Editing screen: what the sections of the desk have in common in which the meeting is changed."""

from __future__ import annotations

from collections.abc import Callable

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.wording.announcing import announcing_texts
from ttchan_tui.meeting.wording.doubts import doubt_words
from ttchan_tui.store import Edited
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.screens.desk.desk_screen import DeskScreen
from ttchan_tui.tui.screens.desk.forms.announce_form import AnnounceForm
from ttchan_tui.tui.screens.desk.forms.edit_form import EditForm


class EditingScreen(DeskScreen):
    """Says what has come of a form, and offers to announce what it has changed in the programme."""

    def ask_edit(self, form: EditForm, then: Callable[[Edited], object] = lambda _: None) -> None:
        """Open a form over this screen; `then` is told what it has changed, unless that is public later."""

        def end(done: Edited) -> None:
            if form.is_later:
                self._say(self.language.say(N_("In the draft. It is released under Waiting.")), "$success")
            else:
                then(done)
                self.told(done)

        self.ask_form(form, end)

    def told(self, done: Edited) -> None:
        """Say that it is done and what is doubtful now, and offer to announce it."""
        language = self.language
        doubts = [doubt_words(one, done.meeting, language) for one in done.warnings]
        self._say("\n".join([language.say(N_("Done. Ctrl+Z takes it back.")), *doubts]), "$success")
        if texts := announcing_texts(done.before, done.meeting):
            self.ask_form(AnnounceForm(self.session, texts, done.record), self._announced)

    def _announced(self, _: Announcement) -> None:
        self._say(self.language.say(N_("Done and announced. Ctrl+Z takes back both.")), "$success")
