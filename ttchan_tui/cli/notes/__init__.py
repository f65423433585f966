"""`ttchan notes`: what the groups say."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.command_line.subcommand import Later, Subcommand

COMMANDS: Final = {
    "notes": Subcommand(
        behind={
            "list": Later("notes.listing", "print the notes"),
            "add": Later("notes.adding", "add a note, or many from a pipe"),
            "edit": Later("notes.change", "change what a note says"),
            "delete": Later("notes.change", "delete a note"),
            "restore": Later("notes.change", "bring a deleted note back"),
            "hands": Later("notes.change", "count the hands that were raised for a note"),
            "translate": Later("notes.change", "put a translation beside a note"),
            "export": Later("notes.exporting", "take the notes along as a file"),
            "import": Later("notes.importing", "bring back what was exported as JSON"),
            "open": Later("notes.visitors", "let visitors at the kiosks answer a prompt"),
            "close": Later("notes.visitors", "take no more notes of visitors on a prompt"),
            "waiting": Later("notes.moderation", "notes of groups and visitors that wait for a decision"),
            "approve": Later("notes.moderation", "let the public see notes, as said by participants"),
            "hold": Later("notes.moderation", "put notes aside"),
            "reject": Later("notes.moderation", "never show notes, or not any more"),
        }
    )
}
