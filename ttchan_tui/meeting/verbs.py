"""What people do to a meeting, as the history calls it; never shown as such."""

from __future__ import annotations

from typing import Final

BEGIN: Final = "begin"
"""The first start: the bundled meeting was put where nothing was."""
LOAD_MEETING: Final = "load-meeting"
ADD_NOTE: Final = "add-note"
EDIT_NOTE: Final = "edit-note"
DELETE_NOTE: Final = "delete-note"
RESTORE_NOTE: Final = "restore-note"
ANNOUNCE: Final = "announce"
WITHDRAW: Final = "withdraw"
"""Of an announcement."""
OPEN_PROMPT: Final = "open-prompt"
CLOSE_PROMPT: Final = "close-prompt"
"""To visitors."""
SAY: Final = "say"
"""A visitor has left a note at a kiosk."""
JUDGE_NOTE: Final = "judge-note"
"""Of a visitor: it is shown, held or rejected."""
RESTORE: Final = "restore"
"""A backup was put in the place of everything."""
MERGE: Final = "merge"
"""What was typed in another copy was taken over."""
UNDO: Final = "undo"
REDO: Final = "redo"

UNDOABLE: Final = frozenset(
    {
        LOAD_MEETING,
        ADD_NOTE,
        EDIT_NOTE,
        DELETE_NOTE,
        RESTORE_NOTE,
        ANNOUNCE,
        WITHDRAW,
        OPEN_PROMPT,
        CLOSE_PROMPT,
        JUDGE_NOTE,
        RESTORE,
        MERGE,
    }
)
"""Acts that a person may take back. Before the first start there is nothing to go back to."""
