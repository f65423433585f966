"""Sums only, and none of them lost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttchan_tui.store import StoreError
from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.counts import Counts, ScreenView, all_counts, counting

AT = datetime(2018, 11, 9, 14, 59, 59)

VIEWS = st.builds(
    ScreenView,
    st.sampled_from(["2018-11-09T14", "2018-11-09T15", "2018-11-10T00"]),
    st.sampled_from(["home", "place"]) | st.text(max_size=3).filter(str.isprintable),
    st.sampled_from(["lv", "en"]),
)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["foyer", "hall", "../x"]), VIEWS | st.just("restart") | st.just("flush"))
    )
)
def test_however_kiosks_count_and_restart_the_sums_are_the_same(
    steps: list[tuple[str, ScreenView | str]],
) -> None:
    with TemporaryDirectory() as name:
        data = Path(name)
        kiosks = {kiosk: Counts(data, kiosk) for kiosk, _ in steps}
        for kiosk, step in steps:
            if isinstance(step, ScreenView):
                kiosks[kiosk].count(step.screen, step.language, datetime.strptime(step.hour, "%Y-%m-%dT%H"))
            else:
                kiosks[kiosk].flush()
                if step == "restart":
                    kiosks[kiosk] = Counts(data, kiosk)
        for counts in kiosks.values():
            counts.flush()
        assert all_counts(data) == Counter(step for _, step in steps if isinstance(step, ScreenView))


def test_nothing_finer_than_an_hour_and_no_order_is_kept(tmp_path: Path) -> None:
    files = []
    for screens in (["home", "place", "home"], ["place", "home", "home"]):
        with counting(tmp_path, "foyer") as counts:
            for screen in screens:
                counts.count(screen, "lv", AT)
        files.append(session_files.read(tmp_path / "counts" / "foyer.json"))
        (tmp_path / "counts" / "foyer.json").unlink()
    assert files[0] == files[1] == {"2018-11-09T14": {"home": {"lv": 2}, "place": {"lv": 1}}}


def test_a_full_disk_loses_nothing_that_was_counted(tmp_path: Path) -> None:
    (tmp_path / "counts").write_text("in the way")
    counts = Counts(tmp_path, "foyer")
    counts.count("home", "lv", AT)
    with pytest.raises(StoreError):
        counts.flush()
    counts.count("home", "lv", AT)
    (tmp_path / "counts").unlink()
    counts.flush()
    assert all_counts(tmp_path) == {ScreenView("2018-11-09T14", "home", "lv"): 2}


def test_what_is_no_sum_is_passed_over(tmp_path: Path) -> None:
    for number, content in enumerate(
        (
            [],
            {"2018-11-09T14": 3},
            {"yesterday": {"home": {"lv": 1}}},
            {"2018-11-09T14:01": {"home": {"lv": 1}}},
            {"2018-11-09T14": {"home": {"lv": -1, "en": "2", "x": 1 << 80, "y": 1.5}}},
            {"2018-11-09T14": {"home": {"lv": 4}}},
        )
    ):
        session_files.write(tmp_path / "counts" / f"{number}.json", content)
    assert all_counts(tmp_path) == {ScreenView("2018-11-09T14", "home", "lv"): 4}


def test_two_kiosks_of_one_name_lose_nothing(tmp_path: Path) -> None:
    kiosks = [Counts(tmp_path, "foyer") for _ in range(4)]

    def count(kiosk: Counts) -> None:
        for _ in range(10):
            kiosk.count("home", "lv", AT)
            kiosk.flush()

    with ThreadPoolExecutor(len(kiosks)) as many:
        list(many.map(count, kiosks))
    assert all_counts(tmp_path) == {ScreenView("2018-11-09T14", "home", "lv"): 40}
