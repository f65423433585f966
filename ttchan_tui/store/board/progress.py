"""How far the work on each prompt has come: hidden, frozen, ready, and how much time is left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ttchan_tui.meeting.board.progress import Freeze, Progress
from ttchan_tui.meeting.errors import Frozen
from ttchan_tui.meeting.history.change_kinds import FREEZE, HIDE, REVEAL, TELL_READY, UNFREEZE
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.references import check_known_prompt, check_prompt
from ttchan_tui.store.board.countdowns import Countdowns
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import FREEZES, HIDDEN_PROMPTS, READY_GROUPS, moment, moment_in
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit, harmless


class _Ready(NamedTuple):
    prompt: str
    group: str
    since: datetime


class GroupWorkState:
    """The work on the prompts of a meeting."""

    def __init__(self, context: StoreContext, countdowns: Countdowns) -> None:
        """Stand in the context of a repository, whose countdowns these are."""
        self._context = context
        storage = context.database.storage
        self._hidden = CachedTable(storage, HIDDEN_PROMPTS, lambda doc: str(doc["prompt"]))
        self._freezes = CachedTable(storage, FREEZES, _freeze_in)
        self._ready = CachedTable(storage, READY_GROUPS, _ready_in)
        self._countdowns = countdowns

    def for_prompt(self, prompt: str) -> Progress:
        """How far the work on a prompt has come.

        Raises:
            StoreDamaged: What the store says of it is not what this program writes.
        """
        meeting = self._context.meeting().id
        freezes = {
            one.group: one for one in self._freezes.for_meeting(meeting).values() if one.prompt == prompt
        }
        ready = {
            one.group: one.since for one in self._ready.for_meeting(meeting).values() if one.prompt == prompt
        }
        return Progress(
            prompt,
            hidden=prompt in self._hidden.for_meeting(meeting).values(),
            freezes=freezes,
            ready=ready,
            countdown=self._countdowns.for_prompt(prompt),
        )

    def check_open(self, prompt: str, group: str = "") -> None:
        """See to it that what a group said may change; without a group, the themes.

        Raises:
            Frozen: It is not to change any more.
        """
        meeting = self._context.meeting().id
        for freeze in self._freezes.for_meeting(meeting).values():
            if freeze.prompt == prompt and freeze.group in ("", group):
                raise Frozen(freeze.why)

    # Hidden until revealed

    def hidden(self) -> frozenset[str]:
        """Ids of the prompts whose notes only their own groups see."""
        return frozenset(self._hidden.for_meeting(self._context.meeting().id).values())

    def hide(self, prompt: str, *, why: str = "") -> None:
        """Let each group see its own notes only, and the public none. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(HIDE, why):
            meeting = self._known(prompt)
            if prompt not in self._hidden.for_meeting(meeting).values():
                self._context.database.table(HIDDEN_PROMPTS).insert(_hidden_document(prompt, meeting))

    def reveal(self, prompt: str, *, why: str = "") -> None:
        """Let everybody in the room see what all groups said. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(REVEAL, why):
            hidden = self._hidden.for_meeting(self._known(prompt))
            numbers = [number for number, one in hidden.items() if one == prompt]
            self._context.database.table(HIDDEN_PROMPTS).remove(doc_ids=numbers)

    # Freeze

    def freeze(self, prompt: str, group: str = "", *, why: str) -> Freeze:
        """Let what was said stay as it is. Does nothing if it is frozen; then that freeze is given.

        Args:
            prompt: The prompt.
            group: The group; empty for all groups, and for the themes.
            why: The reason, which is shown to those who want to type.

        Raises:
            Refused: There is no reason, or it does not pass the gate.
            UnknownId: There is no such prompt or group.
        """
        why = admit(why, limit=NOTE_LIMIT)
        with self._context.changing(FREEZE, why):
            meeting = self._known(prompt, group)
            for freeze in self._freezes.for_meeting(meeting).values():
                if (freeze.prompt, freeze.group) == (prompt, group):
                    return freeze
            freeze = Freeze(prompt, group, why, datetime.now(UTC))
            self._context.database.table(FREEZES).insert(_freeze_document(freeze, meeting))
        return freeze

    def unfreeze(self, prompt: str, group: str = "", *, why: str) -> None:
        """Let it change again. Does nothing if it is not frozen.

        Raises:
            Refused: There is no reason, or it does not pass the gate.
            UnknownId: There is no such prompt or group.
        """
        why = admit(why, limit=NOTE_LIMIT)
        with self._context.changing(UNFREEZE, why):
            freezes = self._freezes.for_meeting(self._known(prompt, group))
            here = (prompt, group)
            numbers = [number for number, one in freezes.items() if (one.prompt, one.group) == here]
            self._context.database.table(FREEZES).remove(doc_ids=numbers)

    # Ready

    def tell_ready(self, prompt: str, group: str, *, ready: bool = True) -> None:
        """Say that a group is ready, or that it is not.

        Raises:
            UnknownId: There is no such prompt or group.
        """
        with self._context.changing(TELL_READY, ""):
            meeting, here = self._known(prompt, group), (prompt, group)
            numbers = [
                number
                for number, one in self._ready.for_meeting(meeting).items()
                if (one.prompt, one.group) == here
            ]
            if not ready:
                self._context.database.table(READY_GROUPS).remove(doc_ids=numbers)
            elif not numbers:
                now = _Ready(prompt, group, datetime.now(UTC))
                self._context.database.table(READY_GROUPS).insert(_ready_document(now, meeting))

    def _known(self, prompt: str, group: str = "") -> str:
        """The id of the meeting, which has that prompt and that group."""
        meeting = self._context.meeting()
        check_known_prompt(meeting, prompt)
        if group:
            check_prompt(meeting, prompt, group)
        return meeting.id


def step_documents(progress: Progress, meeting: str) -> dict[str, list[dict[str, Any]]]:
    """What lasts of the work on a prompt, as it is stored: by the tables. A countdown is of its hour only."""
    prompt = progress.prompt
    return {
        HIDDEN_PROMPTS: [_hidden_document(prompt, meeting)] if progress.hidden else [],
        FREEZES: [_freeze_document(one, meeting) for one in progress.freezes.values()],
        READY_GROUPS: [
            _ready_document(_Ready(prompt, group, since), meeting) for group, since in progress.ready.items()
        ],
    }


def _hidden_document(prompt: str, meeting: str) -> dict[str, Any]:
    return {"id": prompt, "meeting": meeting, "prompt": prompt}


def _freeze_document(freeze: Freeze, meeting: str) -> dict[str, Any]:
    return {
        "id": f"{freeze.prompt}/{freeze.group}",
        "meeting": meeting,
        "prompt": freeze.prompt,
        "group": freeze.group,
        "why": freeze.why,
        "since": moment(freeze.since),
    }


def _ready_document(ready: _Ready, meeting: str) -> dict[str, Any]:
    return {
        "id": f"{ready.prompt}/{ready.group}",
        "meeting": meeting,
        "prompt": ready.prompt,
        "group": ready.group,
        "since": moment(ready.since),
    }


def _freeze_in(document: Mapping[str, Any]) -> Freeze:
    return Freeze(
        str(document["prompt"]),
        str(document["group"]),
        harmless(str(document["why"])),
        moment_in(document["since"]),
    )


def _ready_in(document: Mapping[str, Any]) -> _Ready:
    return _Ready(str(document["prompt"]), str(document["group"]), moment_in(document["since"]))
