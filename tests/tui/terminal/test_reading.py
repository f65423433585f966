"""What the app is told of the bytes that a terminal sends."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from tests.tui.terminal.test_key_filter import PIECES
from ttchan_tui.tui.terminal.key_filter import BROKEN
from ttchan_tui.tui.terminal.reading import Reading


def keys_of(messages: Iterable[Message]) -> list[str]:
    """Names of the keys, and the texts of pastes."""
    return [
        message.key if isinstance(message, Key) else message.text
        for message in messages
        if isinstance(message, Key | Paste)
    ]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=9)).map(b"".join))
def test_nothing_ends_it_and_after_a_pause_keys_are_keys(stream: bytes) -> None:
    reading = Reading()
    list(reading.feed(stream))
    while reading.patience is not None:
        list(reading.pause())
    assert keys_of(reading.feed(b"2\x1b[A")) == ["2", "up"]


def test_half_a_letter_is_a_broken_one_in_the_end() -> None:
    reading = Reading()
    assert not list(reading.feed(b"\xc4"))
    assert [key.character for key in reading.pause() if isinstance(key, Key)] == [BROKEN]
    assert keys_of(reading.feed("ā".encode())) == ["ā"]


def test_what_is_pasted_comes_whole() -> None:
    pasted = "mūri\r\n\x1b[31mand\x07 \x9b more"
    assert keys_of(Reading().feed(f"\x1b[200~{pasted}\x1b[201~x".encode())) == [pasted, "x"]


def test_ctrl_and_a_letter_of_another_alphabet_is_the_key_of_a_command() -> None:
    assert keys_of(Reading().feed(b"\x1b[1103;5u\x1b[1079;5u\x1b[122;5u")) == ["ctrl+z", "ctrl+p", "ctrl+z"]
