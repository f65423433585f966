"""People of each role, a meeting to try them on, and what they do over the line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.meetings import sections
from ttchan_tui.access.settings import DeskSettings
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.desk.far import obey_far
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import open_repository
from ttchan_tui.text.languages import language

PROMPT = "promote-my-partner"
ROLES = {
    "guest": Person("gita", Role.GUEST),
    "facilitator": Person("fred", Role.FACILITATOR, frozenset({"lv"})),
    "lead-facilitator": Person("lena", Role.LEAD_FACILITATOR),
    "organiser": Person("olga", Role.ORGANISER),
    "lead": Person("anna", Role.LEAD),
}


def fill(folder: Path) -> dict[str, str]:
    """Begin a meeting of which everybody is kept from something; the ids of what there is, by what it is.

    What guests must not see says `kEpt`; what a facilitator of `lv` must not see either, `sEcret`; what
    only organisers see, `dRaft`.
    """
    made: dict[str, str] = {}
    with closing(open_repository(folder)) as repository:
        repository.loader.replace(sections())
        repository.loader.use("ttchan-2018")
        notebook, board = repository.notebook, repository.board
        partner = repository.meeting().partners[0].id
        for number, group in enumerate(("lv", "pl")):
            for which in ("", "-2"):
                text = f"kEpt, said by {group}{which}"
                made[f"{group}{which}"] = notebook.add(PROMPT, group, "places", text, "en").id
            text = f"kEpt, {'sEcret' if group == 'pl' else 'own'} {number} of {group}"
            made[f"{group}-hidden"] = notebook.add("gains", group, "gains", text, "en").id
        made["gone"] = notebook.add(PROMPT, "lv", "places", "kEpt, gone", "en").id
        notebook.delete(made["gone"], why="kEpt, a mistake")
        hidden = made["pl-hidden"]
        notebook.edit(hidden, "kEpt, sEcret 1 of pl, corrected", why="kEpt, sEcret reason")
        board.translations.put(hidden, "lv", "kEpt, sEcret translation")
        made["secret-theme"] = board.themes.name("gains", "kEpt, sEcret theme").id
        board.themes.gather([hidden], made["secret-theme"])
        board.promises.promise("kEpt, sEcret promise", "we", partner, note=hidden)
        board.steps.hide("gains")
        repository.side_files.calls.call("foyer")
        made["theme"] = board.themes.name(PROMPT, "kEpt, a theme").id
        made["partner"] = partner
        made["promise"] = board.promises.promise("kEpt, a promise", "we", partner, note=made["lv"]).id
        until = datetime.now(UTC) + timedelta(hours=1)
        made["announced"] = repository.announcements.announce({"en": "Come"}, until).id
        entered = repository.results.publications.enter("https://example.org/", date(2018, 12, 1))
        made["published"] = entered.id
        edit = Edit("activity", "d2-8", {"title.en": "kEpt, dRaft"})
        repository.draft.change(EDIT_ACTIVITY, [edit], why="kEpt, dRaft reason")
        made["drafted"] = repository.draft.acts()[0].id
    return made


def do(
    line: str, role: str, data: Path, refused: list[str] | None = None, desk: DeskSettings | None = None
) -> int:
    """Do something over the line; give the exit code."""
    context = Context(language("en"), data, None, Output(sys.stdout), person=ROLES[role], desk=desk)
    try:
        return obey_far(line, context, (refused if refused is not None else []).append)
    except SystemExit as leaving:
        return int(leaving.code or 0)


@contextmanager
def typed(content: bytes) -> Iterator[None]:
    """Let that come on standard input."""
    kept, before, coming = sys.stdin, os.dup(0), os.memfd_create("typed")
    try:
        os.write(coming, content)
        os.lseek(coming, 0, os.SEEK_SET)
        os.dup2(coming, 0)
        with open(0, encoding="utf-8", closefd=False) as stdin:
            sys.stdin = stdin
            yield
    finally:
        sys.stdin = kept
        os.dup2(before, 0)
        os.close(before)
        os.close(coming)
