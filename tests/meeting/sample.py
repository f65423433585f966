"""A small meeting for tests of the pure domain, in which every kind of object occurs once or twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from ttchan_tui.meeting.groupwork import Category, Group, Note, Prompt
from ttchan_tui.meeting.meeting import Funding, Lead, Meeting, Results, Source
from ttchan_tui.meeting.people import (
    Delegation,
    Fact,
    FactCategory,
    Greeting,
    Participation,
    Partner,
    Place,
    PlaceKind,
)
from ttchan_tui.meeting.programme import Activity, ActivityKind, Day, PartOfDay, ProjectEvent, Venue
from ttchan_tui.text.multilingual import NOTHING, Text

FIRST_DAY = date(2018, 11, 9)


def both(lv: str, en: str) -> Text:
    return Text({"lv": lv, "en": en})


def place(
    id_: str,
    country: str,
    name: Text,
    *,
    local_name: str = "",
    website: str = "",
    position: tuple[float, float] | None = None,
    facts: tuple[Fact, ...] = (),
) -> Place:
    return Place(
        id=id_,
        kind=PlaceKind.CITY if position else PlaceKind.COUNTRY,
        country=country,
        name=name,
        local_name=local_name,
        other_names=(),
        position=position,
        position_source="",
        time_zone="Europe/Riga",
        website=website,
        website_source="",
        note=NOTHING,
        greetings=(Greeting("sr-Cyrl-RS", "Здраво!", "Добро дошли!"),) if country == "RS" else (),
        facts=facts,
    )


def venue(id_: str, name: Text, position: tuple[float, float] | None) -> Venue:
    return Venue(
        id=id_,
        name=name,
        text=NOTHING,
        place="daugavpils",
        address="Rīgas iela 22a",
        entrance=both("Ieeja no laukuma", "Entrance from the square"),
        position=position,
        position_source="",
        source="",
    )


def activity(id_: str, title: Text, text: Text, *, venues: tuple[str, ...] = ()) -> Activity:
    return Activity(
        id=id_,
        date=FIRST_DAY,
        title=title,
        kind="meal",
        text=text,
        audience=NOTHING,
        led_by=NOTHING,
        venues=venues,
        venue_note=NOTHING,
        part_of_day="evening",
        start=None,
        end=None,
        time_note=NOTHING,
        project_events=(2,),
        project_event_note=NOTHING,
        prompt=None,
        age_sensitive=False,
        source="",
    )


def note(id_: str, text: str, *, category: str = "culture", deleted: bool = False) -> Note:
    moment = datetime(2018, 11, 9, 12, tzinfo=UTC)
    return Note(
        id=id_,
        meeting="sample",
        prompt="promote",
        group="rs",
        category=category,
        text=text,
        language="lv",
        created_at=moment,
        deleted_at=moment if deleted else None,
    )


def delegation(id_: str, country: str, count: int, *places: str) -> Delegation:
    return Delegation(id_, country, count, places, separately_named=False, eu_member=True, note=NOTHING)


def sample() -> Meeting:
    long_text = "Pirms desmit gadiem te bija klusums. " * 8 + "Tad uzcēla teātri. " + "Tagad te dzied. " * 8
    return Meeting(
        id="sample",
        acronym="Sample",
        name=both("Paraugs", "Specimen"),
        about=both("Kāpēc tiekamies", "Why we meet"),
        host="daugavpils",
        start=FIRST_DAY,
        end=FIRST_DAY,
        time_zone="Europe/Riga",
        languages=("lv", "en"),
        funding=Funding(
            both("Finansē ES", "Funded by the EU"), "601592", both("Programma", "Programme"), NOTHING, NOTHING
        ),
        lead=Lead(both("Dome", "Council"), both("https://lv.example.org", "https://en.example.org")),
        results=Results(both("https://example.org/lv", "https://example.org/en"), NOTHING, ""),
        sources=(Source("report", both("Pārskats", "Report"), ""),),
        parts_of_day=(PartOfDay("evening", both("vakarā", "evening"), time(17)),),
        days=(Day(FIRST_DAY, both("Atklāšana", "Opening"), both("Pirmā", "First"), NOTHING, ""),),
        project_events=(ProjectEvent(2, FIRST_DAY, both("Atklāšanas diena", "Opening day"), NOTHING, ""),),
        fact_categories=(FactCategory("heritage", both("Mantojums", "Heritage")),),
        kinds=(ActivityKind("meal", both("Maltīte", "Meal")),),
        activities=(
            activity("dinner", both("Vakariņas", "Dinner"), both("Ar dejām", "With a Raška dance")),
            activity(
                "museum", Text({"lv": "Marka Rotko centrs"}), Text({"lv": long_text}), venues=("unity",)
            ),
        ),
        venues=(
            venue("unity", both("Vienības nams", "Unity House"), (55.8714, 26.5161)),
            venue("lost", both("Kaut kur", "Somewhere"), None),
        ),
        participation=Participation(
            3,
            "dau",
            both("Trīs", "Three"),
            NOTHING,
            "",
            (delegation("dau", "LV", 1, "daugavpils"), delegation("raska", "RS", 2, "raska")),
        ),
        partners=(
            Partner("council", "LV", True, both("Dome", "Council"), "daugavpils", NOTHING, ""),
            Partner("serbia", "RS", False, NOTHING, "raska", NOTHING, ""),
        ),
        places=(
            place(
                "daugavpils",
                "LV",
                both("Daugavpils", "Daugavpils"),
                website="https://www.daugavpils.lv",
                position=(55.8747, 26.5362),
            ),
            place("lodz", "PL", both("Lodza", "Łódź"), local_name="Łódź", position=(51.77058, 19.47395)),
            place(
                "raska",
                "RS",
                both("Raška", "Raška"),
                local_name="Рашка / Raška",
                website="https://www.raska.gov.rs",
                position=(43.2872, 20.6153),
                facts=(Fact("heritage", both("Gradacas klosteris", "Gradac Monastery"), "report", False),),
            ),
            place("portugal", "PT", both("Portugāle", "Portugal")),
        ),
        groups=(Group("rs", NOTHING, "RS", ("raska",)),),
        prompts=(
            Prompt(
                "promote",
                both("Ko es varu darīt", "What can I do"),
                NOTHING,
                FIRST_DAY,
                ("rs",),
                (Category("culture", both("Kultūra", "Culture")),),
                "",
            ),
        ),
    )
