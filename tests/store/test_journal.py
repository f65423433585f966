from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.store.engine.frames import frame, scan
from ttchan_tui.store.engine.journal import Header, Journal, content, open_journal

HEADER = Header(1, 1, None, {}, False)


def opened(path: Path) -> Journal:
    journal = open_journal(path)
    assert journal is not None
    journal.read()
    return journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal"
    path.write_bytes(content(HEADER))
    return path


def test_whatever_their_lengths_all_records_are_read_at_once(path: Path) -> None:
    """Also where a look ends right behind a record, or within the next."""
    for length in (*range(2, 1400, 3), *range(8100, 8300), *range(16_000, 16_500, 2)):
        path.write_bytes(content(HEADER))
        writer, reader = opened(path), opened(path)
        for number in range(1, 5):
            writer.appended(writer.append(b"{" + b"x" * (length if number % 2 else 99) + b"}"))
        found = reader.tail()
        assert found is not None
        assert [frame.sequence for frame in found.frames] == [1, 2, 3, 4]
        assert reader.end == writer.end
        following = reader.tail()
        assert following is not None
        assert not following.frames


def test_what_was_read_and_taken_back_is_noticed(path: Path) -> None:
    writer, reader = opened(path), opened(path)
    end = writer.end
    writer.append(b"{first}")
    assert reader.tail() is not None
    os.truncate(path, end)
    assert reader.tail() is None


@given(st.binary(max_size=200), st.lists(st.binary(max_size=40), max_size=4), st.binary(max_size=50))
def test_lines_are_found_in_anything(before: bytes, payloads: list[bytes], after: bytes) -> None:
    lines = [frame(number, b"{" + payload) for number, payload in enumerate(payloads, 1)]
    found = scan(before + b"".join(lines) + after)
    assert [one.payload[1:] for one in found.frames] == payloads
