"""The register in words: where the results are published, and until when what has to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ttchan_tui.meeting.deadlines import deadlines, public_until
from ttchan_tui.meeting.register import Publication, PublicationKind, Register
from ttchan_tui.meeting.roles import Person
from ttchan_tui.meeting.wording.roles import role_words
from ttchan_tui.text.languages import N_, Language

UNFINISHED: Final = N_(
    "A purge was begun and broken off: not all that was to go is gone. Finish it: "
    "ttchan purge --before {date}"
)
NOT_YET: Final = N_("The results are not published yet, as far as the register knows.")

_LOOK_AGAIN: Final = 30
"""Days after which somebody is to look again whether it is still there."""


def register_line(register: Register, today: date, language: Language) -> str:
    """What matters most, on a line: since and until when it is published, when the report is due."""
    dates, say = deadlines(register), language.say
    words = []
    if site := register.site or next(iter(register.publications), None):
        words.append(say(N_("published since {date}"), date=language.full_date(site.since)))
        if dates.until:
            words.append(_term(N_("until {date}"), dates.until, today, language))
    else:
        words.append(say(N_("not published yet")))
    if dates.report:
        words.append(_term(N_("report due {date}"), dates.report, today, language))
    return " · ".join(words)


def publication_words(one: Publication, register: Register, today: date, language: Language) -> Iterator[str]:
    """What the register knows of one publication, in lines; the first is its address."""
    say, meeting = language.say, register.meeting
    yield one.address
    if one.partner in meeting.partner:
        whose = meeting.partner[one.partner].name.in_language(language.code).marked
    else:
        whose = one.partner or meeting.lead.name.in_language(language.code).marked
    what = N_("the whole site") if one.kind is PublicationKind.SITE else N_("a page")
    yield f"{whose} · {say(what)}"
    if one.short_address:
        yield say(N_("short address for codes: {address}"), address=one.short_address)
    since = say(N_("since {date}"), date=language.full_date(one.since))
    until = public_until(one, register)
    yield f"{since} · {_term(N_('to stay until {date}'), until, today, language)}" if until else since
    yield _seen(one, today, language)


def deadline_words(register: Register, today: date, language: Language) -> Iterator[str]:
    """The dates that matter when a meeting is over, a sentence each."""
    dates, say = deadlines(register), language.say
    if dates.report:
        yield _term(N_("The final report is due on {date}"), dates.report, today, language)
    else:
        yield say(N_("Nobody has said when the final report is due: ttchan published dates --report DATE"))
    if dates.until:
        yield _term(
            N_("Everything stays public, and kiosks are the exhibition, until {date}"),
            dates.until,
            today,
            language,
        )
    else:
        yield say(N_("Nobody has said how long all has to be public: ttchan published dates --until DATE"))
    if register.said.purged:
        purged = language.full_date(register.said.purged)
        yield say(N_("What is not public was removed on {date}."), date=purged)
    elif dates.purge:
        yield _term(
            N_("What is not public may be removed from {date} on: ttchan purge --after-register"),
            dates.purge,
            today,
            language,
        )


def _seen(one: Publication, today: date, language: Language) -> str:
    if one.seen_at is None:
        return language.say(N_("Nobody has looked yet whether it is there: ttchan published check"))
    role = role_words(Person(role=one.seen_by), language) if one.seen_by else ""
    seen = language.say(
        N_("seen there on {date} by: {role}"), date=language.full_date(one.seen_at.date()), role=role
    )
    if (today - one.seen_at.date()).days <= _LOOK_AGAIN:
        return seen
    return f"{seen} · {language.say(N_('time to look again: ttchan published check'))}"


def _term(template: str, day: date, today: date, language: Language) -> str:
    """A date, and how far it is away."""
    said, left = language.say(template, date=language.full_date(day)), (day - today).days
    if left < 0:
        return f"{said} ({language.say(N_('past'))})"
    if left == 0:
        return f"{said} ({language.say(N_('today'))})"
    return f"{said} ({language.count(N_('{number} day left'), N_('{number} days left'), left)})"
