"""The page from which an organiser is called to a kiosk."""

from __future__ import annotations

from ttchan_tui.cli.plain.page import Page, PageChoice
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.meeting.wording.calls import place_words, since_words, state_words
from ttchan_tui.text.languages import N_


def calling(visit: Visit) -> Page:
    """Ask before anybody is disturbed; then say what has become of the call."""
    say, call = visit.language.say, visit.own_call()
    if call is None:
        return Page(
            say("Call an organiser"),
            say(N_("If you need help here. The organisers see where you are and since when, nothing else.")),
            (PageChoice(say("Yes, please call somebody"), _called),),
        )
    where = place_words(call.kiosk, call.venue, visit.meeting, visit.language)
    called = say(
        "{place}: {called}. Please stay here.",
        place=where,
        called=since_words(call, visit.meeting, visit.language),
    )
    return Page(
        say("An organiser was called."),
        f"{called}\n{state_words(call, visit.language)}",
        (PageChoice(say("No help is needed any more"), _withdrawn),),
    )


def _called(visit: Visit) -> Page:
    if visit.own_call() is None:
        visit.call()
    return calling(visit)


def _withdrawn(visit: Visit) -> Page:
    if visit.own_call() is not None:
        visit.withdraw_call()
    return Page(visit.language.say("The call was taken back."))
