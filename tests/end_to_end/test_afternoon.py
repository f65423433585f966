"""A whole afternoon: 14 groups, 2,000 notes, two kills and a lost line, and nothing is missing afterwards."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any, Final

from tests.cli.command import COMMAND, ROOT, environment, ttchan
from tests.end_to_end.terminal import terminal
from ttchan_tui.store import Repository, open_repository

PROMPT: Final = "promote-my-partner"
TYPED: Final = 60 * (10 if os.environ.get("TTCHAN_STRESS") else 1)
"""Lines that each group types one by one."""
WITHOUT_END: Final = 1_000_000
"""What somebody types who is killed before the end, however fast the machine is."""
PIPED: Final = 83
"""Lines of each group that come from a file; with those typed they are 2,000."""


class Group:
    """What one group was told to be on the disk."""

    def __init__(self, data: Path, id: str, last: int = TYPED) -> None:
        self.id = id
        self.texts: dict[str, str] = {}
        self.hands: dict[str, int] = {}
        self._data = data
        self._next = 0
        self._begin(last)

    def _begin(self, last: int) -> None:
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "tests.end_to_end.facilitator",
                str(self._data), PROMPT, self.id, str(self._next), str(last),
            ],
            stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment(),
        )  # fmt: skip

    def hear(self, lines: int | None = None) -> None:
        """Write down what is acknowledged: so many times, or to the end."""
        assert self._process.stdout is not None
        while lines is None or lines > 0:
            line = self._process.stdout.readline()
            if not line:
                return
            kind, number, id_, rest = line.rstrip("\n").split(" ", 3)
            self._next = int(number) + 1
            if kind == "note":
                self.texts[id_] = rest
            else:
                self.hands[id_] = int(rest)
            lines = None if lines is None else lines - 1

    def be_killed_and_begin_again(self) -> None:
        """The machine of this facilitator dies in the middle of whatever it does."""
        self._process.kill()
        self.hear()
        self._process.wait()
        self._begin(max(TYPED, self._next))

    def end(self) -> None:
        """Type to the end."""
        self.hear()
        assert self._process.wait() == 0

    def pipe(self) -> None:
        """Bring what was written in a file."""
        lines = "".join(f"{self.id} brings {number}\n" for number in range(PIPED))
        subprocess.run(
            [
                *COMMAND, "--data", str(self._data), "notes", "add",
                "--prompt", PROMPT, "--group", self.id, "--category", "culture", "-",
            ],
            input=lines.encode(), check=True, capture_output=True, cwd=ROOT, env=environment(),
        )  # fmt: skip


def export(data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ttchan("notes", "export", "--format", "json", data=data).stdout)
    return found


def lead(repository: Repository) -> None:
    """Gather what was said so far under themes, and merge what several groups said alike."""
    notes = [note for note in repository.notes(PROMPT) if not note.under]
    titles = ("Music", "Food", "Water")
    themes = [repository.board.themes.name(PROMPT, title).id for title in titles]
    for number, theme in enumerate(themes):
        repository.board.themes.gather([note.id for note in notes[number::4]], theme)
    loose = notes[3::4]
    for number in range(0, min(len(loose), 60) - 2, 3):
        repository.board.themes.merge(
            loose[number].id, [note.id for note in loose[number + 1 : number + 3]], f"merged {number}"
        )
    repository.board.themes.gather([note.id for note in loose[:9]], themes[0])


def recounted(notes: Iterable[dict[str, Any]], sizes: dict[str, int]) -> dict[str, dict[str, int | None]]:
    """The totals by theme, counted from the notes alone."""
    notes = list(notes)
    heads = {note["id"]: note for note in notes if not note["merged_into"]}
    hands: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        head = heads.get(note["merged_into"], note)
        said[head["theme"]].append(note["group"])
        if note["hands"] is not None:
            hands[head["theme"], head["id"], note["group"]].append(note["hands"])
    return {
        theme: {
            "notes": len(groups),
            "groups": len(set(groups)),
            "hands": sum(
                min(sum(each), sizes[group]) for (of, _, group), each in hands.items() if of == theme
            ),
        }
        for theme, groups in said.items()
    }


def test_an_afternoon(data: Path, tmp_path: Path) -> None:
    with closing(open_repository(data)) as repository:
        meeting = repository.meeting()
        sizes = {id_: meeting.size_of(id_) or 0 for id_ in meeting.prompt[PROMPT].groups}
        *others, last, very_last = sizes
        groups = [Group(data, id_) for id_ in others]
        for id_ in (last, very_last):
            groups.append(Group(data, id_, WITHOUT_END))
            groups[-1].hear(5)
            groups[-1].be_killed_and_begin_again()
        lost_line(data)
        lead(repository)
        during = export(data)
        for group in groups:
            group.end()
        repository.board.steps.freeze(PROMPT, "fr", why="read out")
        refused = ("notes", "add", "--prompt", PROMPT, "--group", "fr", "--category", "culture", "late")
        assert "read out" in ttchan(*refused, "--lang", "en", data=data, code=1).stderr
        repository.board.steps.unfreeze(PROMPT, "fr", why="somebody had more to say")
        for group in groups:
            group.pipe()
        lead(repository)
        repository.board.steps.freeze(PROMPT, why="the afternoon is over")
    exported = export(data)
    assert_complete(exported, groups)
    assert_sums(during, sizes)
    assert_sums(exported, sizes)
    table = ttchan("notes", "export", "--format", "csv", data=data).stdout
    assert len(list(csv.DictReader(StringIO(table)))) == len(exported["notes"])
    assert_comes_back(exported, tmp_path)


def lost_line(data: Path) -> None:
    """The line of a facilitator who types in the app is cut in the middle of a note."""
    desk = ("board", "--prompt", PROMPT, "--group", "lv")
    with terminal(data, *desk) as app:
        app.wait_for("lv says")
        app.press("typed on the screen\r")
        app.wait_for("saved ")
        app.press("half a li")
        app.wait_for("half a li")
        app.process.kill(signal.SIGHUP)
        app.exit_code()
    with terminal(data, *desk) as app:
        app.wait_for("half a li")
        app.press("ne\r")
        app.wait_for("saved ")


def assert_complete(exported: dict[str, Any], groups: list[Group]) -> None:
    notes = {note["id"]: note for note in exported["notes"]}
    for group in groups:
        for id_, text in group.texts.items():
            assert notes[id_]["text"] in (text, f"{text}, corrected")
        for id_, hands in group.hands.items():
            assert notes[id_]["hands"] == hands
    texts = [note["text"] for note in exported["notes"]]
    acknowledged = sum(len(group.texts) for group in groups)
    others = len([text for text in texts if " brings " in text])
    assert others == PIPED * len(groups)
    assert {"typed on the screen", "half a line"} <= set(texts)
    # Of each that was killed, one note may be on the disk that nobody was told of.
    assert acknowledged + others + 2 <= len(texts) <= acknowledged + others + 2 + 2
    lines = [(note["group"], note["line"]) for note in exported["notes"]]
    assert len(set(lines)) == len(lines)


def assert_sums(exported: dict[str, Any], sizes: dict[str, int]) -> None:
    [prompt] = exported["prompts"]
    counted = recounted(exported["notes"], sizes)
    assert len(prompt["themes"]) == 3
    for theme in prompt["themes"]:
        assert theme["totals"] == counted[theme["id"]]


def assert_comes_back(exported: dict[str, Any], tmp_path: Path) -> None:
    file, fresh = tmp_path / "board.json", tmp_path / "fresh"
    file.write_text(json.dumps(exported), encoding="utf-8")
    ttchan("notes", "import", str(file), data=fresh)
    assert {**export(fresh), "exported_at": ""} == {**exported, "exported_at": ""}
