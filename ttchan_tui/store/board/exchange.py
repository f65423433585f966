"""The board, taken along and brought in; `Repository.exchange` gives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.history.change_kinds import IMPORT_BOARD
from ttchan_tui.meeting.visibility import ORGANISER, Viewer
from ttchan_tui.store.board.board_import import BoardImport
from ttchan_tui.store.visible_board import VisibleBoard

if TYPE_CHECKING:
    from ttchan_tui.store.board.board_import import ImportResult
    from ttchan_tui.store.contents import Contents
    from ttchan_tui.store.files.disk import ChangeToken
    from ttchan_tui.store.store_context import StoreContext
    from ttchan_tui.store.visitors import Visitors


class BoardExchange:
    """What travels of a board, as far as a person may see it."""

    def __init__(
        self,
        context: StoreContext,
        contents: Contents,
        visitors: Visitors,
        most: Viewer,
        token: Callable[[], ChangeToken],
    ) -> None:
        """Stand in the context of a repository.

        Args:
            context: Where what is brought is stored.
            contents: What there is.
            visitors: What visitors say.
            most: What the person may see.
            token: Differs as soon as anybody has changed anything.
        """
        self._context = context
        self._contents = contents
        self._visitors = visitors
        self._most = most
        self._token = token

    def snapshot(self, viewer: Viewer = ORGANISER) -> BoardSnapshot:
        """The board as it stood after one and the same change, whatever others do meanwhile.

        Args:
            viewer: Whoever it is for; only what they may see is in it.

        Raises what `Repository.notes` raises.
        """
        viewer = viewer.no_more_than(self._most)
        while True:
            token = self._token()
            found = self._seen_by(viewer)
            if self._token() == token:
                return found

    def _seen_by(self, viewer: Viewer) -> BoardSnapshot:
        """The board as far as the viewer may see it; how far the work has come is nothing for the public."""
        contents, seen = self._contents, VisibleBoard(self._contents, viewer)
        meeting = contents.meeting()
        progress = (contents.board.steps.for_prompt(prompt.id) for prompt in meeting.prompts)
        return BoardSnapshot(
            meeting,
            datetime.now(UTC),
            seen.notes(),
            themes=tuple(theme for prompt in meeting.prompts for theme in seen.themes(prompt.id)),
            promises=seen.promises(),
            progress=() if viewer.public else tuple(one for one in progress if one != Progress(one.prompt)),
            public=viewer.public,
        )

    def bring(self, board: BoardSnapshot, *, why: str = "") -> ImportResult:
        """Take in what is not here yet of a board that was taken along: all of it as one change, or nothing.

        What is decided about a prompt (hidden, frozen, ready) comes along if there is nothing on it here.

        Raises what `BoardImport.carry_out` raises.
        """
        with self._context.changing(IMPORT_BOARD, why):
            return BoardImport(self._contents, self._visitors, self._context.engine, board).carry_out()
