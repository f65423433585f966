"""`ttchan plain`: the way through the pages by numbers, whatever is typed, wherever it is printed."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pexpect
import pytest

from tests.cli.command import COMMAND, ROOT, environment
from tests.meetings import files, sections
from tests.tui.driving import flowing
from tests.tui.test_languages import english_for
from ttchan_tui.meeting.board.wall import questions
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.meeting.spoken import offered
from ttchan_tui.store import open_repository
from ttchan_tui.text.languages import language

DURING: Final = "2018-11-09T14:00"
DRAWING: Final = set("·→←↑↓•…│─┌▌█▀┃━")

LOCKED: Final = """
import sys
from pathlib import Path
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.cli.plain import show_plainly
from ttchan_tui.text.languages import language
from ttchan_tui.tui.kiosk.settings import KioskSettings
seconds = float(sys.argv[2]) if len(sys.argv) > 2 else None
context = Context(language("en"), Path(sys.argv[1]), None, Output(sys.stdout), language_asked="en")
sys.exit(show_plainly(context, kiosk=KioskSettings('foyer'), idle_seconds=seconds))
"""


def conversation(
    typed: str | bytes, data: Path, *arguments: str, code: int = 0, **more: str
) -> subprocess.CompletedProcess[str]:
    """Everything that is said while those lines are typed."""
    done = subprocess.run(
        [*COMMAND, "plain", "--data", str(data), "--now", DURING, *arguments],
        input=typed if isinstance(typed, bytes) else typed.encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(**more),
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode == code
    said = done.stdout.decode()
    assert "\x1b" not in said
    assert not set(said) & DRAWING
    return subprocess.CompletedProcess(done.args, done.returncode, said, "")


def test_only_what_the_meeting_has_is_offered_and_said(tmp_path: Path) -> None:
    changed = files()
    del changed["meeting.toml"]["results"], changed["groupwork.toml"]["prompt"]
    changed["programme.toml"]["activity"] = changed["programme.toml"]["activity"][1:]  # only on 2 May
    del changed["programme.toml"]["activity"][0]["prompt"]
    del changed["places/raska.toml"]["name"]["lv"], changed["meeting.toml"]["lead"]["name"]["lv"]
    with closing(open_repository(tmp_path)) as repository:
        repository.loader.replace(sections(changed))
    said = conversation("2\n0\n", tmp_path, "--now", "2021-05-01T09:00", "--lang", "lv").stdout
    assert "Svētdiena, 2. maijs:\n" in said
    assert "Raška" in said
    assert "Serbija, Municipality of Raška, vadošais partneris" in said
    for words in ("Ko cilvēki saka", "Rezultāti", "[angļu]", "[EN]"):
        assert words not in said
    english = conversation("", tmp_path, "--now", "2021-05-01T09:00").stdout
    assert "Sunday, 2 May:\n" in english
    assert "What people say" not in english


def test_every_screen_of_the_app_has_its_pages(data: Path) -> None:
    said = conversation("1\n2\n1\n0\n0\n0\n2\n1\n0\n0\n3\n1\n0\n0\n4\n0\n7\n0\n8\n0\n0\n", data).stdout
    for words in (
        "1 Programme",
        "Friday, 9 November",
        "Official opening ceremony of the project",
        "The project is officially opened at",
        "Stated total",
        "Time there: ",
        "What can I do to promote my partner",
        "To be asked on Sunday, 11 November,",
        "https://www.daugavpils.lv",
        "Type the number of what you want to read",
        "Where the facts come from",
        "601592-CITIZ-1-2018-1-LV-CITIZ-TT",
        "Goodbye.",
    ):
        assert words in said
    assert all(len(line) <= 80 or " " not in line for line in said.splitlines())


def test_what_is_on_is_told_place_by_place_and_whole(data: Path) -> None:
    said = " ".join(conversation("", data, "--now", "2018-11-09T14:00").stdout.split())
    now = said.partition("Now:")[2].partition("Today:")[0]
    assert now.index("Daugavpils City Council: Official opening ceremony") < now.index(
        "Daugavpils University: "
    )
    assert "“The image of my town/country”" in now
    assert "more" not in now


def test_of_those_who_came_none_is_called_a_partner_and_no_country_is_named_twice(data: Path) -> None:
    said = conversation("2\n0\n0\n", data).stdout
    assert re.search(r"^2 Who is here$", said, re.MULTILINE)
    assert "Partner cities" not in said
    assert re.search(r"^\d+ Sofia, Bulgaria$", said, re.MULTILINE)
    assert re.search(r"^\d+ Belgium$", said, re.MULTILINE)


def test_when_the_meeting_is_over_its_pages_tell_of_the_past(data: Path) -> None:
    said = conversation("3\n0\n0\n", data, "--now", "2018-11-20T14:00").stdout
    assert re.search(r"^2 Who was here$", said, re.MULTILINE)
    assert len(re.findall(r"^(3 )?What people said$", said, re.MULTILINE)) == 3


def test_both_languages_are_spoken(data: Path) -> None:
    said = conversation("6\n7\n1\n", data, "--lang", "en").stdout
    assert "1 Programme" in said
    assert "1 Programma\n" in said.split("7 Latviski")[1]
    assert "piektdiena, 9. novembris" in said
    assert "Ierakstiet numuru un nospiediet Enter:" in said
    foreign = conversation("0\n", data, "--lang", "lv").stdout
    assert re.search(r"^\d Valoda, Language$", foreign, re.MULTILINE), "whoever cannot read Latvian finds it"


def test_what_is_searched_is_found_and_opened(data: Path) -> None:
    said = conversation("5\nlodz\n1\n", data).stdout
    assert "1 Łódź (place)" in said
    assert "Time there: " in said.split("1 Łódź (place)")[1]


def test_notes_of_groups_are_read_as_they_are_now(tmp_path: Path) -> None:
    repository = open_repository(tmp_path / "d")
    note = repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt filmas", "lv")
    repository.notebook.add("promote-my-partner", "lv", "culture", "Paliek telpā", "lv")
    repository.moderation.judge([note.id], Standing.SHOWN)
    repository.board.translations.put(note.id, "en", "Show films, as nobody has approved")
    repository.close()
    said = conversation("3\n1\n", tmp_path / "d").stdout
    assert "Sunday, 11 November, 1 note" in said
    assert "Said by participants: 1 note, 1 group" in said
    assert "Rādīt filmas" in said
    assert "Paliek telpā" not in said
    assert "Show films" not in said


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("99\n", "none of the numbers"),
        ("-1\n", "none of the numbers"),
        ("٣\n", "none of the numbers"),
        (b"\xff\xfe\x00\n", "none of the numbers"),
        ("9" * 100_000 + "\n", "none of the numbers"),
        ("1\n1\n1\nx\n", "nothing to choose"),
        ("5\n\x1b[2J\n", "cannot be kept"),
        ("", "The input has ended"),
        ("1", "The input has ended"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_whatever_is_typed_is_answered_with_a_sentence(data: Path, typed: str | bytes, answer: str) -> None:
    assert answer in conversation(typed, data).stdout


def test_random_lines_never_end_it(data: Path) -> None:
    chance = random.Random(4)
    lines = [
        chance.choice([str(chance.randrange(30)), str(chance.randrange(10)), chance.randbytes(9).hex()])
        for _ in range(300)
    ]
    typed = "\n".join(line for line in lines if line != "0")
    assert conversation(typed, data).stdout.endswith("The input has ended. Goodbye.\n")


def test_where_letters_are_lacking_others_stand_for_them(data: Path) -> None:
    said = conversation("2\n", data, "--lang", "lv", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout
    assert said.isascii()
    assert "Kas ir ieradies" in said
    assert "?" not in said


def test_without_any_input_it_says_goodbye(data: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "plain", "--data", str(data)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=environment(),
        timeout=60,
    )
    assert done.stdout.endswith(b"Goodbye.\n")


# In a terminal


def opened(*command: str, rows: int = 50, **more: str) -> pexpect.spawn[str]:
    """A program in a terminal of its own."""
    return pexpect.spawn(
        command[0],
        list(command[1:]),
        env=environment(**{"TERM": "dumb", **more}),
        dimensions=(rows, 60),
        encoding="utf-8",
        timeout=30,
        cwd=str(ROOT),
    )


def ignores(pid: int | None, number: signal.Signals) -> bool:
    """Whether a process ignores that signal."""
    [mask] = re.findall(r"SigIgn:\s*(\w+)", Path(f"/proc/{pid}/status").read_text())
    return bool(int(mask, 16) >> (number - 1) & 1)


def test_ctrl_c_leaves_with_a_word(data: Path) -> None:
    program = opened(*COMMAND, "plain", "--data", str(data))
    program.expect("press Enter:")
    program.sendintr()
    program.expect("Goodbye")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 130


def test_a_long_page_waits_at_the_end_of_the_screen(data: Path) -> None:
    program = opened(*COMMAND, "plain", "--data", str(data), "--now", DURING, rows=20)
    program.expect("Enter shows more")
    program.sendline("")
    program.expect("press Enter:")
    program.sendline("1")
    program.expect("Programme")
    program.close(force=True)


def test_nothing_typed_leaves_it_when_it_is_locked(data: Path) -> None:
    program = opened(*COMMAND[:1], "-c", LOCKED, str(data))
    program.expect("press Enter:")
    for keys in ("\x03", "\x04", "\x1a", "\x1c", "\x13", "\x1b[A", "\x04\x04\n", "0\n", "0\n"):
        program.send(keys)
    program.expect("none of the numbers")
    program.kill(signal.SIGINT)
    program.sendline("1")
    program.expect("Programme")
    assert program.isalive()
    program.close(force=True)


@pytest.mark.parametrize(("term", "wiped"), [("linux", "\x1b\\[2J\x1b\\[3J"), ("dumb", "(\r\n){50}")])
def test_the_next_person_finds_nothing_of_what_was_typed(data: Path, term: str, wiped: str) -> None:
    program = opened(*COMMAND[:1], "-c", LOCKED, str(data), "0.5", TERM=term)
    program.expect("press Enter:")
    program.sendline("nobody's business")
    program.expect("none of the numbers")
    program.expect(wiped)
    program.expect("1 Programme")
    program.close(force=True)


def test_a_plain_kiosk_is_ended_by_the_system_and_by_nobody_at_its_keys(tmp_path: Path) -> None:
    script, ttchan = ROOT / "deploy" / "kiosk-console", Path(sys.executable).with_name("ttchan")
    options = ("--plain", "--name", "ear", "--data", str(tmp_path / "data"))
    kiosk = opened("/bin/sh", str(script), *options, TTCHAN=str(ttchan))
    while not ignores(kiosk.pid, signal.SIGTSTP):  # Python is not there yet
        assert kiosk.isalive()
    kiosk.send("\x03\x1c\x1a")
    kiosk.expect("nospiediet Enter:")  # in the language that every visitor finds
    for keys in ("\x03", "\x04", "\x1a", "\x1c", "\x11", "\x07", "\x04\x04\n", "0\n", "0\n"):
        kiosk.send(keys)
    kiosk.expect("Tāda numura nav")
    assert kiosk.pid
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        os.kill(kiosk.pid, number)
    kiosk.sendline("1")
    kiosk.expect("Programma")
    kiosk.kill(signal.SIGTERM)
    kiosk.expect(pexpect.EOF)
    kiosk.close()
    assert kiosk.exitstatus == 128 + signal.SIGTERM


def test_a_plain_kiosk_that_nobody_can_type_to_has_failed(data: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "kiosk", "--plain", "--data", str(data)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (128 + signal.SIGHUP, b"")


def test_silence_brings_the_next_person_to_the_beginning(data: Path) -> None:
    program = opened(*COMMAND[:1], "-c", LOCKED, str(data), "4")
    program.expect("press Enter:")
    program.sendline("6")
    program.expect("7 Latviski")
    program.sendline("7")
    program.expect("1 Programma")
    program.send("12")
    program.expect("1 Programme")
    program.sendline("1")
    program.expect("1 Thursday")
    program.close(force=True)


def test_it_ends_when_the_terminal_is_gone(data: Path) -> None:
    program = opened(*COMMAND[:1], "-c", LOCKED, str(data))
    program.expect("press Enter:")
    pid = program.pid
    assert pid
    os.close(program.child_fd)
    deadline = time.monotonic() + 20
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    program.closed = True


def test_announcements_and_what_visitors_say_are_read_too(tmp_path: Path) -> None:
    repository = open_repository(tmp_path)
    until = datetime.now(UTC) + timedelta(hours=1)
    repository.announcements.announce({"en": "Leave now", "lv": "Ejiet projām"}, until, urgent=True)
    repository.announcements.announce({"en": "Lunch at one"}, until)
    prompt = repository.meeting().prompts[0]
    repository.visitors.open(prompt.id)
    category = prompt.categories[0].id
    for kiosk, text in (("foyer", "more ferries"), ("hall", "rude words")):
        said = repository.visitors.say(prompt.id, category, text, "en", kiosk=kiosk)
    first, _ = repository.visitors.notes(said.standing)
    repository.visitors.judge([first.id], Standing.SHOWN)
    repository.close()
    told = conversation("3\n1\n0\n0\n0\n", tmp_path, "--lang", "en").stdout
    assert "ANNOUNCEMENT: Lunch at one\nURGENT: " in told
    assert "URGENT: Leave now\n" in told
    assert "URGENT: Ejiet projām\n" in told
    assert "Said by visitors: 1 note\n" in told
    assert "more ferries (visitor)\n" in told
    assert "rude words" not in told


def test_what_the_terminal_answers_to_others_is_no_part_of_a_line(data: Path) -> None:
    visitor = opened(*COMMAND, "plain", "--data", str(data), "--now", DURING)
    visitor.expect("press Enter:")
    visitor.sendline("\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1b[?62;22c\x1bP>|XTerm(390)\x1b\\\x1b[A2")
    visitor.expect("Panevėžys")
    visitor.close()


def test_a_number_that_is_typed_where_a_page_stops_is_taken(data: Path) -> None:
    program = opened(*COMMAND, "plain", "--data", str(data), "--now", DURING, rows=20)
    program.expect("Enter shows more")
    program.sendline("1")
    program.expect("Programme")
    program.expect("5 Monday, 12 November")
    program.close(force=True)


def locked(typed: str, data: Path) -> str:
    """What a plain kiosk says to these lines."""
    run = [sys.executable, "-c", LOCKED, str(data)]
    done = subprocess.run(run, input=typed, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_at_a_kiosk_one_says_something_and_elsewhere_one_does_not(tmp_path: Path) -> None:
    with closing(open_repository(tmp_path)) as repository:
        prompt = repository.meeting().prompts[0]
        repository.visitors.open(prompt.id)
        place = [one.prompt.id for one in questions(repository.meeting(), (), date.today())].index(
            prompt.id
        ) + 1
        ways = f"3\n{place}\n"
        said = locked(f"{ways}1\n1\nMore ferries\n0\nOnce more\n0\n{'x' * 141}\n", tmp_path)
        assert "Nobody will know who wrote it" in said
        assert "Thank you. It will be shown once somebody has read it." in said
        assert "Somebody has written here just now" in said
        [note] = repository.visitors.notes(Standing.WAITING)
        assert (note.text, note.category) == ("More ferries", prompt.categories[0].id)
    assert "Say something yourself" not in conversation(ways, tmp_path).stdout


def test_at_a_kiosk_an_organiser_is_called_and_elsewhere_nobody(tmp_path: Path) -> None:
    with closing(open_repository(tmp_path)) as repository:
        said = locked("9\n1\n", tmp_path)
        assert "9 Call an organiser" in said
        assert "An organiser was called. Nobody has answered yet." in said
        [call] = repository.side_files.calls.standing(datetime.now(UTC))
        assert call.kiosk == "foyer"
        repository.side_files.calls.answer("foyer")
        assert "Somebody is coming." in locked("9\n", tmp_path)
        assert "The call was taken back." in locked("9\n1\n", tmp_path)
        assert not repository.side_files.calls.standing(datetime.now(UTC))
        assert "Somebody has called from here just now" in locked("9\n1\n", tmp_path)
    assert "Call an organiser" not in conversation("", tmp_path).stdout


def test_in_each_language_its_pages_say_nothing_in_english(data: Path) -> None:
    with closing(open_repository(data)) as repository:
        codes = offered(repository.meeting())
    walk = "1\n2\n1\n0\n0\n0\n2\n1\n0\n0\n3\n1\n0\n0\n4\n0\n7\n0\n8\n0\n9\n0\n"
    typed = "".join(f"6\n{number}\n{walk}" for number in range(1, len(codes) + 1))
    said = conversation(typed, data, "--lang", "en").stdout
    for before, code in zip(("en", *codes), codes, strict=False):
        begins = said.index(f"\n{language(before).say('Language')}\n")
        said = said[begins + 1 :]
        own = said.partition(f"\n{language(code).say('Language')}\n")[0]
        words = flowing(own.partition(f"{len(codes)} ")[2])
        assert language(code).say("Stated total") in words
        assert [each for each in english_for(code) if each in words and code != "en"] == [], code
