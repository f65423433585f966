"""What a kiosk shows is told to who asks, and to nobody else."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ttchan_tui.store import answering, look_at
from ttchan_tui.tui.terminal.frame import Frame


def test_a_kiosk_answers_what_it_shows_and_nothing_is_kept(tmp_path: Path) -> None:
    shown = "WELCOME\n\x1b]0;x\x07two"
    (tmp_path / "presence").mkdir()
    with answering(tmp_path, "foyer", lambda: shown, every=0.01):
        text = look_at(tmp_path, "foyer")
        assert text
        assert text.split("\n")[0] == "WELCOME"
        assert "\x1b" not in text
        assert look_at(tmp_path, "garden", patience=0.1) is None
    assert list((tmp_path / "presence").iterdir()) == []
    assert look_at(tmp_path, "foyer", patience=0.05) is None


def test_the_frame_knows_what_stands_in_the_terminal() -> None:
    frame = Frame()
    strip = Strip.blank(3).join([Strip.blank(0), Strip.blank(3)])
    console = Console(width=6, color_system=None)
    frame.draw(LayoutUpdate([[strip], [strip]], Region(0, 0, 3, 2)), console)
    assert ["".join(row) for row in frame.rows] == ["   ", "   "]
