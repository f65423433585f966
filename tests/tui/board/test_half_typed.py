"""What is typed on the board and not stored is there again: after Esc, after a refusal, after the program."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tui.board.conftest import PROMPT, Say
from tests.tui.driving import NOW, Driver, running
from tests.tui.test_drafts import left, quit_twice
from tests.tui.test_store_fails import gone
from ttchan_tui.meeting.draft import DraftKind, FieldRef
from ttchan_tui.store import Repository
from ttchan_tui.store.side_files.drafts import Drafts
from ttchan_tui.tui import routes
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.session_drafts import SessionDrafts


async def open_themes(driver: Driver) -> None:
    await driver.go("groupwork")
    await driver.press("g")
    assert driver.on == "ThemesScreen"


async def begin(driver: Driver, text: str, *keys: str) -> None:
    """Type a text where these keys lead, and go back."""
    await driver.press(*keys)
    await driver.type(text)
    await driver.press("escape")


async def test_a_translation_is_there_the_next_time(repository: Repository, data: Path, say: Say) -> None:
    say("Choirs"), say("Organs", group="lt")
    async with running(repository) as driver:
        await driver.visit("translations")
        await driver.press("down")
        await driver.type("ērģ")
        await driver.press("up")
        assert "1 draft" in driver.text
        await driver.press("ctrl+q")
        assert "it waits here for you" in driver.told
        await driver.press("ctrl+q")
    assert left(data) == ["ērģ"]
    async with running(repository) as driver:
        await driver.until(lambda: "1 draft of yours is not saved" in driver.text)
        await driver.press("3", "tab", "end")
        assert "translations 1 draft" in driver.words
        await driver.press("enter")
        await driver.until(lambda: driver.typed == "ērģ")
        assert "“Organs”" in driver.text
        await driver.type("eles")
        await driver.press("enter")
        assert [one.text for note in repository.notes() for one in note.translations] == ["ērģeles"]
        await driver.press("escape", "h")
        assert "draft" not in driver.text
    assert left(data) == []


async def test_a_translation_stays_with_its_prompt(repository: Repository, say: Say) -> None:
    say("Choirs"), say("Castles", prompt="image-of-my-town", category="objects")
    async with running(repository) as driver:
        await driver.visit("translations")
        await driver.type("kor")
        driver.app.open(routes.Translations("image-of-my-town"))
        await driver.settle()
        assert "kor" not in driver.text
        driver.app.open(routes.Translations(PROMPT))
        await driver.settle()
        assert driver.typed == "kor"


async def test_titles_and_wordings_are_there_the_next_time(
    repository: Repository, data: Path, say: Say
) -> None:
    notes = [say("Choirs"), say("Organs", group="lt"), say("Castles", group="pl")]
    music = repository.board.themes.gather_under([notes[2].id], PROMPT, "Stones")
    async with running(repository) as driver:
        await open_themes(driver)
        await begin(driver, "Foo", "n")
        await begin(driver, " and walls", "home", "e")
        await driver.press("end", "space", "up", "space")
        await begin(driver, "Choirs and org", "m")
        await driver.press("m", "tab")
        assert driver.typed == "Choirs and org"
        await driver.press("escape")
        await quit_twice(driver)
    assert sorted(left(data)) == ["Choirs and org", "Foo", "Stones and walls"]
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("tab", "end", "enter")
        assert driver.on == "ThemesScreen"
        await driver.until(lambda: "“Foo”. N goes on with it" in driver.words)
        await driver.press("n")
        assert driver.typed == "Foo"
        await driver.type("d")
        await driver.press("enter")
        await driver.until(lambda: "Food" in [it.title for it in repository.board.themes.for_prompt(PROMPT)])
        await driver.press("home", "e")
        assert driver.typed == "Stones and walls"
        await driver.press("enter")
        await driver.until(lambda: "Stones and walls" in driver.text)
        assert repository.board.themes.for_prompt(PROMPT)[0].id == music.id
        await driver.press("escape", "g")
        await driver.until(lambda: "“Choirs and org”. M goes on with it" in driver.words)
        await driver.press("m")
        assert driver.typed == "Choirs and org"
        await driver.press("tab", "enter")
        await driver.until(lambda: "2 originals" in driver.text)
        await driver.press("ctrl+q")
        assert not driver.app.is_running
    assert left(data) == []


async def test_a_promise_is_there_the_next_time_with_all_its_lines(
    repository: Repository, data: Path, say: Say
) -> None:
    note = say("A concert")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("p", "enter")
        await driver.type("the cho")
        await driver.press("escape")
        assert "1 draft" in driver.text
        await driver.press("ctrl+q", "ctrl+q")
    assert left(data) == ["A concert"]
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("s")
        await driver.until(lambda: "typed before and not saved" in driver.words)
        await driver.press("enter")
        assert driver.one("#who", driver.field).value == "the cho"
        await driver.type("ir")
        await driver.press("ctrl+s")
        await driver.until(lambda: driver.on == "PromisesScreen")
        (made,) = repository.board.promises.all()
        assert (made.text, made.who, made.note) == ("A concert", "the choir", note.id)
        assert "draft" not in driver.text
    assert left(data) == []


async def test_what_the_store_could_not_take_is_offered_again(
    repository: Repository, data: Path, say: Say
) -> None:
    say("Choirs")
    async with running(repository) as driver:
        await open_themes(driver)
        await driver.press("n")
        await driver.type("Music")
        with gone(data):
            await driver.press("enter")
            assert len(list(data.glob("drafts/*/*.json"))) == 1
        await driver.press("n")
        assert driver.typed == "Music"
        await driver.press("enter")
        await driver.until(
            lambda: [it.title for it in repository.board.themes.for_prompt(PROMPT)] == ["Music"]
        )
        await driver.press("n")
        assert driver.typed == ""


async def test_a_reason_outlives_a_refusal_and_a_resize_and_is_on_no_disk(
    repository: Repository, data: Path, say: Say
) -> None:
    say("Choirs")
    async with running(repository) as driver:
        await driver.visit("overview")
        await driver.press("f")
        await driver.type("read out")
        await driver.resize(100, 40)
        assert driver.typed == "read out"
        with gone(data):
            await driver.press("enter")
        await driver.press("f")
        assert driver.typed == "read out"
        await driver.press("enter")
        await driver.until(lambda: "frozen" in driver.text)
        assert [it.why for it in repository.board.steps.for_prompt(PROMPT).freezes.values()] == ["read out"]
        assert not list(data.glob("drafts/*/*.json"))
        await driver.press("ctrl+q")
        assert not driver.app.is_running


async def test_a_session_that_keeps_no_drafts_keeps_none_of_these(
    repository: Repository, data: Path, say: Say
) -> None:
    say("Choirs")
    async with running(repository, keeps_drafts=False) as driver:
        await open_themes(driver)
        await begin(driver, "Foo", "n")
        await driver.press("n")
        assert driver.typed == "Foo"
    assert not list(data.glob("drafts"))


STEPS = ("type", "empty", "store", "come", "end")
PLACES = ("", "a", "a b", "b c")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(["type", "empty", "store", "come", "end"]), st.sampled_from(PLACES)))
)
def test_whatever_happens_every_text_that_is_not_stored_or_emptied_is_somewhere(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Several sessions, one after the other, type in the same few fields."""
    data = tmp_path_factory.mktemp("drafts")
    meeting = repository.meeting().id

    def begin_session() -> SessionDrafts:
        return SessionDrafts(Session(repository, "en", NOW), Drafts(data))

    drafts, owed, number = begin_session(), set[str](), 0
    for step, ids in steps:
        place = FieldRef(meeting, DraftKind.TITLE, PROMPT, notes=tuple(ids.split()))
        match step:
            case "type" | "empty" | "store":
                before = drafts.fields.at(place)
                owed -= {before.text} if before else set()
                if step == "store":
                    drafts.fields.let_go(before)
                else:
                    number += 1
                    text = str(number) if step == "type" else ""
                    drafts.fields.put(place, text)
                    owed |= {text} - {""}
            case "come":
                asyncio.run(drafts.fields.take_up([DraftKind.TITLE], PROMPT))
                drafts.fields.offer(place)
            case "end":
                drafts.close()
                drafts = begin_session()
    drafts.close()
    assert {draft.text for draft in Drafts(data).left()} == owed


def test_a_text_is_for_whoever_has_all_of_its_notes_or_some_and_no_others() -> None:
    def place(*notes: str) -> FieldRef:
        return FieldRef("meeting", DraftKind.WORDING, "prompt", notes=notes)

    assert place("a", "b").meets(place("b"))
    assert place("b").meets(place("a", "b"))
    assert not place("a", "b").meets(place("b", "c"))
    assert not place("a").meets(place("b"))
    assert not place("a").meets(place())
    assert place().meets(place())
