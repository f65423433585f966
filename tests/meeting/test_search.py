from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.sample import note, sample
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.qr.wifi import Security, Wifi
from ttchan_tui.meeting.search.index import EXCERPT, Hit, HitKind, Index

NOTES = (
    note("n1", "Dejosim Raškā kopā"),
    note("n2", "Svētki upes krastā"),
    note("n3", "Izdzēsta rinda", deleted=True),
)


def find(text: str, code: str = "en", notes: tuple[Note, ...] = NOTES) -> list[Hit]:
    return list(Index(sample(), notes).search(text, code))


def names(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.kind.value, hit.id) for hit in hits]


@pytest.mark.parametrize("text", ["raska", "RAŠKA", "Raška", "ras\u030cka", "рашка", "Rashka", "rash"])
def test_raska_is_found_however_it_is_written(text: str) -> None:
    assert names(find(text))[0] == ("place", "raska")


@pytest.mark.parametrize("text", ["lodz", "łódź", "Lodza", "poland", "Polija"])
def test_lodz(text: str) -> None:
    assert names(find(text))[0] == ("place", "lodz")


@pytest.mark.parametrize("text", ["rotko", "Rothko", "marka rotko", "rotko mark"])
def test_rothko(text: str) -> None:
    assert names(find(text)) == [("activity", "museum")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Vilnius", "Вильнюс"),
        ("Вильнюс", "vilnius"),
        ("Lviv", "Львів"),
        ("Львів", "lviv"),
        ("O’Brien", "obrien"),
        ("O'Brien", "O’Bri"),
        ("Объект", "obekt"),
        ("п’ять", "пʼять"),
        ("'quoted'", "quoted"),
    ],
)
def test_soft_signs_and_apostrophes_split_no_word(name: str, text: str) -> None:
    assert names(find(text, notes=(note("n", f"x {name} y"),))) == [("note", "n")]


def test_all_words_must_match_wherever_they_are() -> None:
    assert names(find("dinner dance")) == [("activity", "dinner")]
    assert names(find("dinner monastery")) == []


def test_titles_come_before_names_before_texts() -> None:
    assert names(find("raska")) == [
        ("place", "raska"),  # a title
        ("note", "n1"),  # its own words are a note's title
        ("activity", "dinner"),  # in its text
    ]


def test_beginnings_of_words_come_before_their_insides() -> None:
    notes = (note("inside", "Pilskalns"), note("beginning", "Uz kalna, kalnā, kalniņš"))
    assert [hit.id for hit in find("kaln", notes=notes)] == ["beginning", "inside"]


def test_every_kind_of_thing_is_found() -> None:
    found = {
        hit.kind
        for text in ("raska", "dinner", "unity", "opening", "what can i do", "council", "601592", "svetki")
        for hit in find(text)
    }
    assert found == set(HitKind) - {HitKind.DELEGATION, HitKind.WIFI}


def test_a_row_of_several_places_is_found_beside_them_a_row_of_one_is_its_place() -> None:
    meeting = sample()
    raska, *others = meeting.participation.delegations[::-1]
    together = replace(raska, id="both", places=("raska", "daugavpils"))
    people = replace(meeting.participation, delegations=(*others, together))
    hits = Index(replace(meeting, participation=people)).search("raska", "en")
    assert [(hit.kind, hit.id) for hit in hits[:2]] == [
        (HitKind.PLACE, "raska"),
        (HitKind.DELEGATION, "both"),
    ]
    assert HitKind.DELEGATION not in {hit.kind for hit in find("raska")}


@pytest.mark.parametrize("text", ["piektdiena", "Friday", "2018-11-09", "9.11.", "9 november"])
def test_days_are_found_by_their_date_and_before_what_happens_on_them(text: str) -> None:
    hits = names(find(text))
    assert hits[0] == ("day", "2018-11-09")
    assert ("activity", "dinner") in hits


def test_a_latvian_word_finds_it_on_an_english_screen() -> None:
    [hit] = [hit for hit in find("vakariņas") if hit.id == "dinner"]
    assert hit.title.text == "Dinner"
    assert hit.context.text.startswith("Friday, 9 November")
    assert not hit.context.fell_back


def test_a_title_that_does_not_exist_in_the_language_says_so() -> None:
    [hit] = find("rotko")
    assert (hit.title.language, hit.title.fell_back) == ("lv", True)


def test_the_context_of_a_title_is_what_else_identifies_the_thing() -> None:
    assert find("unity house")[0].context.text == "Rīgas iela 22a · Daugavpils"
    assert find("raška", "lv")[0].context.text == "Serbija"


def test_the_context_is_an_excerpt_around_the_match() -> None:
    [hit] = find("teatri", "lv")
    assert "Tad uzcēla teātri." in hit.context.text
    assert hit.context.text.startswith("…")
    assert hit.context.text.endswith("…")
    assert len(hit.context.text) <= EXCERPT + 2


def test_facts_lead_to_their_place() -> None:
    [hit] = find("gradac monastery")
    assert (hit.kind, hit.id, hit.context.text) == (HitKind.PLACE, "raska", "Gradac Monastery")


def test_notes_are_found_deleted_ones_not() -> None:
    [hit] = find("upes krasta")
    assert (hit.kind, hit.id, hit.title.text) == (HitKind.NOTE, "n2", "Svētki upes krastā")
    assert hit.context.text == "Serbia · Culture"
    assert find("izdzesta") == []


@pytest.mark.parametrize("text", ["", "   ", "!?", "\x1b", "\ud800", "zzzz"])
def test_nothing_is_found_by_nothing(text: str) -> None:
    assert find(text) == []


def test_the_limit() -> None:
    notes = tuple(note(f"n{number}", f"dziesma {number}") for number in range(300))
    index = Index(sample(), notes)
    assert len(index.search("dziesma", "lv")) == 100
    assert [hit.id for hit in index.search("dziesma", "lv", limit=2)] == ["n0", "n1"]


@given(st.text(max_size=60), st.text(min_size=1, max_size=400))
def test_any_text_can_be_searched_for_and_in(text: str, content: str) -> None:
    index = Index(sample(), [note("n", content)])
    index.search(text, "en")
    for word in content.split():
        found = index.search(word, "en")
        assert not found or all(hit.title for hit in found)


def test_a_date_is_found_without_being_repeated_in_the_context() -> None:
    [hit] = [hit for hit in find("2018-11-09") if hit.id == "museum"]
    assert hit.context.text == "Friday, 9 November · Unity House"


WORDS = st.lists(
    st.sampled_from(["upe", "upes", "svetki", "kalns", "pilskalns", "a"]), min_size=1, max_size=3
).map(" ".join)


@given(st.lists(st.lists(WORDS, max_size=8), min_size=1, max_size=4), WORDS, st.integers(1, 5))
def test_an_index_that_has_followed_finds_what_a_new_one_finds(
    states: list[list[str]], wanted: str, limit: int
) -> None:
    index = Index(sample())
    for state in states:
        notes = [note(f"{place} {text}", text) for place, text in enumerate(state)]
        index.keep(notes)
        while index.learn(1):
            pass
    new = Index(sample(), notes)
    assert set(index.search(wanted, "lv")) == set(new.search(wanted, "lv"))
    assert len(index.search(wanted, "lv", limit)) <= limit


def test_many_notes_are_learnt_little_by_little() -> None:
    index = Index(sample())
    index.keep(note(f"n{number}", f"dziesma {number}") for number in range(1000))
    assert index.learn(10)
    assert len(index.search("dziesma", "lv")) == 10
    assert not index.learn(None)
    assert len(index.search("dziesma", "lv", limit=2000)) == 1000


def test_the_first_of_very_many_are_told_in_their_order() -> None:
    notes = [note(f"n{number}", f"{'abcdefghij'[number % 10]}dziesma dziesma") for number in range(6000)]
    hits = Index(sample(), notes).search("dziesma", "lv")
    assert [hit.id for hit in hits] == [f"n{number}" for number in range(100)]
    hits = Index(sample(), notes).search("ziesma", "lv", limit=5)
    assert [hit.id for hit in hits] == [f"n{number}" for number in range(5)]


@pytest.mark.parametrize("text", ["wifi", "wi-fi", "Wi-Fi for", "internets", "internet", "wlan", "Guests-5G"])
def test_the_network_for_guests_is_found_by_what_people_call_it(text: str) -> None:
    meeting = replace(sample(), wifi=(Wifi("hall", "Guests-5G", "welcome-2018", Security.WPA, False, None),))
    for code in ("en", "lv"):
        hits = Index(meeting).search(text, code)
        assert names(list(hits))[0] == ("wifi", "hall")


def test_what_is_found_in_another_language_is_told_in_the_readers() -> None:
    (hit,) = find("dejam", "en", notes=())
    assert hit.context.text == "With a Raška dance"
    assert not hit.context.fell_back
    assert find("tad uzcela", "en")[0].context.fell_back
