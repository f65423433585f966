"""The board snapshot, read from the store; `Repository.board_snapshot` gives it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.visibility import Viewer

if TYPE_CHECKING:
    from ttchan_tui.store.note_source import NoteSource
    from ttchan_tui.store.visible_board import VisibleBoard


def board_snapshot(repository: NoteSource, seen: VisibleBoard, viewer: Viewer) -> BoardSnapshot:
    """The board as far as the viewer may see it; how far the work has come is nothing for the public."""
    meeting = repository.meeting()
    progress = (repository.board.steps.for_prompt(prompt.id) for prompt in meeting.prompts)
    return BoardSnapshot(
        meeting,
        datetime.now(UTC),
        seen.notes(),
        themes=tuple(theme for prompt in meeting.prompts for theme in seen.themes(prompt.id)),
        promises=seen.promises(),
        progress=() if viewer.public else tuple(one for one in progress if one != Progress(one.prompt)),
        public=viewer.public,
    )
