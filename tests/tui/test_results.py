"""The results: the sheet sentence by sentence, its linter beside it, and the site published from there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from textual.widgets import Input

from tests.tui.driving import AFTER, WHOLE, Driver, running
from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository


def edited(repository: Repository) -> list[str]:
    return [one.text for day in repository.results.sheet_days.all() for one in day.sentences if one.edited]


async def answer(driver: Driver, *texts: str) -> None:
    """Put these into the fields one after the other, each entered."""
    for text in texts:
        focused = driver.app.screen.focused
        assert isinstance(focused, Input)
        focused.value = text
        await driver.press("enter")


async def test_a_sentence_is_worded_compared_taken_out_and_none_of_it_is_lost(
    repository: Repository,
) -> None:
    async with running(repository, size=WHOLE, now=AFTER) as driver:
        await driver.press("6")
        for words in (
            "159 = 102 + 16 + 15 + 6 + 4 + 2 + 6",
            "57 from other countries, at least 25",
            "5 of 5 days are told of",
            "3 named apart: included or not",
        ):
            assert words in driver.words
        await driver.press("enter")
        assert "from meeting.toml: it is changed there" in driver.words
        await driver.press("j", "down", "s")
        assert "← from the programme: “Meeting the partners at the airport”, d1-1" in driver.words
        await driver.press("s", "enter")
        await answer(driver, "A 3-day meeting began, and etc.")
        assert edited(repository) == ["A 3-day meeting began, and etc."]
        assert "1 sentence edited" in driver.words
        assert "English 1 error, 3 warnings" in driver.words  # the linter tells at once
        await driver.press("ctrl+z")
        assert not edited(repository)
        await driver.press("ctrl+y", "n")
        await answer(driver, "It snowed.")
        assert edited(repository) == ["A 3-day meeting began, and etc.", "It snowed."]
        # The draft changes: what was written stays, and either can stand
        edit = Edit("activity", "d1-1", {"text.en": "Everybody was met."})
        repository.editing.change(EDIT_ACTIVITY, [edit])
        await driver.until(lambda: "the draft has changed: D" in driver.words)
        await driver.press("d")
        assert "Everybody was met." in driver.words
        assert "A 3-day meeting began" in driver.words
        await driver.press("enter")  # what was written stands against the draft of now
        assert "the draft has changed" not in driver.words
        assert edited(repository) == ["A 3-day meeting began, and etc.", "It snowed."]
        await driver.press("delete")
        assert edited(repository) == ["", "It snowed."]
        assert "taken out" in driver.words
        await driver.press("w")
        assert not edited(repository)
        await driver.press("left", "k")
        assert "Partneru sagaidīšana lidostā" in driver.words  # the Latvian sheet, in an English app


async def test_the_site_is_published_with_what_was_asked_and_again_where_it_is(
    data: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with closing(open_repository(data)) as repository:
        async with running(repository, now=AFTER) as driver:
            await driver.press("6", "p")
            await answer(driver, str(data / "site"), "", "")
            assert "lies apart from it" in driver.words
            await driver.press("p")
            await answer(driver, str(site), "daugavpils")
            await driver.press("enter")
            assert "“daugavpils” is not an address" in driver.words
            await answer(driver, "https://www.daugavpils.lv/ttchan")
            await driver.press("enter")
            assert "are new or changed" in driver.words
            assert "Published last on" in driver.words
            assert (site / "en" / "sheet.html").exists()
            assert "https://www.daugavpils.lv/ttchan/en/" in (site / "sitemap.xml").read_text()
            await driver.press("z", "enter")
            await answer(driver, str(tmp_path / "all.txt"))
            assert "has to end in .zip" in driver.words
            await answer(driver, str(tmp_path / "all.zip"))
            # A long path is broken where the line ends.
            assert f"{tmp_path / 'all.zip'}:thepack" in driver.words.replace(" ", "")
            names = ZipFile(tmp_path / "all.zip").namelist()
            assert {"ttchan-2018/SHA256SUMS", "ttchan-2018/partners/rs/letter.docx"} <= set(names)
            await driver.press("g")
            await answer(driver, "https://www.daugavpils.lv/ttchan/", "")
            assert "• https://www.daugavpils.lv/ttchan/" in driver.words
            assert repository.results.site().leads
            await driver.press("ctrl+z")
            assert not repository.results.site().leads
    with closing(open_repository(data, Person("inese", Role.ORGANISER))) as repository:
        async with running(repository, now=AFTER) as driver:
            await driver.press("6", "j", "down", "enter")  # an organiser over the line, who spoils the sheet
            await answer(driver, "A 3-day meeting.")
            (site / "en" / "sheet.html").write_text("spoilt")
            await driver.press("p")
            assert "has 1 error" in driver.words
            await driver.press("down", "enter")
            assert "are new or changed" in driver.words
            assert not (site / "en" / "sheet.html").exists()
            await driver.press("z")
            assert "pack -o - > ttchan-2018.zip" in driver.words


async def test_only_organisers_see_it(data: Path) -> None:
    with closing(open_repository(data, Person("a", Role.FACILITATOR, frozenset({"lv"})))) as repository:
        async with running(repository, now=AFTER) as driver:
            assert "results" not in driver.rows()[-1]
            await driver.press("6")
            assert driver.on == "HomeScreen"
