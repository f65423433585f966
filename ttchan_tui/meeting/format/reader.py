"""Reads a whole meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.format.groupwork import read_group, read_prompt
from ttchan_tui.meeting.format.people import (
    read_delegation,
    read_fact_category,
    read_participation,
    read_partner,
    read_place,
)
from ttchan_tui.meeting.format.problems import BadMeeting, Problem, shown
from ttchan_tui.meeting.format.programme import (
    read_activity,
    read_day,
    read_kind,
    read_part_of_day,
    read_project_event,
)
from ttchan_tui.meeting.format.sections import SECTIONS, SectionEntry, Sections, file_of
from ttchan_tui.meeting.format.table import Reading, Spot
from ttchan_tui.meeting.format.venues import read_venue, read_wifi
from ttchan_tui.meeting.limits import ACRONYM_LIMIT
from ttchan_tui.meeting.meeting import Funding, Lead, Meeting, Outcome, Project, Results, Source
from ttchan_tui.text.languages import N_

FORMAT: Final = 1
"""The version of the format that this program reads."""

KEYS: Final = {"day": "date", "project_event": "number"}
"""The field that tells the entries of a section apart, where it is not "id"."""

_T = TypeVar("_T")


class Examination(NamedTuple):
    """What could be read of a meeting, sound or not."""

    sections: Sections
    meeting: Meeting
    """With stand-ins for what could not be read."""
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]
    """Where the stand-ins are: fields such as "activity.venues", and "venue.*" for entries that may be
    missing altogether."""
    pictures: Mapping[str, bytes] = MappingProxyType({})
    """What came with the files, by the names that places and venues have for them."""

    def sound(self) -> Meeting:
        """The meeting, if there is nothing wrong.

        Raises:
            BadMeeting: With everything that is wrong.
        """
        if self.problems:
            raise BadMeeting(self.problems)
        return self.meeting


def read_meeting(sections: Sections, problems: Iterable[Problem] = (), *, thorough: bool = False) -> Meeting:
    """Build the meeting.

    Args:
        sections: Its entries.
        problems: What is already known to be wrong; it is raised together with what is found here.
        thorough: Whether to look up the names of countries, languages and time zones. Not needed for
            what the store keeps, since it was looked up on its way in.

    Raises:
        BadMeeting: With everything that is wrong.
    """
    return examine(sections, problems, thorough=thorough).sound()


def examine(sections: Sections, problems: Iterable[Problem] = (), *, thorough: bool = False) -> Examination:
    """Build as much of the meeting as can be built; for the arguments see `read_meeting`."""
    reading = Reading(list(problems), thorough, _ids(sections))
    meeting = _Reader(sections, reading).meeting()
    doubtful = {field for one in reading.problems for field in one.doubts}
    doubtful |= {f"{name}.*" for name in SECTIONS if not _is_whole(name, sections)}
    return Examination(sections, meeting, tuple(reading.problems), frozenset(doubtful))


def _is_whole(name: str, sections: Sections) -> bool:
    return name in sections and all(entry.readable for entry in sections[name])


def _ids(sections: Sections) -> dict[str, dict[object, None]]:
    ids: dict[str, dict[object, None]] = {}
    for section, entries in sections.items():
        key = KEYS.get(section, "id")
        found = (entry.fields.get(key) for entry in entries)
        ids[section] = dict.fromkeys(one for one in found if isinstance(one, (str, int)))
    for entry in sections.get("place", ()):  # one that is called otherwise than its file is told once, there
        ids["place"][PurePosixPath(entry.file).stem] = None
    return ids


class _Reader:
    def __init__(self, sections: Sections, reading: Reading) -> None:
        self._sections = sections
        self._reading = reading

    def meeting(self) -> Meeting:
        main = self._only("meeting")
        self._reading.languages = self._languages(main)
        if main.number("format", least=1) != FORMAT:
            main.wrong(
                "format", N_("this program reads format {format}; use a newer one for it"), format=FORMAT
            )
        delegations = self._each("delegation", read_delegation)
        groups = self._each("group", read_group)
        meeting = Meeting(
            id=main.identifier(),
            acronym=main.string("acronym", needed=True, limit=ACRONYM_LIMIT),
            name=main.text("name", needed=True),
            about=main.prose("about"),
            host=main.refer("host", "place", needed=True) or "",
            start=main.needed_day("start"),
            end=main.needed_day("end"),
            time_zone=main.time_zone(),
            languages=self._reading.languages,
            funding=main.nested("funding").whole(_funding),
            lead=(lead := main.nested("lead").whole(_lead)),
            results=main.nested("results").whole(_results),
            sources=self._each("source", _source),
            parts_of_day=_sorted(self._each("part_of_day", read_part_of_day), lambda part: part.starts),
            days=_sorted(self._each("day", read_day), lambda day: day.date),
            project_events=_sorted(
                self._each("project_event", read_project_event), lambda event: (event.date, event.number)
            ),
            fact_categories=self._each("fact_category", read_fact_category),
            kinds=self._each("kind", read_kind),
            activities=_sorted(self._each("activity", read_activity), lambda activity: activity.date),
            venues=self._each("venue", read_venue),
            participation=read_participation(participation := self._only("participation"), delegations),
            partners=self._each("partner", lambda fields: read_partner(fields, lead)),
            places=self._each("place", read_place),
            groups=groups,
            prompts=self._each("prompt", lambda fields: read_prompt(fields, groups)),
            outcome=main.nested("outcome").whole(_outcome),
            project=main.nested("project").whole(_project),
            wifi=self._each("wifi", read_wifi),
        )
        if meeting.end < meeting.start and "end" in main:
            main.wrong(
                "end", N_("the last day is before the first ({start})"), start=meeting.start.isoformat()
            )
        for fields in (main, participation):
            fields.done()
        return meeting

    def _languages(self, main: Fields) -> tuple[str, ...]:
        value = main.take("languages", needed=True)
        if value is None:
            return ()
        if not isinstance(value, list) or not value or len(set(map(str, value))) < len(value):
            main.expected(
                "languages", N_('expected a list of languages such as ["lv", "en"], but found {found}'), value
            )
            return ()
        for code in value:
            if not main.is_language(code):
                main.expected(
                    "languages", N_("expected a language tag such as lv or sr-Cyrl, but found {found}"), code
                )
        return tuple(str(code) for code in value)

    def _only(self, section: str) -> Fields:
        entries = self._sections.get(section)
        if entries:
            spot = Spot(entries[0].file, section, "" if section == "meeting" else section)
            return Fields(self._reading, spot, entries[0].fields)
        silent = Reading([], thorough=False, ids={}) if entries is None else self._reading
        return Fields(silent, Spot(file_of(section), section, section), {})

    def _each(self, section: str, read: Callable[[Fields], _T]) -> tuple[_T, ...]:
        return tuple(self._read_each(section, read))

    def _read_each(self, section: str, read: Callable[[Fields], _T]) -> Iterator[_T]:
        taken: set[object] = set()
        key = KEYS.get(section, "id")
        for number, entry in enumerate(self._sections.get(section, ()), start=1):
            if not entry.readable:
                continue
            spot = Spot(entry.file, section, _label(section, key, number, entry))
            fields = Fields(self._reading, spot, entry.fields)
            yield fields.whole(read)
            value = entry.fields.get(key)
            if isinstance(value, (dict, list)) or value is None:
                continue
            if value in taken:
                fields.wrong(key, N_("{found} is taken by an earlier one"), found=shown(value))
            taken.add(value)


def _label(section: str, key: str, number: int, entry: SectionEntry) -> str:
    value = entry.fields.get(key)
    if section == "place":
        return ""
    if value is None or isinstance(value, (dict, list)):
        return f"{section} {number}"
    return f"{section} {shown(value)}"


def _sorted(found: tuple[_T, ...], key: Callable[[_T], Any]) -> tuple[_T, ...]:
    return tuple(sorted(found, key=key))


def _source(fields: Fields) -> Source:
    return Source(
        id=fields.identifier(),
        title=fields.text("title", needed=True),
        address=fields.address("address"),
    )


def _funding(fields: Fields) -> Funding:
    return Funding(
        line=fields.prose("line", needed=True),
        number=fields.string("number", needed=True),
        programme=fields.text("programme", needed=True),
        strand=fields.text("strand"),
        measure=fields.text("measure"),
    )


def _lead(fields: Fields) -> Lead:
    return Lead(
        name=fields.name("name", needed=True),
        website=fields.addresses("website", needed=True),
        short_address=fields.addresses("short_address"),
    )


def _project(fields: Fields) -> Project:
    return Project(name=fields.text("name"), meetings=fields.people("meetings") or None)


def _outcome(fields: Fields) -> Outcome:
    return Outcome(
        all_carried_out=fields.yes("all_carried_out"),
        replanned=fields.yes("replanned"),
        aim=fields.prose("aim"),
        source=fields.source(),
    )


def _results(fields: Fields) -> Results:
    return Results(
        address=fields.addresses("address"),
        text=fields.prose("text"),
        source=fields.source(),
        short_address=fields.addresses("short_address"),
    )
