from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ttchan_tui.meeting.board.countdown import Countdown, check_time
from ttchan_tui.meeting.board.note_edits import (
    counted,
    edited,
    gathered_under,
    judged,
    merged,
    split,
    translated,
)
from ttchan_tui.meeting.errors import NoteChanged, NoTime, NotTogether, TooManyHands, UnknownId
from ttchan_tui.meeting.groupwork import Note, Standing, Translation
from ttchan_tui.meeting.limits import MOST_HANDS

NOW = datetime(2018, 11, 9, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def note(id: str, text: str = "", **more: object) -> Note:
    return replace(Note(id, "m", "p", "lv", "c", text or id, "lv", NOW), **more)  # type: ignore[arg-type]


ONE, TWO, THREE = note("one"), note("two"), note("three")
SHOWN = note("shown", standing=Standing.SHOWN, standing_why="good")


class TestEdited:
    def test_new_words_have_to_be_approved_anew(self) -> None:
        assert edited(SHOWN, "other") == replace(
            SHOWN, text="other", standing=Standing.WAITING, standing_why=""
        )

    def test_another_place_has_not(self) -> None:
        assert edited(SHOWN, category="d", level="region") == replace(SHOWN, category="d", level="region")


class TestCounted:
    def test_hands_come_to_those_that_were_counted_before(self) -> None:
        assert counted(note("a", hands=3), 2, 9, "", added=True).hands == 5
        assert counted(note("a"), 2, 9, "", added=True).hands == 2
        assert counted(note("a", hands=3), None, 9, "", added=True).hands is None

    def test_more_than_people_need_a_reason_which_is_kept_only_then(self) -> None:
        with pytest.raises(TooManyHands):
            counted(ONE, 10, 9, "")
        assert counted(ONE, 10, 9, "guests").hands_why == "guests"
        assert counted(ONE, 9, 9, "guests").hands_why == ""

    def test_of_a_room_of_any_size_there_is_a_most_all_the_same(self) -> None:
        with pytest.raises(TooManyHands):
            counted(ONE, MOST_HANDS + 1, MOST_HANDS, "a large room")


class TestTranslated:
    def test_a_new_one_takes_the_place_of_the_old_and_is_not_approved(self) -> None:
        before = note("a", translations=(Translation("en", "old", "a", approved=True),))
        assert translated(before, "en", "new").translations == (Translation("en", "new", "a"),)
        assert translated(before, "en", "").translations == ()

    def test_the_same_words_stay_approved(self) -> None:
        before = note("a", translations=(Translation("en", "old", "a", approved=True),))
        assert translated(before, "en", "old") is before

    def test_what_somebody_else_has_changed_is_not_overwritten(self) -> None:
        now = note("a", translations=(Translation("en", "theirs", "a"),))
        for seen in (note("a", text="b"), note("a")):
            with pytest.raises(NoteChanged):
                translated(now, "en", "mine", seen)

    @pytest.mark.parametrize("language", ["lv", "xx"])
    def test_only_into_other_languages_of_the_program(self, language: str) -> None:
        with pytest.raises(UnknownId):
            translated(ONE, language, "x")


class TestJudged:
    def test_translations_that_were_seen_are_approved_with_it(self) -> None:
        english, other = Translation("en", "e", "a"), Translation("de", "d", "a")
        shown = judged(
            note("a", translations=(english, other)), Standing.SHOWN, "", note("a", translations=(english,))
        )
        assert shown.translations == (replace(english, approved=True), other)
        held = judged(
            note("a", translations=(english,)), Standing.HELD, "why", note("a", translations=(english,))
        )
        assert (held.translations, held.standing_why) == ((english,), "why")

    def test_what_says_something_else_by_now_is_not(self) -> None:
        for now in (note("a", text="b"), note("a", wording="w")):
            with pytest.raises(NoteChanged):
                judged(now, Standing.SHOWN, "", note("a"))


class TestMerged:
    def test_the_others_come_under_the_first_with_what_was_under_them(self) -> None:
        below = replace(THREE, under="two")
        head, *rest = merged(ONE, [replace(TWO, wording="w")], (ONE, TWO, below), "both")
        assert head == replace(ONE, wording="both")
        assert rest == [replace(TWO, under="one"), replace(THREE, under="one")]

    def test_the_entry_comes_under_the_theme_that_one_of_it_had(self) -> None:
        other = replace(TWO, theme="music")
        assert merged(ONE, [other], (ONE, other), "")[0].theme == "music"
        assert merged(replace(ONE, theme="own"), [other], (ONE, other), "")[0].theme == "own"

    def test_words_that_nobody_has_approved_wait(self) -> None:
        assert merged(SHOWN, [TWO], (), "new")[0].standing is Standing.WAITING
        for wording in ("", SHOWN.text):
            assert merged(SHOWN, [TWO], (), wording)[0] == SHOWN
        worded = replace(SHOWN, wording="approved")
        assert merged(worded, [TWO], (), "approved")[0] == worded

    def test_needs_two_notes_on_one_prompt(self) -> None:
        with pytest.raises(NotTogether, match="at least two"):
            merged(ONE, [ONE], (), "")
        with pytest.raises(NotTogether, match="several prompts"):
            merged(ONE, [replace(TWO, prompt="other")], (), "")

    def test_takes_no_note_out_of_what_somebody_else_has_merged(self) -> None:
        taken = replace(TWO, under="one")
        known = (ONE, taken, THREE)
        for head, other in ((taken, THREE), (THREE, taken)):
            with pytest.raises(NotTogether, match="“two”"):
                merged(head, [other], known, "")
        head, *rest = merged(taken, [ONE, THREE], known, "")
        assert (head.under, [one.under for one in rest]) == ("", ["two", "two"])
        gone = (replace(ONE, deleted_at=NOW), taken, THREE)
        assert merged(taken, [THREE], gone, "")[0].under == ""


def test_split_notes_and_those_below_them_stand_by_themselves() -> None:
    head, below = replace(ONE, wording="w"), replace(TWO, under="one")
    assert split([head], (head, below, THREE)) == (ONE, TWO)
    assert split([below], (head, below, THREE)) == (TWO,)
    assert split([THREE], (head, below, THREE)) == ()


def test_notes_come_under_a_theme_of_their_prompt() -> None:
    assert gathered_under([ONE, TWO], "music", "p") == (
        replace(ONE, theme="music"),
        replace(TWO, theme="music"),
    )
    assert gathered_under([replace(ONE, theme="music")], "", None) == (ONE,)
    with pytest.raises(NotTogether):
        gathered_under([ONE], "music", "other")


class TestCountdown:
    RUNNING = Countdown("p", "", NOW + 10 * MINUTE, None, bell=False)

    def test_stops_where_it_is_and_goes_on_from_there(self) -> None:
        stopped = self.RUNNING.stopped(NOW + MINUTE)
        assert (stopped.ends, stopped.paused) == (None, 9 * MINUTE)
        assert stopped.stopped(NOW + 5 * MINUTE) == stopped
        assert stopped.going_on(NOW + 60 * MINUTE).ends == NOW + 69 * MINUTE
        assert self.RUNNING.going_on(NOW) == self.RUNNING

    def test_gets_more_time_or_less_and_never_less_than_none(self) -> None:
        assert self.RUNNING.with_more(MINUTE, NOW).left(NOW) == 11 * MINUTE
        assert self.RUNNING.with_more(-60 * MINUTE, NOW).is_over(NOW)
        assert self.RUNNING.with_more(MINUTE, NOW + 60 * MINUTE).left(NOW + 60 * MINUTE) == MINUTE
        assert self.RUNNING.stopped(NOW).with_more(MINUTE, NOW + 60 * MINUTE).paused == 11 * MINUTE

    def test_takes_half_a_day_at_most(self) -> None:
        with pytest.raises(NoTime):
            self.RUNNING.with_more(timedelta(hours=12), NOW)
        for time in (timedelta(), -MINUTE, timedelta(hours=13)):
            with pytest.raises(NoTime):
                check_time(time)
