"""The forms for one activity in which one of several things is picked: where, how it is there, when else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from textual import on

from ttchan_tui.meeting.editing import Edit, acts
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.lookup import find_activity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.states import KNOWN, USUAL, state_name, state_text
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.screens.desk.forms.activity_form import ACTIVITY, PickForm, public_reason
from ttchan_tui.tui.screens.desk.forms.fields import Field, Tick

_STATE, _VENUE, _PLACE, _DAY = "state.", "venue.", "activity.", "day."


class VenueForm(PickForm):
    """Where it takes place: any of the venues, or none if that is not known."""

    WHAT, TITLE, verb = "venue", N_("Where it takes place"), kinds.SET_VENUES
    HINT = N_("Enter: only where you stand. Space: at several venues.")

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """All venues, those first where it is now."""
        meeting, language = self._session.meeting, self._session.language
        here = self.activity.venues
        for venue in sorted(
            meeting.venues, key=lambda one: (one.id not in here, venue_name(one, meeting, language))
        ):
            name = venue_name(venue, meeting, language)
            yield Tick(f"{_VENUE}{venue.id}", name, is_on=venue.id in here)

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme venue` would change."""
        ids = [one.id for one in meeting.venues if f"{_VENUE}{one.id}" in ticked]
        here = find_activity(meeting, self.about.key).venues
        if set(ids) == set(here):
            return ()
        kept = [id for id in here if id in ids]
        return acts.set_venues(meeting, self.about.key, [*kept, *(id for id in ids if id not in kept)])


class StateForm(PickForm):
    """How it is there at the moment: full, closed; every public screen tells it."""

    WHAT, TITLE, verb = "state", N_("How it is there at the moment"), kinds.SET_STATE

    def ask(self) -> Iterator[Field]:
        """What else it is like, in each language; and why."""
        language = self._session.language
        for code in self._session.meeting.languages:
            label = language.say(N_("else, in {language}"), language=language.language_name(code))
            yield Field(f"else.{code}", label)
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """What the catalogue has words for; and whether it is so in the whole venue."""
        meeting, language = self._session.meeting, self._session.language
        for state in KNOWN:
            yield Tick(f"{_STATE}{state}", state_name(state, language))
        if self.activity.state or any(meeting.venue[id].state for id in self.activity.venues):
            yield Tick(f"{_STATE}{USUAL}", language.say(N_("as usual again")))
        for id in self.activity.venues:
            name = venue_name(meeting.venue[id], meeting, language)
            yield Tick(f"{_VENUE}{id}", language.say(N_("in the whole venue: {name}"), name=name))

    @on(Tick.Turned)
    def _only_one(self, event: Tick.Turned) -> None:
        """It is in one state only."""
        if event.tick.is_on and event.tick.stands_for.startswith(_STATE):
            for tick in self.query(Tick):
                if tick is not event.tick and tick.is_on and tick.stands_for.startswith(_STATE):
                    tick.action_turn()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterator[Edit]:
        """What `ttchan programme state` and `ttchan venue state` would change."""
        words = {name.partition(".")[2]: text for name, text in texts.items() if text and name != "why"}
        states = [one.removeprefix(_STATE) for one in ticked if one.startswith(_STATE)]
        if not (words or states):
            return
        state = words or state_text(states[0])
        venues = [one.removeprefix(_VENUE) for one in ticked if one.startswith(_VENUE)]
        if not state and not venues:  # as usual again, wherever it was not
            activity = find_activity(meeting, self.about.key)
            venues = [id for id in activity.venues if meeting.venue[id].state]
            if activity.state:
                yield from acts.set_state(ACTIVITY, self.about.key, None)
        elif not venues:
            yield from acts.set_state(ACTIVITY, self.about.key, state)
        for id in venues:
            yield from acts.set_state("venue", id, state)


class InsteadForm(PickForm):
    """Another activity of the day takes place instead."""

    WHAT, TITLE, verb = "instead", N_("What takes place instead?"), kinds.REPLACE_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """Why, as the public reads it."""
        yield from self.why_public({})

    def ticks(self) -> Iterator[Tick]:
        """The others of that day."""
        language = self._session.language
        for one in self._session.meeting.on(self.activity.date):
            if one.id != self.about.key:
                yield Tick(f"{_PLACE}{one.id}", one.title.in_language(language.code).marked)

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme replace` would change."""
        ids = [one.removeprefix(_PLACE) for one in ticked]
        return (
            acts.replace_activity(meeting, self.about.key, ids[0], public_reason(texts))
            if len(ids) == 1
            else ()
        )


class CopyForm(PickForm):
    """The same activity once more, on a day."""

    WHAT, TITLE, verb = "copy", N_("The same once more"), kinds.DUPLICATE_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """The days of the meeting."""
        for day in self._session.meeting.days:
            yield Tick(f"{_DAY}{day.date.isoformat()}", self._session.language.date(day.date))

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterator[Edit]:
        """What `ttchan programme duplicate` would change; the ids are given by themselves."""
        document = self._session.repository.editing.document(ACTIVITY, self.about.key)
        for day in sorted(date.fromisoformat(one.removeprefix(_DAY)) for one in ticked):
            id = acts.new_activity_id(meeting, day, self.taken)
            yield from acts.duplicate_activity(document, id, day)


class OrderForm(PickForm):
    """Behind which other activity of the day it stands."""

    WHAT, TITLE, verb = "order", N_("Its place in the day"), kinds.ORDER_ACTIVITIES

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """Before all others, or behind one of them."""
        language = self._session.language
        yield Tick(_PLACE, language.say(N_("before all others")))
        for one in self._session.meeting.on(self.activity.date):
            if one.id != self.about.key:
                title = one.title.in_language(language.code).marked
                yield Tick(f"{_PLACE}{one.id}", language.say(N_("behind {title}"), title=title))

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme order` would change."""
        there = [one.id for one in meeting.on(find_activity(meeting, self.about.key).date)]
        rest = [id for id in there if id != self.about.key]
        behind = next((one.removeprefix(_PLACE) for one in ticked), None)
        if len(ticked) != 1 or (behind and behind not in rest):
            return ()
        place = rest.index(behind) + 1 if behind else 0
        ordered = [*rest[:place], self.about.key, *rest[place:]]
        return acts.order_activities(meeting, ordered) if ordered != there else ()
