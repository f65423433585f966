"""What is frozen does not change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ttchan_tui.meeting.board.freeze import Freeze, check_not_frozen
from ttchan_tui.meeting.errors import Frozen


def freeze(group: str) -> Freeze:
    return Freeze("wishes", group, "lunch", datetime(2018, 11, 9, 12, tzinfo=UTC))


@pytest.mark.parametrize(("frozen", "group"), [("lv", "lv"), ("", "lv"), ("", "")])
def test_what_is_frozen_says_why(frozen: str, group: str) -> None:
    with pytest.raises(Frozen, match="lunch"):
        check_not_frozen("wishes", group, [freeze(frozen)])


@pytest.mark.parametrize(("prompt", "group"), [("wishes", "rs"), ("wishes", ""), ("fears", "lv")])
def test_others_go_on(prompt: str, group: str) -> None:
    check_not_frozen(prompt, group, [freeze("lv")])
