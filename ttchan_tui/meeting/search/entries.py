"""Entries of the search: what each thing of a meeting is found by, and how a reader is told it."""

from __future__ import annotations

from datetime import date
from functools import singledispatchmethod
from typing import Final

from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Partner, Place
from ttchan_tui.meeting.programme import Activity, Day, ProjectEvent, Venue
from ttchan_tui.meeting.qr.wifi import Wifi
from ttchan_tui.meeting.search.searchable import HitKind, Searchable, SearchEntry, SearchField
from ttchan_tui.meeting.spoken import spoken
from ttchan_tui.meeting.wording.head_count import row_words
from ttchan_tui.text.languages import N_, Language, language
from ttchan_tui.text.multilingual import INTERNATIONAL, LocalizedText, Text


class SearchEntries:
    """Makes the entries of one meeting for readers of one language."""

    def __init__(self, meeting: Meeting, reader: Language, *further: str) -> None:
        """Tell things of `meeting` in the language of the reader, where that is possible.

        Args:
            meeting: The meeting.
            reader: Who reads of them.
            further: Codes of languages in which they are found as well, besides those of the meeting.
        """
        self._spoken = tuple(dict.fromkeys((*spoken(meeting), INTERNATIONAL, *further)))
        self._meeting = meeting
        self._reader = reader
        self._date_words: dict[date, tuple[SearchField, ...]] = {}
        self._about_notes: dict[tuple[str, str, str], tuple[LocalizedText, tuple[SearchField, ...]]] = {}

    @singledispatchmethod
    def entry_for(self, thing: Searchable) -> SearchEntry:
        """The entry of a thing."""
        raise TypeError(thing)

    @entry_for.register
    def _place(self, place: Place) -> SearchEntry:
        greetings = (word for greeting in place.greetings for word in (greeting.hello, greeting.welcome))
        rows = [row for row in self._meeting.participation.delegations if row.places == (place.id,)]
        return SearchEntry(
            HitKind.PLACE,
            place.id,
            self._said(place.name),
            self._country(place.country),
            _fields(place.name),
            (*_same(place.local_name, *place.other_names), *self._countries(place.country)),
            (
                *_fields(place.note, *(row.note for row in rows), *(fact.text for fact in place.facts)),
                *_same(*greetings, place.website),
            ),
        )

    @entry_for.register
    def _activity(self, activity: Activity) -> SearchEntry:
        meeting = self._meeting
        venues = [meeting.venue[id_].name for id_ in activity.venues if id_ in meeting.venue]
        kinds = [meeting.kind[activity.kind].name] if activity.kind in meeting.kind else []
        parts = [part.name for part in meeting.parts_of_day if part.id == activity.part_of_day]
        return SearchEntry(
            HitKind.ACTIVITY,
            activity.id,
            self._said(activity.title),
            _joined(self._date(activity.date), *map(self._said, venues)),
            _fields(activity.title),
            _fields(*venues, *kinds, *parts),
            (
                *_fields(activity.text, activity.audience, activity.led_by),
                *_fields(activity.venue_note, activity.time_note, activity.project_event_note),
                *self._words_of(activity.date),
            ),
        )

    @entry_for.register
    def _venue(self, venue: Venue) -> SearchEntry:
        place = self._meeting.place.get(venue.place or "")
        place_names = [place.name] if place else []
        return SearchEntry(
            HitKind.VENUE,
            venue.id,
            self._said(venue.name),
            _joined(LocalizedText(venue.address, "", False), *map(self._said, place_names)),
            _fields(venue.name),
            _same(venue.address),
            _fields(venue.text, venue.entrance, *place_names),
        )

    @entry_for.register
    def _wifi(self, network: Wifi) -> SearchEntry:
        venue = self._meeting.venue.get(network.venue or "")
        called = [
            SearchField(language(code).say(words), code)
            for words in (N_("Wi-Fi for guests"), N_("internet"))
            for code in self._spoken
        ]
        return SearchEntry(
            HitKind.WIFI,
            network.id,
            self._told(self._reader.say("Wi-Fi for guests")),
            _joined(
                self._told(self._reader.say("Network: {name}", name=network.ssid)),
                *([self._said(venue.name)] if venue else ()),
            ),
            (*called, *(SearchField(word, "", silent=True) for word in _WIFI)),
            _same(network.ssid),
            _fields(venue.name) if venue else (),
        )

    @entry_for.register
    def _day(self, day: Day) -> SearchEntry:
        return SearchEntry(
            HitKind.DAY,
            day.date.isoformat(),
            self._said(day.title),
            self._date(day.date),
            _fields(day.title),
            self._words_of(day.date),
            _fields(day.text, day.change),
        )

    @entry_for.register
    def _project_event(self, event: ProjectEvent) -> SearchEntry:
        number = self._reader.say(N_("Project event {number}"), number=event.number)
        return SearchEntry(
            HitKind.PROJECT_EVENT,
            str(event.number),
            self._said(event.title),
            _joined(self._told(number), self._date(event.date)),
            _fields(event.title),
            tuple(
                SearchField(language(code).say("Project event {number}", number=event.number), code)
                for code in self._spoken
            ),
            (*_fields(event.note), *self._words_of(event.date)),
        )

    @entry_for.register
    def _prompt(self, prompt: Prompt) -> SearchEntry:
        return SearchEntry(
            HitKind.PROMPT,
            prompt.id,
            self._said(prompt.title),
            self._date(prompt.date) if prompt.date else self._told(""),
            _fields(prompt.title),
            _fields(*(category.name for category in prompt.categories)),
            (*_fields(prompt.text), *(self._words_of(prompt.date) if prompt.date else ())),
        )

    @entry_for.register
    def _delegation(self, row: Delegation) -> SearchEntry:
        names = [self._meeting.place[id_].name for id_ in row.places if id_ in self._meeting.place]
        people = row_words(row, self._meeting.participation, self._reader)
        country = self._country(row.country)
        return SearchEntry(
            HitKind.DELEGATION,
            row.id,
            _joined(*map(self._said, names), separator=", ") if names else country,
            _joined(country, self._told(people)) if names else self._told(people),
            (*_fields(*names), *self._countries(row.country)),
            (),
            _fields(row.note),
        )

    @entry_for.register
    def _partner(self, partner: Partner) -> SearchEntry:
        place = self._meeting.place.get(partner.place or "")
        country = self._country(partner.country)
        return SearchEntry(
            HitKind.PARTNER,
            partner.id,
            self._said(partner.name) if partner.name else country,
            country if partner.name else self._told(self._reader.say(N_("Partner of the project"))),
            _fields(partner.name) if partner.name else self._countries(partner.country),
            (*self._countries(partner.country), *(_fields(place.name) if place else ())),
            _fields(partner.note),
        )

    @entry_for.register
    def _note(self, note: Note) -> SearchEntry:
        of = (note.prompt, note.group, note.category)
        if of not in self._about_notes:
            self._about_notes[of] = self._about_note(*of)
        subtitle, texts = self._about_notes[of]
        return SearchEntry(
            HitKind.NOTE, note.id, LocalizedText(note.text, "", False), subtitle, _same(note.text), (), texts
        )

    def _about_note(
        self, prompt_id: str, group_id: str, category_id: str
    ) -> tuple[LocalizedText, tuple[SearchField, ...]]:
        meeting = self._meeting
        prompt, group = meeting.prompt.get(prompt_id), meeting.group.get(group_id)
        categories = prompt.categories if prompt else ()
        category = [category.name for category in categories if category.id == category_id]
        names = (
            *_fields(*category),
            *(_fields(group.name) + self._countries(group.country) if group else ()),
        )
        return _joined(self._group(group_id), *map(self._said, category)), names

    @entry_for.register
    def _whole(self, meeting: Meeting) -> SearchEntry:
        funding = meeting.funding
        return SearchEntry(
            HitKind.MEETING,
            meeting.id,
            self._said(meeting.name),
            _joined(self._told(meeting.acronym), self._told(funding.number)),
            _fields(meeting.name),
            _same(meeting.acronym, funding.number),
            _fields(
                meeting.about,
                meeting.lead.name,
                meeting.results.text,
                meeting.participation.text,
                funding.line,
                funding.programme,
                funding.strand,
                funding.measure,
            ),
        )

    def _group(self, id_: str) -> LocalizedText:
        group = self._meeting.group.get(id_)
        if not id_:
            return self._told(self._reader.say("said by a visitor"))
        if group is None:
            return self._told(id_)
        return self._said(group.name) if group.name else self._country(group.country)

    def _said(self, text: Text) -> LocalizedText:
        return text.in_language(self._reader.code)

    def _told(self, sentence: str) -> LocalizedText:
        return LocalizedText(sentence, self._reader.code, False)

    def _country(self, code: str) -> LocalizedText:
        return self._told(self._reader.country(code))

    def _date(self, day: date) -> LocalizedText:
        return self._told(self._reader.date(day))

    def _words_of(self, day: date) -> tuple[SearchField, ...]:
        if day not in self._date_words:
            written = [day.isoformat(), f"{day.day}.{day.month}.{day.year}"]
            spoken = [language(code).date(day) for code in self._spoken]
            self._date_words[day] = tuple(
                SearchField(words, "", silent=True) for words in (*spoken, *written)
            )
        return self._date_words[day]

    def _countries(self, code: str) -> tuple[SearchField, ...]:
        """What a country is called now, and was called then."""
        spoken = [language(known) for known in self._spoken if code]
        names = [
            (one.code, name)
            for one in spoken
            for name in (one.on(self._meeting.start).country(code), one.country(code))
        ]
        return tuple(SearchField(name, known) for known, name in dict.fromkeys(names))


def _fields(*texts: Text) -> tuple[SearchField, ...]:
    return tuple(
        SearchField(said, code, told=told)
        for told in (tuple(text.by_language.items()) for text in texts)
        for code, said in told
    )


def _same(*texts: str) -> tuple[SearchField, ...]:
    return tuple(SearchField(text, "") for text in texts if text)


def _joined(*parts: LocalizedText, separator: str = " · ") -> LocalizedText:
    """Several texts as one; it counts as fallen back if one of them is."""
    parts = tuple(part for part in parts if part.text)
    fallen = next((part for part in parts if part.fell_back), None)
    told = fallen or (parts[0] if parts else LocalizedText("", "", False))
    return LocalizedText(separator.join(part.text for part in parts), told.language, told.fell_back)


_WIFI: Final = ("wifi", "wlan", "internet")
"""What a network is looked for by, whatever language somebody speaks."""
