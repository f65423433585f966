"""The pack from the app: for whom, in which file, and what has come of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from textual.widget import Widget

from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.people import Partner
from ttchan_tui.meeting.roles import OWNER
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.publish.files import replace_file
from ttchan_tui.publish.pack.gathering import pack_content
from ttchan_tui.publish.pack.pack import PackContent, pack_for_all, partner_pack
from ttchan_tui.publish.sheet.making import errors_in
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.results.long_work import LongWork, Tell
from ttchan_tui.tui.screens.results.publish_form import LEAVE, typed_path
from ttchan_tui.tui.screens.results.sheet_errors import ask_about_errors
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.screens.shared.lines_form import LinesForm
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_ALL: Final = "all"

WRITE = Command("save", "enter,ctrl+s", "Enter", N_("pack"), N_("Write the pack there."), "Enter")


class PackForm(LinesForm[Path]):
    """Ends with the file of the pack; with nothing if the person went back."""

    OWN_COMMANDS = (WRITE, LEAVE)
    BINDINGS = bindings(WRITE)

    def __init__(self, session: Session, name: str) -> None:
        """Ask, beginning with a file of that name in the home of whoever sits there."""
        super().__init__(session)
        self.known = (f"~/{name}.zip",)

    def compose_question(self) -> Iterable[Widget]:
        """What is asked, and the line."""
        say = self._session.language.say
        yield PlainLabel(plain(say(N_("Into which file is the pack to be written?")), "bold"))
        yield from self.compose_line(
            "file", N_("A .zip file of this machine; one of that name is replaced"), NOTE_LIMIT
        )

    def begin(self) -> None:
        """Begin with the line."""
        self.fields[0].focus()

    def action_save(self) -> None:
        """End with what was typed, if it is a .zip file."""
        [file] = self.fields
        if file.admitted(file.value) is None:
            return
        path = typed_path(file.value)
        if path.suffix.lower() == ".zip":
            self.end(path)
        else:
            self.say(self._session.language.say(N_("The name of the file has to end in .zip.")))


class Packing:
    """Asks for whom, whether in spite of errors, and into which file; then packs."""

    def __init__(self, work: LongWork) -> None:
        """Pack as a piece of long work."""
        self._work = work
        self._session = work.session

    def begin(self) -> None:
        """Ask what has to be asked, then pack."""
        if not self._work.may_begin():
            return
        language, meeting = self._session.language, self._session.meeting
        if self._session.repository.person != OWNER:
            sentence = N_(
                "Over the line no file of this machine is written. On your own one: "
                "ssh … pack -o - > {name}.zip"
            )
            self._work.say(language.say(sentence, name=meeting.id), "$quiet")
            return
        everybody = language.say(N_("One for all, with a folder for each partner"))
        choices = [Choice(plain(f" {everybody}"), _ALL, 1)]
        choices += [
            Choice(plain(f" {partner_name(partner, language)}"), partner.id, 1)
            for partner in meeting.partners
        ]
        question = language.say(N_("For whom is the pack?"))
        self._work.screen.app.push_screen(ChooseScreen(self._session, question, choices, _ALL), self._for)

    def _for(self, chosen: str | None) -> None:
        if chosen is None:
            return
        partner = self._session.meeting.partner.get(chosen)
        content = pack_content(self._session.repository)
        if errors := len(errors_in(content.findings(partner))):
            self._ask_about(errors, content, partner)
        else:
            self._ask_where(content, partner)

    def _ask_about(self, errors: int, content: PackContent, partner: Partner | None) -> None:
        question = self._session.language.count(
            "The description sheet has {number} error. What is to be packed?",
            "The description sheet has {number} errors. What is to be packed?",
            errors,
        )
        ask_about_errors(self._work, question, lambda _: self._ask_where(content, partner))

    def _ask_where(self, content: PackContent, partner: Partner | None) -> None:
        name = f"{content.meeting.id}-{partner.id}" if partner else content.meeting.id

        def end(path: Path | None) -> None:
            if path:
                self._write(path, content, partner)

        self._work.screen.app.push_screen(PackForm(self._session, name), end)

    def _write(self, path: Path, content: PackContent, partner: Partner | None) -> None:
        def act(tell: Tell) -> Path:
            archive = partner_pack(content, partner) if partner else pack_for_all(content, tell)
            replace_file(path, archive)
            return path

        self._work.begin(
            N_("Packing: {done} of {every} parts"),
            act,
            lambda there: self._session.language.say(N_("{path}: the pack"), path=there),
        )
