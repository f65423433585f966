"""The commands: each with the module that declares it, which is imported when the command is chosen."""

from __future__ import annotations

from typing import Final

from ttchan_tui.cli.command_line.subcommand import Later

COMMANDS: Final = {
    "programme": Later("programme", "the days and what happens on them"),
    "people": Later("editing.entries", "correct how many people came"),
    "venue": Later("editing.entries", "add a venue, or change what is said of one"),
    "prompt": Later("editing.entries", "add a prompt for the groups, or change what is said of one"),
    "text": Later("editing.entries", "change a text of the meeting, in one language"),
    "draft": Later("draft", "what organisers have changed and is not public yet"),
    "release": Later("draft", "make public what stands in the draft"),
    "partners": Later("partners", "who came from where, and the partners of the project"),
    "notes": Later("notes", "what the groups say: list it, add to it, change it, bring it back"),
    "board": Later("board", "the group work as it is led: who has said what, time, what is hidden or frozen"),
    "announce": Later("announce", "tell everybody something, on every screen"),
    "kiosks": Later("kiosks", "which kiosks there are, and which of them are silent"),
    "counts": Later("counts", "what is looked at on the kiosks"),
    "history": Later("history", "who changed what, when and why"),
    "undo": Later("undo", "take back what you did last"),
    "redo": Later("undo", "do again what you have undone last"),
    "search": Later("search", "find anything, with or without accents"),
    "plain": Later("plain", "all of this as text and numbered choices, for screen readers"),
    "sheet": Later("sheet", "the description sheet that the EU reads, as a document or as text"),
    "publish": Later("publish", "the site of the meeting, for the lead partner's website"),
    "pack": Later("pack", "all that a partner receives when the meeting is over, in one archive"),
    "purge": Later("purge", "remove for ever what is needed no more; the published results stay"),
    "published": Later("published", "where the results can be read, and until when what has to be done"),
    "qr": Later("qr", "the codes to scan: list them, draw one, write one to a file"),
    "posters": Later("posters", "a poster with a code to scan for each venue, to print"),
    "paper": Later("paper", "the programme of a day on a page, and lists to sign, to print"),
    "check": Later("check", "look for mistakes in a meeting"),
    "kiosk": Later("kiosk", "the app as it stands in the foyer: locked, and never dark"),
    "meeting": Later("meeting", "show, load or begin a meeting"),
    "doctor": Later("doctor", "what this terminal and this machine are like, and what to do about it"),
    "desk": Later("desk", "the desk of the organisers, as sshd opens it for whoever has come in"),
    "access": Later("access", "who may come in to the desk, with which keys and as what"),
    "db": Later("db", "back up, restore, check and merge the data"),
    "link": Later("link", "share the meeting with other machines, through PostgreSQL"),
    "help": Later("help", "what a command takes, as --help says it"),
    "completion": Later("completion", "a script that completes commands in bash or zsh"),
}
