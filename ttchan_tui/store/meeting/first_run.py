"""The first start: an absent data file is filled from the bundled meeting, by one process only."""

from __future__ import annotations

from pathlib import Path

from ttchan_tui.meeting.history.change_kinds import BEGIN
from ttchan_tui.store.documents import documents_of
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.errors import StoreDamaged, StoreVanished
from ttchan_tui.store.files import disk
from ttchan_tui.text.languages import N_


def begin(engine: Engine, named: Path, who: str = "") -> None:
    """Put the bundled meeting where nothing was ever put into; one that has it stays as it is.

    Killed at any moment, it can be done again: the meeting is one record.

    Args:
        engine: What keeps the file.
        named: The name of the file, which may be a link.
        who: Who begins it; empty for the account of this machine.

    Raises:
        StoreDamaged: There is, or was, something else in it.
        StoreVanished: It is a link that leads nowhere.
    """
    if engine.count("meeting"):
        return
    _must_be_new(engine)
    if named.is_symlink() and not disk.exists(named):
        raise StoreVanished(
            N_(
                "{path} is a link to {target}, and nothing is there. "
                "Put the file back, or remove the link to begin with the bundled meeting."
            ),
            path=named,
            target=engine.path,
        )
    from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

    documents = documents_of(read_folder(bundled_folder()))
    with acting(Act(who=who, what=BEGIN)), engine.transaction() as pending:
        if not engine.count("meeting"):  # no other process was faster
            _must_be_new(engine)
            pending.replace_tables(documents)
    engine.compact()


def _must_be_new(engine: Engine) -> None:
    if not engine.new and not engine.count("meeting"):  # another process may have begun since it was counted
        raise StoreDamaged(engine.path, N_("there is no meeting in it"))
