"""Older session: what the same person has left open elsewhere, and whether it is to end."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import App

from ttchan_tui.store import APP, Heartbeat, end_session
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice


def older_sessions(session: Session) -> tuple[Heartbeat, ...]:
    """The other sessions of the person at the desk, the oldest first."""
    own, name = session.desk.presence, session.repository.person.name
    try:
        here = session.repository.side_files.sessions()
    except Explained:  # not for a guest, who types nothing
        return ()
    others = (one for one in here if one.kind == APP and one.name == name and one.id and one.began)
    return tuple(sorted((one for one in others if own and one.id != own.id), key=lambda one: one.since))


def ask_for_older_session(app: App[Any], session: Session, ended: Callable[[], None]) -> None:
    """Ask whether older sessions of the same person are to end, if there are any.

    Args:
        app: Where it is asked.
        session: That of the person who has just come in.
        ended: Called when they are over, and what was typed there can be taken up.
    """
    if not (older := older_sessions(session)):
        return
    say, time = session.language.say, session.language.time
    since = time(older[0].since.astimezone(ZoneInfo(session.meeting.time_zone)))
    question = say(
        N_(
            "You have been here since {time} in another session. If its line was cut, end it: "
            "what you had typed there waits here then."
        ),
        time=since,
    )
    choices = [
        Choice(plain(f" {say(N_('End it, and take over what was typed'))}"), "end"),
        Choice(plain(f" {say(N_('Leave it open'))}"), "leave"),
    ]

    async def end() -> None:
        for one in older:
            await to_thread(end_session, one)
        ended()

    def answered(choice: str | None) -> None:
        if choice == "end":
            app.run_worker(end())

    app.push_screen(ChooseScreen(session, question, choices, "end"), answered)
