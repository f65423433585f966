"""The participation list and the partners as they are printed for people."""

from __future__ import annotations

from collections.abc import Iterable

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import together, told
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Counts, Delegation, Partner
from ttchan_tui.meeting.wording.facts import rows_in_order
from ttchan_tui.meeting.wording.head_count import breakdown_words, in_column
from ttchan_tui.text.languages import N_
from ttchan_tui.text.width import cells, padded


def print_participation(context: Context, meeting: Meeting) -> None:
    """The participation list and the partners, for people."""
    _Printed(context, meeting).everything()


class _Printed:
    """The list for people."""

    def __init__(self, context: Context, meeting: Meeting) -> None:
        self._out = context.out
        self._language = context.language
        self._meeting = meeting
        rows = meeting.participation.delegations
        countries = [self._language.country(row.country) for row in rows]
        total = self._language.say(N_("Stated total"))
        self._column = max(map(cells, [*countries, total]))
        people = meeting.participation
        self._figures = max(
            len(in_column(number, at_least=at_least))
            for number, at_least in (
                (people.stated_total, people.at_least),
                *((row.count, row.at_least) for row in rows),
            )
        )

    def everything(self) -> None:
        people, say = self._meeting.participation, self._language.say
        self._out.line(told(people.text, self._language))
        self._out.line()
        self._rows(people.counted)
        self._row(say(N_("Stated total")), in_column(people.stated_total, at_least=people.at_least), "")
        self._out.line()
        self._what_the_total_is()
        if people.separately_named:
            self._out.line()
            self._out.line(say(N_("Named separately")))
            self._rows(people.separately_named)
            self._out.line(told(people.separately_named_note, self._language))
        self._partners()
        print_funding(self._out, self._meeting, self._language)

    def _rows(self, rows: Iterable[Delegation]) -> None:
        for row in rows_in_order(rows, self._meeting, self._language):
            country = self._language.country(row.country)
            names = (self._meeting.place[id_].name for id_ in row.places)
            places = told(together(names, self._language, ", "), self._language)
            self._row(
                country, in_column(row.count, at_least=row.at_least), "" if places == country else places
            )
            if row.note:
                self._out.line(told(row.note, self._language), indent=self._column + self._figures + 4)

    def _row(self, name: str, number: str, places: str) -> None:
        start = f"{padded(name, self._column)}  {number:>{self._figures}}"
        self._out.line(f"{start}  {places}", hanging=self._column + self._figures + 4)

    def _what_the_total_is(self) -> None:
        people, count = self._meeting.participation, self._language.count
        figures = (
            count(
                N_("Of the stated total, {number} are from other countries than the host."),
                N_("Of the stated total, {number} are from other countries than the host."),
                people.invited,
            ),
            count(
                N_("The stated total is of {number} country."),
                N_("The stated total is of {number} countries."),
                people.counted_countries,
            ),
            count(
                N_("The list names {number} country in all."),
                N_("The list names {number} countries in all."),
                people.named_countries,
            ),
        )
        if people.counts is Counts.EXPECTED:
            self._out.line(self._language.say(N_("These people are expected; who came is not known yet.")))
        for figure in figures if people.stated_total else figures[2:]:
            self._out.line(figure)
        for words in breakdown_words(people, self._language):
            self._out.line(words)

    def _partners(self) -> None:
        if not self._meeting.partners:
            return
        self._out.line()
        self._out.line(self._language.say(N_("Partners of the project")))
        for partner in self._meeting.partners:
            self._partner(partner)

    def _partner(self, partner: Partner) -> None:
        country = self._language.country(partner.country)
        name = told(partner.name, self._language)
        lead = self._language.say(N_("lead partner")) if partner.lead else ""
        self._out.line(" · ".join(filter(None, (country, name, lead))), indent=2)
        if partner.note:
            self._out.line(told(partner.note, self._language), indent=4)
