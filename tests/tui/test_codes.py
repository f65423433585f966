"""Codes on screen: what a phone could not read is said, not shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from qrcode.image.base import BaseImage
from qrcode.main import QRCode

from tests import meetings
from tests.meeting.sample import sample
from tests.meeting.test_codes import scan
from tests.tui.driving import AFTER, LANGUAGES, Driver, running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.meeting.qr.symbol import UnreadableSymbol, symbol
from ttchan_tui.publish.qr_files import as_png, as_svg
from ttchan_tui.publish.site.gathering import SiteOrder, publish
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language
from ttchan_tui.tui import routes
from ttchan_tui.tui.widgets.qr_panel import QRPanel
from ttchan_tui.tui.widgets.qr_symbol import QRSymbol


@pytest.fixture
def harmed_encoder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The library that draws has a fault: a tenth of the symbol is inverted."""
    whole = QRCode.get_matrix

    def harmed(self: QRCode[BaseImage]) -> list[list[bool]]:
        rows = whole(self)
        return [[not dark if 12 < x < 24 and 12 < y < 24 else dark for x, dark in enumerate(row)]
                for y, row in enumerate(rows)]  # fmt: skip

    monkeypatch.setattr(QRCode, "get_matrix", harmed)
    symbol.cache_clear()
    yield
    symbol.cache_clear()


@pytest.mark.app
@pytest.mark.usefixtures("harmed_encoder")
async def test_a_code_that_cannot_be_read_is_said_instead_of_shown(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.go("qr")
        assert not driver.one("QRSymbol", QRSymbol).display
        assert "so it is not shown" in driver.words
        assert "https://www.daugavpils.lv/en" in driver.text
        await driver.speak("lv")
        assert "tāpēc tas netiek rādīts" in driver.words


@pytest.mark.usefixtures("harmed_encoder")
def test_no_file_is_made_of_it() -> None:
    for code in codes(sample(), "en"):
        with pytest.raises(UnreadableSymbol):
            as_png(code)
        with pytest.raises(UnreadableSymbol):
            as_svg(code, language("en"))


@pytest.mark.app
async def test_guests_find_the_network_and_its_password_in_words(repository: Repository) -> None:
    repository.loader.replace(meetings.sections())
    async with running(repository, size=(79, 24)) as driver:
        await driver.go("codes")
        assert "Network: Hall; guests · Password: tea & cake" in driver.words
        await driver.open(routes.Code("wifi:guests"))
        drawn = driver.one("QRSymbol", QRSymbol)
        assert drawn.symbol == symbol(r"WIFI:T:WPA;S:Hall\; guests;P:tea & cake;;")
        for words in ("Network: Hall; guests", "Password: tea & cake", "Wi-Fi for guests: Hall"):
            assert words in driver.words
        await driver.speak("lv")
        assert "Parole: tea & cake" in driver.words


@pytest.mark.app
async def test_the_loop_shows_it_while_the_meeting_goes_on(repository: Repository) -> None:
    repository.loader.replace(meetings.sections())
    async with kiosk(repository, now=datetime(2021, 5, 1, 9, 45), size=(120, 40)) as visit:
        for _ in range(60):
            if "tea & cake" in visit.words:
                break
            await visit.later(SETTINGS.slide)
        assert "Parole: tea & cake" in visit.words


@pytest.mark.app
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "times"), [((120, 40), 2), ((200, 60), 3)])
async def test_a_code_is_as_many_times_as_large_in_every_language(
    repository: Repository, language: str, size: tuple[int, int], times: int
) -> None:
    async with running(repository, language=language, size=size) as driver:
        await driver.open(routes.Code("lead"))
        drawn = driver.one("QRSymbol", QRSymbol).symbol
        assert drawn is not None
        assert drawn.scale == times
        assert driver.words.count("www.daugavpils.lv") == 1


async def test_so_it_is_in_the_loop(repository: Repository) -> None:
    async with kiosk(repository, size=(120, 40), now=AFTER) as visit:
        drawn = visit.one("QRSymbol", QRSymbol).symbol
        assert drawn is not None
        assert drawn.scale == 2


async def test_an_address_that_needs_two_lines_is_not_broken_within_a_word(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.open(routes.Code("lead"))
        assert {"https://www.", "daugavpils.lv/en"} <= {row[37:].strip() for row in driver.rows()}


async def test_a_touch_on_a_small_code_shows_it_large(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.open(routes.Codes())
        await driver.press("down")
        await driver.pilot.click("QRSymbol")
        await driver.settle()
        assert driver.on == "QRScreen"
        assert driver.app.screen.query_one(QRSymbol).symbol


@pytest.mark.app
async def test_once_published_every_code_on_screen_leads_to_the_page_about_it(
    repository: Repository, tmp_path: Path
) -> None:
    short = "https://daugavpils.lv/t"
    publish(repository, SiteOrder(tmp_path / "site"), {})

    def leads_to(driver: Driver, path: str) -> None:
        drawn = driver.one("QRSymbol", QRSymbol).symbol
        assert drawn is not None
        address = scan(drawn)
        assert address == f"{short}/{path}"
        assert (tmp_path / "site" / path / "index.html").is_file()

    async with running(repository, size=(200, 60)) as driver:
        assert "daugavpils.lv/en" in driver.text  # before that, the lead partner's website
        long = f"http://daugavpils.lv/{'a' * 200}"
        repository.results.publications.enter(long, date(2018, 11, 20), short_address=short)
        await driver.until(lambda: short in driver.text)
        leads_to(driver, "r")
        for route, path in (
            (routes.Itinerary(day=date(2018, 11, 9)), "d/1109"),
            (routes.Place("portugal"), "c/portugal"),
            (routes.Wall("gains"), "p/gains"),
        ):
            await driver.open(route)
            await driver.press("q")
            leads_to(driver, path)
    async with kiosk(repository, size=(120, 40)) as visit:
        found = set()
        for _ in range(30):
            shown = visit.app.screen.query_one(QRPanel).query_one(QRSymbol)
            if shown.symbol is not None and visit.app.screen.query_one("#slide-text").size.width < 100:
                found.add(scan(shown.symbol).removeprefix(f"{short}/"))
            await visit.later(SETTINGS.slide)
        assert {"r", "d/1109"} <= found
        assert any(path.startswith("c/") for path in found)
        assert all((tmp_path / "site" / path / "index.html").is_file() for path in found)
