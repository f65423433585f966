"""Codes on screen: what a phone could not read is said, not shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from qrcode.image.base import BaseImage
from qrcode.main import QRCode

from tests import meetings
from tests.meeting.sample import sample
from tests.tui.driving import running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.meeting.qr.symbol import UnreadableSymbol, symbol
from ttchan_tui.publish.qr_files import as_png, as_svg
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language
from ttchan_tui.tui import routes
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
    async with running(repository, size=(80, 24)) as driver:
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
