"""The form for an announcement: its languages side by side, where, until when, and how it will look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.announcement import USUALLY, Announcement, next_time
from ttchan_tui.meeting.limits import ANNOUNCEMENT_LIMIT
from ttchan_tui.meeting.lookup import find_venue
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.forms.fields import Field, Tick
from ttchan_tui.tui.screens.desk.forms.form import About, FormScreen
from ttchan_tui.tui.session import Session


class NoTimeGiven(Explained):
    """That is no time at which an announcement could vanish."""


class AnnounceForm(FormScreen[Announcement]):
    """Ends with what was announced."""

    def __init__(
        self, session: Session, texts: Mapping[str, str] = MappingProxyType({}), of: int | None = None
    ) -> None:
        """Offer texts, by language; `of` is the record of the change that it tells of."""
        self.about = About("announce", "announcement", str(of or ""))
        self._session = session
        self._offered = dict(texts)
        self._of = of
        super().__init__(session)

    def heading(self) -> Content:
        """What it is for; of a change, that nothing is announced yet."""
        say = self._session.language.say
        title = say(N_("Announce it?")) if self._of else say(N_("Announcement"))
        below = say(N_("The change is made. Esc announces nothing.")) if self._of else ""
        return joined((title, "bold $primary"), (f"\n{below}" if below else "", "$quiet"))

    def ask(self) -> Iterator[Field]:
        """The texts, until when, and at which venue."""
        language = self._session.language
        for code in self._session.meeting.languages:
            offered = self._offered.get(code, "")
            yield Field(f"text.{code}", language.language_name(code), offered, limit=ANNOUNCEMENT_LIMIT)
        say = language.say
        yield Field("until", say(N_("until")), hint=say(N_("14:00, or minutes: 30; else an hour")))
        yield Field("venue", say(N_("only at the venue")), hint=say(N_("all screens")))

    def ticks(self) -> Iterator[Tick]:
        """Whether it covers all screens."""
        words = N_("urgent: it covers every screen until it was read")
        yield Tick("urgent", self._session.language.say(words))

    def outcome(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Content:
        """How it will look, and where and how long."""
        said_in = self._texts(texts)
        if not said_in:
            return plain("")
        language, meeting, say = self._session.language, self._session.meeting, self._session.language.say
        badge = (
            (f" {say('URGENT')} ", "bold $alarm-foreground on $alarm-background")
            if "urgent" in ticked
            else (f" {say('ANNOUNCEMENT')} ", "bold $bar-background on $bar-accent")
        )
        lines = [joined(badge, "  ", (words, "bold")) for code, words in said_in.items()]
        until = self._until(texts["until"]).astimezone(ZoneInfo(meeting.time_zone))
        when = say("until {time}, {date}", time=language.time(until), date=language.date(until))
        where = say(N_("on all screens"))
        if texts["venue"]:
            venue = find_venue(meeting, texts["venue"])
            where = f"{say('only at the kiosks of')} {venue_name(venue, meeting, language)}"
        lines.append(plain(f"{where} · {when}", "$quiet"))
        for code in Text(said_in).missing(meeting.languages):
            missing = say("Missing in {language}.", language=language.language_name(code))
            lines.append(plain(missing, "$now"))
        return Content("\n").join(lines)

    def act(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Announcement:
        """Announce it."""
        return self._session.repository.announcements.announce(
            self._texts(texts),
            self._until(texts["until"]),
            urgent="urgent" in ticked,
            venue=texts["venue"],
            of=self._of,
        )

    def _texts(self, texts: Mapping[str, str]) -> dict[str, str]:
        return {
            name.partition(".")[2]: admit(words, limit=ANNOUNCEMENT_LIMIT)
            for name, words in texts.items()
            if name.startswith("text.") and words
        }

    def _until(self, typed: str) -> datetime:
        now, zone = datetime.now(UTC), ZoneInfo(self._session.meeting.time_zone)
        if not typed:
            return now + USUALLY
        if _MINUTES.fullmatch(typed) and 0 < int(typed) <= _MOST:
            return now + timedelta(minutes=int(typed))
        try:
            return next_time(time.fromisoformat(typed.replace(".", ":")).replace(tzinfo=None), now, zone)
        except ValueError:
            raise NoTimeGiven(_NO_TIME, text=typed) from None


_NO_TIME: Final = N_("“{text}” is no time. Write 14:00, or minutes such as 30.")
_MINUTES: Final = re.compile(r"[0-9]{1,5}")
_MOST: Final = 7 * 24 * 60
"""Minutes; what stands longer is no announcement."""
