"""How far the work on each prompt has come: hidden, frozen, ready, and how much time is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

from tinydb.table import Document

from ttchan_tui.meeting.board.countdown import LONGEST, Countdown
from ttchan_tui.meeting.board.progress import Freeze, Progress
from ttchan_tui.meeting.verbs import COUNT_DOWN, FREEZE, HIDE, REVEAL, TELL_READY, UNFREEZE
from ttchan_tui.store.belonging import check_known_prompt, check_prompt
from ttchan_tui.store.errors import Frozen, UnknownId
from ttchan_tui.store.ground import Ground
from ttchan_tui.store.kept import Kept
from ttchan_tui.store.shapes import COUNTDOWNS, FREEZES, HIDDEN_PROMPTS, READY_GROUPS, moment, moment_in
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import NOTE_LIMIT, admit, harmless
from ttchan_tui.text.languages import N_


class NoTime(Explained):
    """That is no time for a countdown; nothing was changed."""


class _Ready(NamedTuple):
    prompt: str
    group: str
    since: datetime


class Steps:
    """The work on the prompts of a meeting."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the ground of a repository."""
        self._ground = ground
        storage = ground.database.storage
        self._hidden = Kept(storage, HIDDEN_PROMPTS, lambda doc: str(doc["prompt"]))
        self._freezes = Kept(storage, FREEZES, _freeze_in)
        self._ready = Kept(storage, READY_GROUPS, _ready_in)
        self._countdowns = Kept(storage, COUNTDOWNS, _countdown_in)

    def of(self, prompt: str) -> Progress:
        """How far the work on a prompt has come.

        Raises:
            StoreDamaged: What the store says of it is not what this program writes.
        """
        meeting = self._ground.meeting().id
        freezes = {one.group: one for one in self._freezes.of(meeting).values() if one.prompt == prompt}
        ready = {one.group: one.since for one in self._ready.of(meeting).values() if one.prompt == prompt}
        countdowns = [one for one in self._countdowns.of(meeting).values() if one.prompt == prompt]
        return Progress(
            prompt,
            hidden=prompt in self._hidden.of(meeting).values(),
            freezes=freezes,
            ready=ready,
            countdown=countdowns[-1] if countdowns else None,
        )

    def check_open(self, prompt: str, group: str = "") -> None:
        """See to it that what a group said may change; without a group, the themes.

        Raises:
            Frozen: It is not to change any more.
        """
        meeting = self._ground.meeting().id
        for freeze in self._freezes.of(meeting).values():
            if freeze.prompt == prompt and freeze.group in ("", group):
                raise Frozen(freeze.why)

    # Hidden until revealed

    def hidden(self) -> frozenset[str]:
        """Ids of the prompts whose notes only their own groups see."""
        return frozenset(self._hidden.of(self._ground.meeting().id).values())

    def hide(self, prompt: str, *, why: str = "") -> None:
        """Let each group see its own notes only, and the public none. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._ground.changing(HIDE, why):
            meeting = self._known(prompt)
            if prompt not in self._hidden.of(meeting).values():
                self._ground.database.table(HIDDEN_PROMPTS).insert(_hidden_document(prompt, meeting))

    def reveal(self, prompt: str, *, why: str = "") -> None:
        """Let everybody in the room see what all groups said. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._ground.changing(REVEAL, why):
            hidden = self._hidden.of(self._known(prompt))
            numbers = [number for number, one in hidden.items() if one == prompt]
            self._ground.database.table(HIDDEN_PROMPTS).remove(doc_ids=numbers)

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
        with self._ground.changing(FREEZE, why):
            meeting = self._known(prompt, group)
            for freeze in self._freezes.of(meeting).values():
                if (freeze.prompt, freeze.group) == (prompt, group):
                    return freeze
            freeze = Freeze(prompt, group, why, datetime.now(UTC))
            self._ground.database.table(FREEZES).insert(_freeze_document(freeze, meeting))
        return freeze

    def unfreeze(self, prompt: str, group: str = "", *, why: str) -> None:
        """Let it change again. Does nothing if it is not frozen.

        Raises:
            Refused: There is no reason, or it does not pass the gate.
            UnknownId: There is no such prompt or group.
        """
        why = admit(why, limit=NOTE_LIMIT)
        with self._ground.changing(UNFREEZE, why):
            freezes = self._freezes.of(self._known(prompt, group))
            here = (prompt, group)
            numbers = [number for number, one in freezes.items() if (one.prompt, one.group) == here]
            self._ground.database.table(FREEZES).remove(doc_ids=numbers)

    # Ready

    def tell_ready(self, prompt: str, group: str, *, ready: bool = True) -> None:
        """Say that a group is ready, or that it is not.

        Raises:
            UnknownId: There is no such prompt or group.
        """
        with self._ground.changing(TELL_READY, ""):
            meeting, here = self._known(prompt, group), (prompt, group)
            numbers = [
                number for number, one in self._ready.of(meeting).items() if (one.prompt, one.group) == here
            ]
            if not ready:
                self._ground.database.table(READY_GROUPS).remove(doc_ids=numbers)
            elif not numbers:
                now = _Ready(prompt, group, datetime.now(UTC))
                self._ground.database.table(READY_GROUPS).insert(_ready_document(now, meeting))

    # Time

    def count_down(self, prompt: str, time: timedelta, *, step: str = "", bell: bool = False) -> Countdown:
        """Give the work on a prompt so much time from now, in the place of what it had.

        Raises:
            NoTime: That is no time, or more than half a day.
            UnknownId: There is no such prompt, or it has no such step.
        """
        if not timedelta() < time <= LONGEST:
            raise NoTime(_NO_TIME, hours=LONGEST // _HOUR)
        with self._ground.changing(COUNT_DOWN, ""):
            meeting = self._ground.meeting()
            check_known_prompt(meeting, prompt)
            steps = [one.id for one in meeting.prompt[prompt].steps]
            if step and step not in steps:
                raise UnknownId(_NO_STEP, id=step, valid=", ".join(steps) or "–")
            countdown = Countdown(prompt, step, datetime.now(UTC) + time, None, bell)
            self._put(countdown)
        return countdown

    def pause(self, prompt: str) -> Countdown:
        """Stop the countdown where it is. Does nothing if it is paused.

        Raises:
            NoTime: There is none.
        """
        with self._ground.changing(COUNT_DOWN, ""):
            countdown = self._running(prompt)
            countdown = replace(countdown, ends=None, paused=countdown.left(datetime.now(UTC)))
            self._put(countdown)
        return countdown

    def go_on(self, prompt: str) -> Countdown:
        """Let a paused countdown go on. Does nothing if it runs.

        Raises:
            NoTime: There is none.
        """
        with self._ground.changing(COUNT_DOWN, ""):
            countdown, now = self._running(prompt), datetime.now(UTC)
            if countdown.ends is None:
                countdown = replace(countdown, ends=now + countdown.left(now), paused=None)
                self._put(countdown)
        return countdown

    def add_time(self, prompt: str, more: timedelta) -> Countdown:
        """Give more time, or less; what is over begins anew with it.

        Raises:
            NoTime: There is no countdown, or it would be longer than half a day.
        """
        with self._ground.changing(COUNT_DOWN, ""):
            countdown, now = self._running(prompt), datetime.now(UTC)
            left = max(countdown.left(now) + more, timedelta())
            if left > LONGEST:
                raise NoTime(_NO_TIME, hours=LONGEST // _HOUR)
            if countdown.ends is None:
                countdown = replace(countdown, paused=left)
            else:
                countdown = replace(countdown, ends=now + left)
            self._put(countdown)
        return countdown

    def end_countdown(self, prompt: str) -> None:
        """Take the countdown off all screens. Does nothing if there is none."""
        with self._ground.changing(COUNT_DOWN, ""):
            numbers = self._numbers(prompt)
            self._ground.database.table(COUNTDOWNS).remove(doc_ids=numbers)

    def _running(self, prompt: str) -> Countdown:
        countdown = self.of(prompt).countdown
        if countdown is None:
            raise NoTime(N_("No time is running for this prompt. Start it first."))
        return countdown

    def _put(self, countdown: Countdown) -> None:
        table = self._ground.database.table(COUNTDOWNS)
        document = _countdown_document(countdown, self._ground.meeting().id)
        if numbers := self._numbers(countdown.prompt):
            table.upsert(Document(document, numbers[-1]))
        else:
            table.insert(document)

    def _numbers(self, prompt: str) -> list[int]:
        countdowns = self._countdowns.of(self._ground.meeting().id)
        return [number for number, one in countdowns.items() if one.prompt == prompt]

    def _known(self, prompt: str, group: str = "") -> str:
        """The id of the meeting, which has that prompt and that group."""
        meeting = self._ground.meeting()
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


def _countdown_in(document: Mapping[str, Any]) -> Countdown:
    paused = document["paused"]
    return Countdown(
        str(document["prompt"]),
        str(document["step"]),
        moment_in(document["ends"]) if document["ends"] else None,
        None if paused is None else timedelta(seconds=float(paused)),
        document["bell"] is True,
    )


def _countdown_document(countdown: Countdown, meeting: str) -> dict[str, Any]:
    return {
        "id": countdown.prompt,
        "meeting": meeting,
        "prompt": countdown.prompt,
        "step": countdown.step,
        "ends": moment(countdown.ends),
        "paused": None if countdown.paused is None else countdown.paused.total_seconds(),
        "bell": countdown.bell,
    }


_HOUR: Final = timedelta(hours=1)
_NO_TIME: Final = N_("A countdown takes from one second to {hours} hours.")
_NO_STEP: Final = N_("There is no step “{id}” for this prompt. There are: {valid}.")
