from __future__ import annotations

import json
import os
import signal
import stat
import time
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import Start
from tests.store.test_several_processes import output
from tests.store.test_storage import as_somebody_else
from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.store import StoreError
from ttchan_tui.store.side_files import drafts
from ttchan_tui.store.side_files.drafts import Drafts

SECONDS_TO_WAIT = 20.0


def draft(text: str, group: str = "lv", **more: Any) -> Draft:
    return Draft(FieldRef("meeting", DraftKind.LINE, "prompt", group), text, "en", **more)


def everything(_: Draft) -> bool:
    return True


def texts(drafts: list[Draft]) -> list[str]:
    return [each.text for each in drafts]


def files(data: Path) -> list[Path]:
    return list((data / "drafts" / str(os.geteuid())).glob("*"))


def leave(data: Path, *drafts: Draft) -> None:
    """A session that typed this and is over."""
    session = Drafts(data)
    session.keep(drafts)
    session.close()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS_TO_WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_what_a_killed_session_has_typed_is_there_for_the_next(start: Start, tmp_path: Path) -> None:
    typist = start("half_type", tmp_path, "half a line")
    assert output(typist).readline() == "kept\n"
    session = Drafts(tmp_path)
    assert session.left() == session.take(everything) == []
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    assert texts(session.left()) == ["half a line"]
    assert texts(session.take(everything)) == ["half a line"]
    assert Drafts(tmp_path).left() == Drafts(tmp_path).take(everything) == []


def test_killed_at_any_moment_the_file_is_whole_and_hardly_behind(start: Start, tmp_path: Path) -> None:
    for _ in range(2):
        typist = start("type_on", tmp_path)
        typed = [output(typist).readline() for _ in range(50)][-1]
        typist.send_signal(signal.SIGKILL)
        typist.wait()
        session = Drafts(tmp_path)
        taken = session.take(everything)
        assert [int(draft.text) >= int(typed) - 1 for draft in taken] == [True]
        session.keep([], taken)
        session.close()


def test_what_is_acknowledged_leaves_no_file(tmp_path: Path) -> None:
    session = Drafts(tmp_path)
    session.keep([draft("a"), draft("b")])
    until(lambda: len(files(tmp_path)) == 1)
    session.keep([])
    until(lambda: not files(tmp_path))
    session.close()


def test_what_is_taken_up_is_kept_until_it_is_no_more_needed(tmp_path: Path) -> None:
    leave(tmp_path, draft("one"), draft("two", group="pl"))
    session = Drafts(tmp_path)
    taken = session.take(lambda left: left.place.group == "lv")
    assert texts(taken) == ["one"]
    assert texts(Drafts(tmp_path).left()) == ["two"]
    session.keep([draft("typed meanwhile")])
    session.close()
    assert sorted(texts(Drafts(tmp_path).left())) == ["one", "two", "typed meanwhile"]
    session = Drafts(tmp_path)
    session.keep([], taken=session.take(everything))
    session.close()
    assert Drafts(tmp_path).left() == []
    assert files(tmp_path) == []


@pytest.mark.parametrize("blocked", ["a file", "a directory of somebody else", "nothing may be made"])
def test_where_it_cannot_be_kept_that_is_said_and_goes_on_being_said(
    tmp_path: Path, blocked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "SECONDS_BETWEEN_SYNCS", 0.05)
    data = tmp_path / "data"
    data.mkdir()
    own = data / "drafts" / str(os.geteuid())
    if blocked == "a file":
        (data / "drafts").write_text("")
    elif blocked == "a directory of somebody else":
        own.parent.mkdir()
        own.symlink_to(tmp_path)
    else:
        data.chmod(0o555)
        tmp_path.chmod(0o755)
    with as_somebody_else() if blocked == "nothing may be made" else nullcontext():
        session = Drafts(data)
        session.keep([draft("typed")])
        until(lambda: session.trouble is not None)
        before = session.trouble
        session.keep([draft("typed on")])
        until(lambda: session.trouble is not before)
        assert session.trouble is not None
        session.close()
    data.chmod(0o755)


def test_a_full_disk_keeps_what_was_kept_before_and_is_tried_again(start: Start, tmp_path: Path) -> None:
    typist = start("type_without_room", tmp_path)
    assert output(typist).readline() == "StoreFull\n"
    assert output(typist).readline() == "kept again\n"
    typist.kill()
    typist.wait()
    assert texts(Drafts(tmp_path).left()) == ["kept again"]


def test_what_cannot_be_taken_over_stays_where_it_is(tmp_path: Path) -> None:
    leave(tmp_path, draft("one"))
    session = Drafts(tmp_path)
    own = tmp_path / "drafts" / str(os.geteuid())
    (own / session._file.with_suffix(".new").name).mkdir()
    with pytest.raises(StoreError):
        session.take(everything)
    session.close()
    assert texts(Drafts(tmp_path).left()) == ["one"]


def test_only_the_user_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    leave(tmp_path, draft("mine"))
    os.umask(before)
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.parent.parent.stat().st_mode) & stat.S_ISVTX


HOSTILE: list[bytes] = [
    b"",
    b"\xff\xfe",
    b"[]",
    b"null",
    b'{"drafts": null}',
    b'{"drafts": {"a": 1}}',
    b'{"drafts": [null, 1, [], {}, "x"]}',
    b"[" * 100_000,
    b'{"drafts": [' + b"0," * (1 << 20) + b"0]}",
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_file_of_drafts_is_left_alone(tmp_path: Path, content: bytes) -> None:
    leave(tmp_path, draft("sound"))
    other = files(tmp_path)[0].with_name("other.json")
    other.write_bytes(content)
    session = Drafts(tmp_path)
    assert texts(session.left()) == texts(session.take(everything)) == ["sound"]
    assert other.read_bytes() == content


def test_what_earlier_versions_have_written_is_read(tmp_path: Path) -> None:
    leave(tmp_path, draft("sound"))
    older = {
        **{"meeting": "meeting", "prompt": "prompt", "group": "lv", "category": "culture", "text": "old"},
        **{"language": "en", "note": "n1", "entered": False, "typed_at": "2018-11-09T14:00:00+00:00"},
    }
    files(tmp_path)[0].with_name("older.json").write_text(json.dumps({"drafts": [older]}))
    found = Drafts(tmp_path).left()[0]
    assert found == Draft(
        FieldRef("meeting", DraftKind.LINE, "prompt", "lv", ("n1",)), "old", "en", "culture"
    )


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-14:00", "", "tomorrow"])
def test_a_time_that_is_none_is_that_of_no_draft(tmp_path: Path, when: str) -> None:
    leave(tmp_path, draft("sound"))
    written = json.loads(files(tmp_path)[0].read_text())
    written["drafts"][0]["typed_at"] = when
    files(tmp_path)[0].with_name("other.json").write_text(json.dumps(written))
    assert texts(Drafts(tmp_path).left()) == ["sound"]


def test_each_keeper_keeps_its_own(tmp_path: Path) -> None:
    session = Drafts(tmp_path)
    promise = Draft(
        FieldRef("meeting", DraftKind.PROMISE, notes=("n1", "n2"), of="rs"), "what", "lv", more=("who", "")
    )
    session.keep([draft("a line")])
    session.keep([promise], keeper="fields")
    session.keep([])
    session.close()
    assert Drafts(tmp_path).left() == [promise]


def test_neither_links_nor_pipes_are_opened(tmp_path: Path) -> None:
    leave(tmp_path, draft("sound"))
    (file,) = files(tmp_path)
    file.with_name("link.json").symlink_to(file)
    os.mkfifo(file.with_name("pipe.json"))
    file.with_name("directory.json").mkdir()
    assert texts(Drafts(tmp_path).left()) == ["sound"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=25)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                name: st.text() | json_values
                for name in ("meeting", "prompt", "group", "category", "text", "note", "entered", "typed_at")
            }
            | {name: st.text() | json_values for name in ("kind", "of", "more", "level", "about")}
            | {"language": st.sampled_from(["en", "lv", "xx", 3])},
        )
    )
)
def test_whatever_a_file_says_one_gets_drafts_that_harm_no_terminal(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, Any]]
) -> None:
    data = tmp_path_factory.mktemp("drafts")
    leave(data, draft("sound"))
    (file,) = files(data)
    sound = json.loads(file.read_bytes())["drafts"][0]
    file.write_text(json.dumps({"drafts": [sound | entry for entry in entries] + [sound]}))
    found = Drafts(data).left()
    assert "sound" in texts(found)
    for each in found:
        for text in (each.text, *each.more):
            assert not set(text) & {"\x1b", "\n", "\x9b", "\u202e"}
            assert isinstance(text, str)


@settings(max_examples=25)
@given(st.text())
def test_every_text_that_can_be_shown_comes_back_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    data = tmp_path_factory.mktemp("drafts")
    leave(data, draft(text))
    (found,) = Drafts(data).left()
    if text.isprintable():
        assert found.text == text


def test_very_many_drafts_are_taken_up(tmp_path: Path) -> None:
    many = [draft("ā" * 1000, group) for group in map(str, range(1500))]
    leave(tmp_path, *many)
    assert files(tmp_path)[0].stat().st_size > 2 * 2**20
    with closing(Drafts(tmp_path)) as later:
        assert len(later.take(everything)) == len(many)
    with closing(Drafts(tmp_path)) as last:
        assert len(last.left()) == len(many)
