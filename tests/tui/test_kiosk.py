"""The kiosk: locked, as new for everybody who comes, never dark."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from rich.console import RenderableType
from textual.events import MouseDown, MouseUp
from textual.screen import Screen
from textual.widgets import Input

from tests.tui.driving import AFTER, BEFORE, EVENING, NOW, ROUTES, USUAL, Driver, flowing, shows_large
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository
from ttchan_tui.store.side_files.counts import Counts, all_counts
from ttchan_tui.store.side_files.heartbeats import KIOSK, heartbeats
from ttchan_tui.store.side_files.pin import Pin
from ttchan_tui.store.side_files.presence import heartbeat
from ttchan_tui.tui import routes
from ttchan_tui.tui.kiosk.app import KioskApp
from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
from ttchan_tui.tui.kiosk.settings import LEAVE, RESTART, KioskSettings
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.looks.colour_themes import THEMES
from ttchan_tui.tui.routes import WORK
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.terminal.drawing import CONSOLE
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal
from ttchan_tui.tui.widgets.choice_list import ChoiceList
from ttchan_tui.tui.widgets.line_input import LineInput

SETTINGS = KioskSettings(name="foyer", language="lv", idle=60, question=15, slide=10)
PIN = "24680"


class Visit(Driver):
    """A visitor, and the time that goes by."""

    kiosk: KioskApp
    now = 0.0

    async def later(self, seconds: float) -> None:
        """Let time go by, second by second."""
        for _ in range(round(seconds)):
            self.now += 1
            self.kiosk.wait()
        await self.settle()

    async def tap(self, x: int, y: int) -> None:
        """Touch a cell as a terminal tells of it: a finger goes down, and comes up at the same place."""
        for touch in (MouseDown, MouseUp):
            self.app.post_message(touch(None, x, y, 0, 0, 1, False, False, False))
            await self.settle()


@asynccontextmanager
async def kiosk(
    repository: Repository,
    *,
    now: datetime | None = NOW,
    size: tuple[int, int] = USUAL,
    settings: KioskSettings = SETTINGS,
) -> AsyncIterator[Visit]:
    """The kiosk as it stands there; its seconds are counted by the test."""
    visits: list[Visit] = []
    data = repository.engine.path.parent
    backstage = KioskServices(Pin(data), Counts(data, "foyer"), lambda: heartbeats(data))
    app = KioskApp(
        Session(
            repository,
            settings.language,
            now,
            public=True,
            kiosk=settings.name,
            venue=settings.venue,
            offers=settings.offers,
            keeps_drafts=False,
        ),
        settings,
        backstage,
        seconds=lambda: visits[0].now if visits else 0.0,
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        visit = Visit(pilot)
        visit.kiosk = app
        visits.append(visit)
        await visit.settle()
        yield visit


async def test_it_begins_with_the_attract_loop_and_any_key_enters(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        assert visit.on == "AttractScreen"
        assert shows_large(visit.text, "Projekta oficiālā atklāšanas ceremonija")
        assert "Nospiediet jebkuru taustiņu" in visit.words
        assert "English" in visit.text
        await visit.press("2")
        assert visit.on == "HomeScreen"  # the first key wakes and does nothing else


async def test_a_language_is_chosen_on_the_way_in_by_its_letter(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("e")
        assert visit.on == "HomeScreen"
        assert "Programme" in visit.text
        await visit.later(SETTINGS.idle + SETTINGS.question)
        assert "Nospiediet jebkuru taustiņu" in visit.words  # the next visitor is spoken to as before


async def test_a_language_is_chosen_on_the_way_in_by_a_touch(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        row = visit.row_of("English")
        await visit.tap(visit.rows()[row].index("English"), row)
        assert visit.on == "HomeScreen"
        assert "Programme" in visit.text


async def test_dots_say_which_of_the_slides_is_shown(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        for turn in range(2):
            dots = next(row for row in visit.rows() if "○" in row)
            assert [letter for letter in dots if letter in "●○"].index("●") == turn
            await visit.later(SETTINGS.slide)


async def test_on_an_evening_what_is_some_time_today_takes_its_turn(repository: Repository) -> None:
    async with kiosk(repository, now=datetime(2018, 11, 11, 20)) as visit:
        kinds = slides(visit.kiosk.session, lambda _: True)
        seen = [slide(kinds, number) for number in range(60)]
        titles = {each.large.plain for each in seen if each.heading.startswith("ŠODIEN")}
        assert "Lāčplēša dienas lāpu gājiens" in titles
        assert len(titles) == 6


async def test_under_now_nothing_is_called_later(repository: Repository) -> None:
    async with kiosk(repository, now=datetime(2018, 11, 9, 16)) as visit:
        shown = slide(slides(visit.kiosk.session, lambda _: True), 0)
        assert shown.heading == "TAGAD"
        assert "ēlāk" not in shown.details.plain


async def test_a_click_enters(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.pilot.click(offset=(10, 10))
        await visit.settle()
        assert visit.on == "HomeScreen"


@pytest.mark.parametrize(
    ("idle", "asleep"),
    [(SETTINGS.idle, "StillThereScreen"), (SETTINGS.idle + SETTINGS.question, "AttractScreen")],
)
async def test_a_tap_that_wakes_does_not_touch_what_lies_below(
    repository: Repository, idle: int, asleep: str
) -> None:
    async with kiosk(repository) as visit:
        await visit.press("x")
        place = (10, visit.row_of("Programma"))
        for _ in range(2):
            await visit.tap(*place)
            assert visit.on == "ItineraryScreen"
            await visit.press("escape")
            await visit.later(idle)
            assert visit.on == asleep
            await visit.tap(*place)
            assert visit.on == "HomeScreen"


async def test_slides_go_by_and_come_again(repository: Repository) -> None:
    note = repository.notebook.add("promote-my-partner", "lv", "culture", "[/] Rādīt viņu filmas", "lv")
    repository.moderation.judge([note.id], Standing.SHOWN)
    async with kiosk(repository, size=(120, 40)) as visit:
        drawn = ""
        for _ in range(10):
            drawn += visit.text
            await visit.later(SETTINGS.slide)
        words = flowing(drawn)
        assert "TAGAD" in words
        assert "KAS IR IERADIES" in words
        for expected in ("oficiālā atklāšanas ceremonija", "Laipni lūdzam!", "viņu filmas”"):
            assert shows_large(drawn, expected)
        assert "teica dalībnieki: Latvija" in words
        assert "159 dalībnieki no 14 valstīm" in words
        assert "https://" in words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (BEFORE, "DRĪZUMĀ"),
        (EVENING, "RĪT"),
        (EVENING, "TAGAD"),
        (datetime(2018, 11, 12, 9), "Laimīgu ceļu!"),
        (AFTER, "NOSKENĒJIET"),
    ],
)
async def test_the_face_follows_the_day(repository: Repository, now: datetime, words: str) -> None:
    async with kiosk(repository, now=now) as visit:
        seen = ""
        for _ in range(3):
            seen += visit.text
            await visit.later(SETTINGS.slide)
        assert words in seen or shows_large(seen, words)


async def test_what_cannot_be_drawn_large_is_written(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        for size in ((80, 24), (40, 20), (60, 20)):
            await visit.resize(*size)
        assert shows_large(visit.text, "Projekta oficiālā atklāšanas ceremonija")
        visit.app.looks.terminal = Terminal(Colours.SIXTEEN, CONSOLE)
        await visit.resize(61, 20)
        assert "Projekta oficiālā atklāšanas ceremonija" in visit.text


async def test_a_code_comes_at_once_with_its_words(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with kiosk(repository) as visit:
        await visit.later(SETTINGS.slide * 6)
        painted: list[str] = []
        display = KioskApp._display

        def paint(app: KioskApp, screen: Screen[None], drawn: RenderableType | None) -> None:
            display(app, screen, drawn)
            painted.append(visit.text)

        monkeypatch.setattr(KioskApp, "_display", paint)
        await visit.later(SETTINGS.slide)
        with_words = [text for text in painted if "NOSKENĒJIET" in text]
        assert with_words
        assert all("https://" in text and "▀▀▀▀▀▀▀▀" in text for text in with_words)


@pytest.mark.parametrize("now", [NOW, AFTER])
async def test_where_there_is_no_room_for_the_code_other_things_are_shown(
    repository: Repository, now: datetime
) -> None:
    english = replace(SETTINGS, language="en")
    async with kiosk(repository, size=(60, 20), now=now, settings=english) as visit:
        for _ in range(9):
            assert "SCAN ME" not in visit.text
            await visit.later(SETTINGS.slide)
        await visit.resize(80, 24)
        seen = []
        for _ in range(9):
            seen.append(visit.words)
            await visit.later(SETTINGS.slide)
        assert any("https://" in words for words in seen)


@pytest.mark.parametrize("now", [BEFORE, NOW, EVENING, AFTER, datetime(2018, 11, 12, 9)])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_there_is_always_something_to_see(repository: Repository, now: datetime, language: str) -> None:
    session = Session(repository, language, now)
    kinds = slides(session, lambda _: True)
    told = [slide(kinds, number) for number in range(100)]
    assert all(each.heading and each.large for each in told)
    assert len({each.large.plain for each in told}) > 20


@pytest.mark.parametrize("language", ["lv", "en"])
def test_when_the_meeting_is_over_it_is_the_exhibition(repository: Repository, language: str) -> None:
    """What the sheet tells, what the towns have said on the map, the numbers, the code; and no now."""
    note = repository.notebook.add("promote-my-partner", "rs", "culture", "Songs and dances", language)
    repository.moderation.judge([note.id], Standing.SHOWN)
    session = Session(repository, language, AFTER, public=True)
    kinds = slides(session, lambda _: True)
    seen = [slide(kinds, number) for number in range(8 * 20)]
    words = [flowing(f"{one.heading} {one.large.plain} {one.details.plain}") for one in seen]
    now, sheet, number = {
        "lv": ("TAGAD", "Partneru sagaidīšana lidostā: Daugavpils pilsētas domes", "1 piezīme"),
        "en": ("NOW", "Meeting the partners at the airport: Representatives", "1 note"),
    }[language]
    assert any(sheet in one for one in words)
    assert any(number in one and "33" in one for one in words)
    assert any(one.town == "raska" and "Songs and dances" in one.details.plain for one in seen)
    assert any(one.code for one in seen)
    assert not any(now in one.heading for one in seen)


async def test_it_asks_in_the_language_in_use_and_goes_on(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("e", "2")
        await visit.later(SETTINGS.idle)
        assert visit.on == "StillThereScreen"
        assert shows_large(visit.text, "Are you still there?")
        assert "in 15 seconds" in visit.words
        await visit.later(5)
        assert "in 10 seconds" in visit.words
        await visit.press("l")
        assert visit.on == "CitiesScreen"
        assert visit.kiosk.session.language_code == "en"
        assert "3 named separately" in visit.words


async def test_nothing_of_a_visitor_is_left(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("e", "t", "1", "v")
        assert visit.on == "ChooseScreen"
        await visit.press("down", "enter")
        assert "Only: " in visit.words
        await visit.press("f3")
        await visit.type("secret")
        await visit.press("ctrl+a", "ctrl+x")
        await visit.type("words")
        await visit.later(SETTINGS.idle + SETTINGS.question)
        assert visit.on == "AttractScreen"
        assert visit.kiosk.session.language_code == "lv"
        assert visit.kiosk.theme == THEMES[0].name
        await visit.press("x", "f3")
        assert visit.typed == ""
        await visit.press("ctrl+v")
        assert visit.typed == ""
        await visit.press("escape", "1")
        assert "secret" not in visit.text
        assert "words" not in visit.text
        assert visit.on == "ItineraryScreen"
        assert "Tikai: " not in visit.words


async def test_idle_while_a_question_of_the_programme_is_open(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("x", "1", "k")
        await visit.later(SETTINGS.idle + SETTINGS.question)
        assert visit.on == "AttractScreen"
        assert len(visit.kiosk.screen_stack) == 2


async def test_the_public_reads_notes_and_cannot_write(repository: Repository) -> None:
    note = repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt viņu filmas", "lv")
    repository.notebook.add("promote-my-partner", "lv", "culture", "Paliek telpā", "lv")
    repository.moderation.judge([note.id], Standing.SHOWN)
    async with kiosk(repository) as visit:
        visit.kiosk.back()
        visit.kiosk.open(routes.Notes("promote-my-partner", "lv"))
        await visit.settle()
        assert visit.on == "WallScreen"
        assert visit.shows("Rādīt viņu filmas")
        assert not visit.shows("Paliek telpā")
        assert "teica dalībnieki" in visit.text
        assert not visit.kiosk.screen.query(Input)
        await visit.press("delete", "enter", "ctrl+z", "x")
        assert [note.text for note in repository.notes()] == ["Rādīt viņu filmas", "Paliek telpā"]


async def test_no_key_leaves(repository: Repository) -> None:
    keys = ("ctrl+q", "ctrl+c", "ctrl+z", "ctrl+d", "ctrl+p", "ctrl+backslash", "f12", "escape", "r")
    async with kiosk(repository) as visit:
        visit.kiosk.back()
        for name in ROUTES.keys() - {route.name for route in WORK}:
            await visit.go(name)
            await visit.press(*keys, "escape", "escape", "escape")
            assert visit.kiosk.is_running
        await visit.go("help")
        assert "Ctrl+Q" not in visit.text
        assert "atskatā" not in visit.text.lower()  # there is none while the meeting is on


async def test_without_a_pin_the_panel_stays_shut(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("ctrl+g")
        assert visit.on == "StaffScreen"
        assert "ttchan kiosk set-pin" in visit.words
        await visit.type("0000")
        await visit.press("enter", "down", "enter")
        assert visit.kiosk.is_running
        assert "Iziet" not in visit.text


async def unlock(visit: Visit) -> None:
    await visit.press("ctrl+g")
    await visit.type(PIN)
    await visit.press("enter")
    await visit.until(lambda: bool(visit.one("#acts", ChoiceList).size))


async def test_staff_leave_and_restart(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    for ups, code in ((1, LEAVE), (2, RESTART)):
        async with kiosk(repository) as visit:
            await unlock(visit)
            assert PIN not in visit.text
            await visit.press("end", *["up"] * (ups - 1), "enter")
            assert not visit.kiosk.is_running
            assert visit.kiosk.return_code == code


async def test_staff_change_the_language_that_visitors_find(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.press("enter", "e", "enter")
        await visit.later(SETTINGS.idle)
        assert visit.on == "AttractScreen"
        assert "NOW" in visit.text
        await visit.press("ctrl+g")
        assert "Exit" not in visit.text  # the door has closed


async def test_wrong_pins_are_refused_and_slow_down(repository: Repository, data: Path) -> None:
    pin = Pin(data)
    pin.set(PIN)
    async with kiosk(repository) as visit:
        await visit.press("ctrl+g")
        for _ in range(3):
            await visit.type("1111")
            await visit.press("enter")
        assert "Tas nav pareizais" in visit.words
        more = {"wrong": 9, "at": time.time()}  # for which a slow machine has to wait as well
        (data / "kiosk-pin-tries.json").write_text(json.dumps(more))
        await visit.type(PIN)
        await visit.press("enter")
        assert "Pārāk daudz nepareizu mēģinājumu" in visit.words
        assert pin.seconds_to_wait() > 0
        assert visit.kiosk.is_running


async def test_the_digits_stand_there_until_they_were_looked_at(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await visit.press("ctrl+g")
        await visit.type("1111")
        await visit.one("#pin", LineInput).action_submit()
        assert visit.typed == "1111"
        await visit.until(lambda: "Tas nav pareizais" in visit.words)
        assert visit.typed == ""


async def test_a_wrong_clock_is_noticed_and_staff_are_asked(repository: Repository) -> None:
    async with kiosk(repository, now=None) as visit:
        assert "Ctrl+G" not in visit.words
        doubt = visit.kiosk.state.clock_doubt
        assert doubt.doubts(datetime(1970, 1, 1), 2018)
        doubt._believed -= 3600  # an hour has gone by that nobody has lived through
        await visit.later(SETTINGS.slide)
        assert "pārbaudiet šī termināļa pulksteni" in visit.words
        doubt.believe()
        await visit.later(SETTINGS.slide)
        assert "Ctrl+G" not in visit.words


async def test_tiny_windows(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        for columns, rows in ((60, 20), (20, 5), (1, 1), (200, 60), (80, 24)):
            await visit.resize(columns, rows)
            await visit.later(SETTINGS.slide)
            assert visit.kiosk.is_running
        await visit.press("x")
        assert visit.on == "HomeScreen"
        assert cast("KioskApp", visit.app).is_running


async def test_staff_announce_and_withdraw(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.press("down", "down", "down", "down", "enter")
        assert visit.on == "AnnouncingScreen"
        await visit.press("enter", "enter", "enter")
        assert visit.on == "AnnouncingScreen"
        assert not repository.announcements.standing(datetime.now(UTC))  # an empty sentence is none
        await visit.press("shift+tab", "shift+tab")
        await visit.type("Autobuss")
        assert "tukšs: to rāda valodā [LV]" in visit.words
        await visit.press("enter", "enter", "enter")
        [told] = repository.announcements.standing(datetime.now(UTC))
        assert told.text.by_language == {"lv": "Autobuss"}
        assert not told.urgent
        assert not told.venue
        await visit.press("end", "enter")
        assert not repository.announcements.standing(datetime.now(UTC))


async def test_staff_see_the_language_of_visitors_in_large_letters_too(
    repository: Repository, data: Path
) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.press("plus")
        assert visit.shows("Valoda, ko redz apmeklētāji: latviešu")
        await visit.press("enter", "e", "enter")
        assert visit.shows("Valoda, ko redz apmeklētāji: English")


async def test_the_screen_test_speaks_of_no_variables(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.press("down", "enter")
        assert visit.on == "ScreenTestScreen"
        assert "kas notiek tagad" in visit.text
        assert "$" not in visit.text


async def test_staff_see_who_is_connected(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    with heartbeat(data, KIOSK, "fortress", every=0.05):
        async with kiosk(repository) as visit:
            await visit.until(lambda: bool(heartbeats(data)))
            await unlock(visit)
            await visit.press("down", "down", "down", "enter")
            assert visit.on == "ConnectedScreen"
            assert "fortress (kiosks)" in visit.text


async def test_what_is_looked_at_is_counted(repository: Repository, data: Path) -> None:
    async with kiosk(repository) as visit:
        await visit.press("x", "2", "h", "1")
        visit.kiosk.state.services.counts.flush()
    counted = {(view.hour, view.screen, view.language): n for view, n in all_counts(data).items()}
    assert counted == {("2018-11-09T14", "cities", "lv"): 1, ("2018-11-09T14", "itinerary", "lv"): 1}


async def test_an_urgent_announcement_covers_the_kiosk_until_it_ends(repository: Repository) -> None:
    until = datetime.now(UTC) + timedelta(minutes=5)
    said = repository.announcements.announce({"lv": "Visi ārā!", "en": "Everybody out!"}, until, urgent=True)
    async with kiosk(repository) as visit:
        await visit.until(lambda: shows_large(visit.text, "Everybody out! Visi ārā!"))
        await visit.press("x", "enter", "escape", "2")
        assert shows_large(visit.text, "Everybody out!")
        repository.announcements.withdraw(said.id)
        await visit.until(lambda: not shows_large(visit.text, "Everybody out!"))


async def test_a_question_that_the_staff_pass_by_does_not_stand_below_them(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("x", "1")
        await visit.later(SETTINGS.idle)
        assert visit.on == "StillThereScreen"
        await visit.press("ctrl+g", "escape")
        assert visit.on == "ItineraryScreen"


async def test_a_panel_that_is_left_open_shuts_without_asking(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.later(SETTINGS.idle)
        assert visit.on == "AttractScreen"
        await visit.press("x")
        assert visit.on == "HomeScreen"


async def test_a_panel_opened_from_the_loop_does_not_wait_for_the_next_slide(repository: Repository) -> None:
    async with kiosk(repository, settings=replace(SETTINGS, idle=1, slide=86400)) as visit:
        await visit.press("ctrl+g")
        assert visit.on == "StaffScreen"
        visit.now += 1
        await visit.until(lambda: visit.on == "AttractScreen")


async def test_the_loop_that_staff_come_back_to_does_not_wait_for_the_panel(repository: Repository) -> None:
    async with kiosk(repository, settings=replace(SETTINGS, idle=86400, slide=1)) as visit:
        await visit.press("ctrl+g", "escape")
        assert visit.on == "AttractScreen"
        before = visit.text
        visit.now += 1
        await visit.until(lambda: visit.text != before)


@pytest.mark.parametrize("away", ["f3", "a", "2"])
async def test_whoever_goes_elsewhere_from_the_panel_shuts_it(
    repository: Repository, data: Path, away: str
) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await unlock(visit)
        await visit.press("down", "enter", away)
        assert "ScreenTestScreen" not in {type(screen).__name__ for screen in visit.kiosk.screen_stack}
        await visit.press("escape", "escape")
        assert visit.on == "HomeScreen"


async def test_a_pin_that_is_right_too_late_opens_nothing(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await visit.press("ctrl+g")
        await visit.type(PIN)
        await visit.one("#pin", LineInput).action_submit()
        visit.kiosk.back()
        visit.kiosk.action_staff()
        await visit.settle()
        assert visit.on == "StaffScreen"
        assert "Iziet" not in visit.text
        assert not visit.typed


async def test_a_pin_of_somebody_else_crashes_nothing(repository: Repository, data: Path) -> None:
    (data / "kiosk-pin.json").mkdir()  # as little to be read as a file of root is by others
    async with kiosk(repository) as visit:
        await visit.press("ctrl+g")
        assert visit.on == "StaffScreen"
        assert "kiosk-pin.json" in visit.words


async def test_the_door_of_the_staff_hides_no_urgent_announcement(repository: Repository) -> None:
    until = datetime.now(UTC) + timedelta(minutes=5)
    repository.announcements.announce({"lv": "Visi ārā!"}, until, urgent=True)
    async with kiosk(repository) as visit:
        await visit.press("x", "ctrl+g")
        assert visit.on == "StaffScreen"
        assert "Visi ārā!" in visit.text


async def test_something_that_lies_on_a_key_is_nobody(repository: Repository) -> None:
    async with kiosk(repository) as visit:
        await visit.press("x", "1")
        for _ in range(2 * SETTINGS.idle + SETTINGS.question + 5):
            await visit.pilot.press("down")
            await visit.later(1)
        assert visit.on == "AttractScreen"
        await visit.later(2)
        await visit.press("down")  # somebody has taken it away
        assert visit.on == "HomeScreen"


async def test_a_field_of_the_public_takes_no_endless_text(repository: Repository, data: Path) -> None:
    Pin(data).set(PIN)
    async with kiosk(repository) as visit:
        await visit.press("x", "f3")
        await visit.paste("Daugavpils " * 500)
        assert not visit.typed
        assert "5499" in visit.words
        await visit.press("ctrl+g")
        await visit.type("1" * 20)
        assert len(visit.typed) == 12


async def test_a_window_that_is_too_small_tells_visitors_of_no_command(repository: Repository) -> None:
    async with kiosk(repository, size=(50, 18)) as visit:
        await visit.press("x")
        assert "izvēlieties mazākus burtus" in visit.words
        assert "ttchan" not in visit.words
