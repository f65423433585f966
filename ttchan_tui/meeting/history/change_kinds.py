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
COUNT_HANDS: Final = "count-hands"
TRANSLATE_NOTE: Final = "translate-note"
JUDGE_GROUP_NOTE: Final = "judge-group-note"
"""It is shown outside the room, held or rejected."""
NAME_THEME: Final = "name-theme"
"""A theme is begun, or called something else."""
MOVE_THEME: Final = "move-theme"
REMOVE_THEME: Final = "remove-theme"
GATHER: Final = "gather"
"""Notes under a theme, or away from it."""
MERGE_NOTES: Final = "merge-notes"
SPLIT_NOTES: Final = "split-notes"
PROMISE: Final = "promise"
CHANGE_PROMISE: Final = "change-promise"
BREAK_PROMISE: Final = "break-promise"
"""It is taken back."""
HIDE: Final = "hide-prompt"
REVEAL: Final = "reveal-prompt"
FREEZE: Final = "freeze"
UNFREEZE: Final = "unfreeze"
TELL_READY: Final = "tell-ready"
COUNT_DOWN: Final = "count-down"
IMPORT_BOARD: Final = "import-board"
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
EDIT_SHEET: Final = "edit-sheet"
"""Of a day's paragraph on the description sheet: a person has worded it."""
REDRAFT_SHEET: Final = "redraft-sheet"
"""It is as drafted again."""
MOVE_ACTIVITY: Final = "move-activity"
"""To another time or day."""
SET_VENUES: Final = "set-venues"
"""Of an activity."""
CANCEL_ACTIVITY: Final = "cancel-activity"
REINSTATE_ACTIVITY: Final = "reinstate-activity"
"""It takes place after all."""
REPLACE_ACTIVITY: Final = "replace-activity"
"""Another one takes place instead."""
ADD_ACTIVITY: Final = "add-activity"
EDIT_ACTIVITY: Final = "edit-activity"
DUPLICATE_ACTIVITY: Final = "duplicate-activity"
ORDER_ACTIVITIES: Final = "order-activities"
"""Of a day, one behind the other."""
COUNT_HEADS: Final = "count-heads"
"""How many people came to an activity."""
COUNT_PEOPLE: Final = "count-people"
"""Of a delegation."""
SET_STATE: Final = "set-state"
"""Of a venue or an activity at the moment: full, closed; or as usual again."""
ADD_VENUE: Final = "add-venue"
EDIT_VENUE: Final = "edit-venue"
ADD_PROMPT: Final = "add-prompt"
EDIT_PROMPT: Final = "edit-prompt"
EDIT_TEXT: Final = "edit-text"
"""Of any part of the meeting, in one language."""
SET_MEETING: Final = "set-meeting"
"""What the meeting says of itself."""
PUT_IN_DRAFT: Final = "put-in-draft"
"""A change of the meeting is to become public later."""
DROP_DRAFT: Final = "drop-draft"
"""It is not to become public after all."""
RELEASE: Final = "release"
"""What stood in the draft has become public."""
GIVE_PATHS: Final = "give-paths"
"""Pages of the site got short paths, which they keep for ever."""
PUBLISH: Final = "enter-publication"
"""It is in the register where the results can be read."""
UNPUBLISH: Final = "remove-publication"
"""From the register."""
SEE_PUBLISHED: Final = "see-publication"
"""Somebody has seen that it is there."""
SET_DATES: Final = "set-dates"
"""Until when what has to be done, where it does not go by the rules of the programme."""
RESTORE: Final = "restore"
"""A backup was put in the place of everything."""
PURGE: Final = "purge"
"""What is not public was removed for ever, and all that was known of how things came about."""
MERGE: Final = "merge"
"""What was typed in another copy was taken over."""
UNDO: Final = "undo"
REDO: Final = "redo"
UNDO_PART: Final = "undo-part"
"""One part of the meeting is again as it was before a record; the rest of that record stays."""

THEME_WORK: Final = frozenset({NAME_THEME, MOVE_THEME, REMOVE_THEME, GATHER, MERGE_NOTES, SPLIT_NOTES})
"""What is done when notes are gathered under themes."""

PROMISE_WORK: Final = frozenset({PROMISE, CHANGE_PROMISE, BREAK_PROMISE})

REGISTER_WORK: Final = frozenset({PUBLISH, UNPUBLISH, SEE_PUBLISHED, SET_DATES})
"""What is done to the register of where the results are published."""

MEETING_WORK: Final = frozenset(
    {
        MOVE_ACTIVITY,
        SET_VENUES,
        CANCEL_ACTIVITY,
        REINSTATE_ACTIVITY,
        REPLACE_ACTIVITY,
        ADD_ACTIVITY,
        EDIT_ACTIVITY,
        DUPLICATE_ACTIVITY,
        ORDER_ACTIVITIES,
        COUNT_HEADS,
        COUNT_PEOPLE,
        SET_STATE,
        ADD_VENUE,
        EDIT_VENUE,
        ADD_PROMPT,
        EDIT_PROMPT,
        EDIT_TEXT,
        SET_MEETING,
    }
)
"""What is done to one part of the meeting."""

DRAFT_WORK: Final = frozenset({PUT_IN_DRAFT, DROP_DRAFT, RELEASE})
"""What is done with the draft of the meeting."""

JUDGEMENTS: Final = frozenset({JUDGE_GROUP_NOTE, JUDGE_NOTE})
"""What is decided about what leaves the room."""

UNDOABLE: Final = frozenset(
    {
        LOAD_MEETING,
        ADD_NOTE,
        EDIT_NOTE,
        DELETE_NOTE,
        RESTORE_NOTE,
        COUNT_HANDS,
        TRANSLATE_NOTE,
        JUDGE_GROUP_NOTE,
        *THEME_WORK,
        *PROMISE_WORK,
        *MEETING_WORK,
        *DRAFT_WORK,
        IMPORT_BOARD,
        ANNOUNCE,
        WITHDRAW,
        OPEN_PROMPT,
        CLOSE_PROMPT,
        JUDGE_NOTE,
        EDIT_SHEET,
        REDRAFT_SHEET,
        PUBLISH,
        UNPUBLISH,
        SET_DATES,
        RESTORE,
        UNDO_PART,
    }
)
"""Acts that a person may take back. Before the first start there is nothing to go back to, and what
came with a merge is nobody's own act here."""
