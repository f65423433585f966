"""Where the meeting and its notes are kept. The only room that knows TinyDB.

All that the rooms above use of it is here. Each name is imported when it is first asked for: the first
screen and the light commands need few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ttchan_tui.store.board.board_import import (
        LARGEST_BOARD,
        Differing,
        ImportResult,
        board_in,
        read_board_file,
    )
    from ttchan_tui.store.copies.backups import BACKUP_INTERVAL, Backup, Backups, backup_content, write_backup
    from ttchan_tui.store.copies.foreign_copy import ForeignCopy, copy_in, read_copy
    from ttchan_tui.store.copies.merge import Merge, merge, plan_merge
    from ttchan_tui.store.copies.merge_conflict import MergeConflict, MergeConflictKind
    from ttchan_tui.store.copies.restore import Difference, Restoration
    from ttchan_tui.store.copies.timed import backed_up
    from ttchan_tui.store.copies.verify import Fault, verify
    from ttchan_tui.store.documents import NOTES
    from ttchan_tui.store.engine.change_log import Info, file_info
    from ttchan_tui.store.engine.changes import Act, Change, Operation, acting, actor
    from ttchan_tui.store.engine.database import Database, open_database
    from ttchan_tui.store.engine.origin import Origin
    from ttchan_tui.store.engine.protocol import Engine, Watch
    from ttchan_tui.store.engine.state import Doc
    from ttchan_tui.store.errors import (
        StoreBusy,
        StoreDamaged,
        StoreDenied,
        StoreError,
        StoreFull,
        StoreNewer,
        StoreUnusable,
        StoreVanished,
        StoreWarning,
        explained,
    )
    from ttchan_tui.store.files.access import unusable
    from ttchan_tui.store.files.disk import make_data_directory, make_directory, open_own
    from ttchan_tui.store.files.own_files import must_not_be_own
    from ttchan_tui.store.files.reach import ELSEWHERE, elsewhere
    from ttchan_tui.store.history.meeting_history import GroupFilter
    from ttchan_tui.store.link.applying import Applying
    from ttchan_tui.store.link.ledger import Ledger
    from ttchan_tui.store.link.membership import Membership, MembershipFile
    from ttchan_tui.store.link.public import TABLES, public_documents
    from ttchan_tui.store.link.records import LinkRecord, Place, Rank, Step, Value, step_in, value_in, written
    from ttchan_tui.store.link.soundness import is_sound, must_be_sound
    from ttchan_tui.store.link.standing import Standing
    from ttchan_tui.store.location import data_directory, others_data
    from ttchan_tui.store.meeting.editing import Changing, Edited, Faulty
    from ttchan_tui.store.meeting.files import (
        LARGEST_ARCHIVE,
        archive,
        exported_files,
        stamp_in,
        unpacked,
        write_files,
    )
    from ttchan_tui.store.meeting.folder import copy_example, examine_folder
    from ttchan_tui.store.meeting.loading import BothChanged, MeetingLoading, Take, Undecided
    from ttchan_tui.store.meeting.meeting_draft import (
        Keep,
        MeetingDraft,
        NothingDrafted,
        ReleasePlan,
        WaitingAct,
    )
    from ttchan_tui.store.notebook import NewNote
    from ttchan_tui.store.opening import DATA_FILE, open_repository
    from ttchan_tui.store.pictures import Pictures
    from ttchan_tui.store.repository import Repository
    from ttchan_tui.store.side_files.calls import Calls
    from ttchan_tui.store.side_files.counts import Counts, ScreenView, all_counts, counting, counts_document
    from ttchan_tui.store.side_files.drafts import Drafts
    from ttchan_tui.store.side_files.ending import end_session
    from ttchan_tui.store.side_files.heartbeats import APP, KIOSK, Heartbeat, heartbeats, told
    from ttchan_tui.store.side_files.last_looks import LastLooks, SinceLastLook
    from ttchan_tui.store.side_files.last_site import LastSite, LastSites
    from ttchan_tui.store.side_files.link_state import LinkState, LinkStateFile, link_troubles
    from ttchan_tui.store.side_files.linked_machines import (
        LinkedMachine,
        LinkedMachines,
        connected,
        counts_everywhere,
        heard,
        heartbeats_everywhere,
    )
    from ttchan_tui.store.side_files.looks import answering, look_at
    from ttchan_tui.store.side_files.pin import MOST_DIGITS, Pin
    from ttchan_tui.store.side_files.presence import Presence, heartbeat
    from ttchan_tui.store.visible_board import VisibleBoard

_HOMES: Final = {
    "board.board_import": "LARGEST_BOARD Differing ImportResult board_in read_board_file",
    "copies.backups": "BACKUP_INTERVAL Backup Backups backup_content write_backup",
    "copies.merge_conflict": "MergeConflict MergeConflictKind",
    "copies.foreign_copy": "ForeignCopy copy_in read_copy",
    "copies.merge": "Merge merge plan_merge",
    "copies.restore": "Difference Restoration",
    "copies.timed": "backed_up",
    "copies.verify": "Fault verify",
    "documents": "NOTES",
    "engine.change_log": "Info file_info",
    "engine.changes": "Act Change Operation acting actor",
    "engine.database": "Database open_database",
    "engine.origin": "Origin",
    "engine.protocol": "Engine Watch",
    "engine.state": "Doc",
    "errors": "StoreBusy StoreDamaged StoreDenied StoreError StoreFull "
    "StoreNewer StoreUnusable StoreVanished StoreWarning explained",
    "files.access": "unusable",
    "files.disk": "make_data_directory make_directory open_own",
    "files.own_files": "must_not_be_own",
    "files.reach": "ELSEWHERE elsewhere",
    "link.applying": "Applying",
    "link.ledger": "Ledger",
    "link.membership": "Membership MembershipFile",
    "link.public": "TABLES public_documents",
    "link.records": "LinkRecord Place Rank Step Value step_in value_in written",
    "link.soundness": "is_sound must_be_sound",
    "link.standing": "Standing",
    "location": "data_directory others_data",
    "meeting.editing": "Changing Edited Faulty",
    "meeting.meeting_draft": "Keep MeetingDraft NothingDrafted ReleasePlan WaitingAct",
    "meeting.files": "LARGEST_ARCHIVE archive exported_files stamp_in unpacked write_files",
    "meeting.loading": "BothChanged MeetingLoading Take Undecided",
    "meeting.folder": "copy_example examine_folder",
    "history.meeting_history": "GroupFilter",
    "notebook": "NewNote",
    "opening": "DATA_FILE open_repository",
    "pictures": "Pictures",
    "repository": "Repository",
    "side_files.calls": "Calls",
    "side_files.counts": "Counts ScreenView all_counts counting counts_document",
    "side_files.drafts": "Drafts",
    "side_files.last_looks": "LastLooks SinceLastLook",
    "side_files.last_site": "LastSite LastSites",
    "side_files.looks": "answering look_at",
    "side_files.link_state": "LinkState LinkStateFile link_troubles",
    "side_files.linked_machines": "LinkedMachine LinkedMachines connected counts_everywhere heard "
    "heartbeats_everywhere",
    "side_files.pin": "MOST_DIGITS Pin",
    "side_files.ending": "end_session",
    "side_files.heartbeats": "APP KIOSK Heartbeat heartbeats told",
    "side_files.presence": "Presence heartbeat",
    "visible_board": "VisibleBoard",
}
_HOME: Final = {name: module for module, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is asked for, and keep it."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = found
        return found
