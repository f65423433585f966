"""The real app in front of terminals that send more than keys, less than whole keys, or other letters."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Final

import psutil
import pytest

from tests.end_to_end.terminal import APP, Terminal, clean_environment, terminal, wait_until
from tests.end_to_end.test_kiosk import HOME, MEGABYTES, kiosk, pid, shower
from tests.end_to_end.test_pty import CODES, drafts, notes, open_notes
from tests.tools import need

STRINGS: Final = (
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    b"\x9d10;rgb:2222/2222/2222\x9c",
    b"\xc2\x9d11;rgb:2222/2222/2222\xc2\x9c",
    b"\x1bP>|XTerm(390)\x1b\\",
    b"\x1bP1$r0;1m\x1b\\",
    b"\x901+r544e=787465726d\x9c",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^2 1 3 4\x1b\\",
    b"\x1bX1234\x1b\\",
)
REPORTS: Final = (
    b"\x1b[?64;1;2;4;6;22c",
    b"\x1b[>41;390;0c",
    b"\x1b[?1u",
    b"\x1b[8;24;80t",
    b"\x1b[4;600;800t",
    b"\x1b[48;24;80;600;800t",
    b"\x1b[12;40R",
    b"\x1b[?12;40R",
    b"\x1b[0n",
    b"\x1b[?2004;1$y",
    b"\x9b?62;c",
    b"\xc2\x9b?62;c",
)
REPLIES: Final = b"".join((*STRINGS, *REPORTS))
"""What terminals answer to questions of others, when it comes late."""


def open_kiosk(app: Terminal) -> None:
    """From the attract screen to the first one, drawn to its end."""
    app.press("x")
    app.wait_for(HOME, "palīdzība")
    wait_until(app.settled, "a still screen")


def test_late_replies_are_no_keys_on_the_first_screen(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for("159")
        wait_until(app.settled, "a still screen")
        before = app.text
        app.press_one_by_one(*STRINGS, *REPORTS)
        assert app.text == before
        app.press("2")
        app.wait_for("Panevėžys")


def test_late_replies_are_no_letters_of_a_note(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press(b"the " + REPLIES + b"walls\r")
        app.wait_for("• the walls")


def test_late_replies_open_nothing_at_the_kiosk(data: Path) -> None:
    with kiosk(data) as app:
        open_kiosk(app)
        before = app.text
        for reply in (*STRINGS, *REPORTS):
            app.press_one_by_one(*(reply[part : part + 7] for part in range(0, len(reply), 7)))
            assert app.text == before, reply
        app.press("2")
        app.wait_for("Panevėžys")


def test_what_is_begun_and_never_ended_is_given_up(data: Path) -> None:
    with kiosk(data) as app:
        open_kiosk(app)
        for begun in (b"\x1b]0;x", b"\x1bP1$r", b"\x1b[1;2", b"\x1b_G", b"\x9d0;x"):
            app.press(begun)
            time.sleep(1)  # the silence is what is tested
            app.press("2")
            app.wait_for("Panevėžys")
            app.press("h")
            app.wait_for(HOME)


ABSURD: Final = (
    b"\x1b[97;1;9999999999u",
    b"\x1b[9999999999u",
    b"\x1b[27;5;1114112~",
    b"\x1b[97;99999999u",
    b"\x1b[97:65:97;1:3u",
    "\x1b[٣;٥u".encode(),
    b"\x1b[" + b"1;" * 40 + b"u",
    b"\x1b[55296u",
    b"\x1b[;;u",
    b"\x1b[99~",
)


def test_absurd_keys_leave_no_trace(data: Path) -> None:
    with kiosk(data) as app:
        open_kiosk(app)
        before = app.text
        app.press_one_by_one(*ABSURD)
        assert app.text == before
        app.press("2")
        app.wait_for("Panevėžys")
    assert not (data / "log" / "ttchan.log").exists()


@pytest.mark.parametrize("seed", range(2))
def test_after_a_shower_of_bytes_it_rests_and_is_as_large_as_before(data: Path, seed: int) -> None:
    chance = random.Random(seed)
    pieces = (*ABSURD, *STRINGS, *REPORTS)
    with kiosk(data, "--idle", "600") as app:
        process = psutil.Process(pid(app))
        open_kiosk(app)
        before = process.memory_info().rss
        shower(app, (chance.choice((chance.randbytes(9), chance.choice(pieces))) for _ in range(6000)), 6000)
        wait_until(app.settled, "nothing more to draw")
        time.sleep(1)
        used = sum(process.cpu_times()[:2])
        until = time.monotonic() + 3
        while time.monotonic() < until:
            app.read()
        assert sum(process.cpu_times()[:2]) - used < 0.3
        assert process.memory_info().rss - before < MEGABYTES * 1e6
    assert not (data / "log" / "ttchan.log").exists()


def test_escape_and_a_key_that_come_together_are_escape_and_that_key(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for("159")
        for key, shown in (("2", "Panevėžys"), ("/", "Enter "), ("f", "159"), ("O", "159"), ("\r", " 9 ")):
            app.press_one_by_one("4")
            app.wait_for(CODES)
            app.press("\x1b" + key)
            app.wait_until_gone(CODES)
            app.wait_for(shown)
            app.press_one_by_one("\x1b")
            app.wait_for("159")


def test_a_key_that_comes_in_parts_over_a_slow_line_is_one_key(data: Path) -> None:
    with terminal(data, environment={"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}) as app:
        open_notes(app)
        app.press_one_by_one("the walls\r")
        app.wait_for("• the walls")
        app.press("\x1b")
        time.sleep(0.3)  # the pause is what is tested
        app.press_one_by_one("[A", "\r")
        app.press(" of the fortress\r")
        app.wait_for("• the walls of the fortress")


def test_that_a_line_is_slow_is_learnt(data: Path) -> None:
    with terminal(data) as app:
        app.wait_for("159")
        for shown in ("159", CODES):
            app.press_one_by_one("4")
            app.wait_for(CODES)
            app.press("\x1b")
            time.sleep(0.3)  # the pause is what is tested
            app.press_one_by_one("[A")
            app.wait_for(shown)


def test_commands_are_found_on_keys_with_other_letters(data: Path) -> None:
    with kiosk(data) as app:
        open_kiosk(app)
        for key, shown in (
            ("é", "Panevėžys"),
            ("р", HOME),
            ("д", "Čeština"),
            ("λ", "Programma"),
            ("&", "Atklāšanas"),
        ):
            app.press(key)
            app.wait_for(shown)
        app.press("/")
        app.wait_for("atvērt", "F2")
        app.press("деλ&")
        app.wait_for("деλ&")


def test_a_paste_whose_end_is_lost_is_in_the_field_and_kept_as_a_draft(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press("\x1b[200~walls")
        app.wait_for("walls")
        wait_until(lambda: any("walls" in draft for draft in drafts(data)), "a draft on the disk")
        app.press(" two\r")
        app.wait_for("walls two")
        wait_until(lambda: any("walls two" in draft for draft in drafts(data)), "a draft on the disk")
        app.process.kill(signal.SIGKILL)
        app.exit_code()
    with terminal(data) as app:
        open_notes(app)
        app.wait_for("walls two")


def test_after_a_silence_keys_are_keys_again_behind_a_paste_without_end(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press("\x1b[200~walls")
        app.wait_for("walls")
        time.sleep(5.5)  # the silence is what is tested
        app.press(" two\r")
        app.wait_for("• walls two")


def test_a_key_ends_a_paste_whose_end_is_lost(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press("\x1b[200~walls")
        app.wait_for("walls")
        app.press("\x1b[D\x1b[D")
        app.wait_for("walls")
        app.press("\r")
        app.wait_for("• walls")


def test_several_lines_whose_end_is_lost_are_offered_as_notes(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press("\x1b[200~walls\rtwo\r")
        app.wait_for("1 walls", "2 two", "2 lines")


JOINED: Final = (
    "farmers \U0001f469\u200d\U0001f33e",
    "می\u200cخواهم",
    "क\u094d\u200dष",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "a\xa0b",
    "a\u3000b",
    "\u200fשלום (x)",
    "heart \u2764\ufe0f",
    "e\u0301cole",
    "soft\xadhyphen",
)
"""Texts with characters that nobody can see, and that mean something."""


def test_what_is_typed_is_the_same_text_as_what_is_pasted(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        for text in JOINED:
            app.press(f"{text}\r\x1b[200~{text}\x1b[201~\r")
        app.press("the end\r")
        app.wait_for("• the end")
    said = [note["text"] for note in notes(data)][:-1]
    assert said[::2] == said[1::2]
    assert "\u200d" in said[0]
    assert "\u200c" in said[2]
    assert len(said) == 2 * len(JOINED)


@pytest.mark.parametrize("encoding", ["cp1257", "cp1252", "iso8859-13", "cp775", "cp866", "koi8-r"])
def test_letters_in_another_encoding_are_not_saved_and_it_is_said_what_to_do(
    data: Path, encoding: str
) -> None:
    word = (
        "Дружба" if encoding in ("cp866", "koi8-r") else "žēls mūris" if encoding != "cp1252" else "šausmžem"
    )
    with terminal(data) as app:
        open_notes(app)
        app.press_one_by_one(word.encode(encoding) + b"\r")
        app.wait_for("PuTTY", "Translation")
        app.press("\x15the walls\r")
        app.wait_for("• the walls")
        app.press_one_by_one("\x1b", "\x1b", "/", word.encode(encoding))
        app.wait_for("PuTTY", "Translation")
    assert [note["text"] for note in notes(data)] == ["the walls"]


def test_in_a_locale_of_another_encoding_no_letter_is_lost(data: Path, tmp_path: Path) -> None:
    need("localedef")
    locale, word = "lv_LV.ISO-8859-13", "žēls mūris “vāks”"
    compiled = ("localedef", "-i", "lv_LV", "-f", "ISO-8859-13", str(tmp_path / locale))
    if subprocess.run(compiled, check=False, capture_output=True).returncode:
        pytest.skip("there are no sources of locales here")
    environment = {"LANG": locale, "LOCPATH": str(tmp_path)}
    with terminal(data, environment=environment) as app:
        open_notes(app)
        app.press(f"{word}\r\x1b[200~{word}\x1b[201~\r".encode("iso8859-13"))
        app.press("the end\r")
        app.wait_for("the end")
    added = (
        "notes",
        "add",
        "--prompt",
        "promote-my-partner",
        "--group",
        "lv",
        "--category",
        "culture",
        word.encode("iso8859-13"),
    )
    subprocess.run(
        [*APP, "--data", str(data), *added], check=True, env=clean_environment(data.parent, **environment)
    )
    assert [note["text"] for note in notes(data)].count(word) == 3


def test_a_broken_letter_over_a_slow_line_is_none_in_the_end(data: Path) -> None:
    with terminal(data) as app:
        open_notes(app)
        app.press(b"m\xc5")
        app.settled()
        app.press(b"\xabris\r")
        app.wait_for("• mūris")
