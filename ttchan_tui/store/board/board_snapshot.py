"""What is taken along of a board; `Repository.board_snapshot` gives it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.progress import Progress

if TYPE_CHECKING:
    from ttchan_tui.store.repository import Repository


def board_snapshot(repository: Repository) -> BoardSnapshot:
    """All of it, also what has to stay in the room."""
    meeting, board = repository.meeting(), repository.board
    progress = (board.steps.for_prompt(prompt.id) for prompt in meeting.prompts)
    return BoardSnapshot(
        meeting,
        datetime.now(UTC),
        repository.notes(),
        themes=tuple(theme for prompt in meeting.prompts for theme in board.themes.for_prompt(prompt.id)),
        promises=board.promises.all(),
        progress=tuple(one for one in progress if one != Progress(one.prompt)),
    )


def public_board_snapshot(repository: Repository) -> BoardSnapshot:
    """What may leave the room: approved notes and their themes. Nobody approves promises, so none go."""
    meeting, notes = repository.meeting(), repository.public_notes()
    used = {note.theme for note in notes}
    return BoardSnapshot(
        meeting,
        datetime.now(UTC),
        notes,
        themes=tuple(
            theme
            for prompt in meeting.prompts
            for theme in repository.board.themes.for_prompt(prompt.id)
            if theme.id in used
        ),
        public=True,
    )
