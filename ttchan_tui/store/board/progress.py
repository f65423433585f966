"""How far the work on each prompt has come: hidden, frozen, ready, and how much time is left."""

from __future__ import annotations

from datetime import UTC, datetime

from ttchan_tui.meeting.board.freeze import FREEZE, Freeze, check_not_frozen
from ttchan_tui.meeting.board.progress import READY, Progress, Ready
from ttchan_tui.meeting.history.change_kinds import FREEZE as MAKE_FREEZE
from ttchan_tui.meeting.history.change_kinds import HIDE, REVEAL, TELL_READY, UNFREEZE
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.references import check_known_prompt, check_prompt
from ttchan_tui.store.board.countdowns import Countdowns
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import FREEZES, HIDDEN_PROMPTS, READY_GROUPS
from ttchan_tui.store.prompt_set import PromptSet
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit


class GroupWorkState:
    """The work on the prompts of a meeting."""

    def __init__(self, context: StoreContext, countdowns: Countdowns) -> None:
        """Stand in the context of a repository, whose countdowns these are."""
        self._context = context
        self._hidden = PromptSet(context, HIDDEN_PROMPTS)
        self._freezes = CachedTable(context, FREEZES, FREEZE)
        self._ready = CachedTable(context, READY_GROUPS, READY)
        self._countdowns = countdowns

    def for_prompt(self, prompt: str) -> Progress:
        """How far the work on a prompt has come.

        Raises:
            StoreDamaged: What the store says of it is not what this program writes.
        """
        return Progress(
            prompt,
            hidden=prompt in self.hidden(),
            freezes={one.group: one for one in self._freezes.all().values() if one.prompt == prompt},
            ready={one.group: one.since for one in self._ready.all().values() if one.prompt == prompt},
            countdown=self._countdowns.for_prompt(prompt),
        )

    def check_not_frozen(self, prompt: str, group: str = "") -> None:
        """See to it that what a group said may change; without a group, the themes.

        Raises:
            Frozen: It is not to change any more.
        """
        check_not_frozen(prompt, group, self._freezes.all().values())

    def put(self, progress: Progress) -> None:
        """Keep what lasts of the work on a prompt, within a change. A countdown is of its hour only."""
        if progress.hidden:
            self._hidden.put(progress.prompt)
        for freeze in progress.freezes.values():
            self._freezes.insert(freeze, _id(freeze))
        for group, since in progress.ready.items():
            self._put_ready(Ready(progress.prompt, group, since))

    # Hidden until revealed

    def hidden(self) -> frozenset[str]:
        """Ids of the prompts whose notes only their own groups see."""
        return self._hidden.ids()

    def hide(self, prompt: str, *, why: str = "") -> None:
        """Let each group see its own notes only, and the public none. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        self._hidden.add(prompt, HIDE, why)

    def reveal(self, prompt: str, *, why: str = "") -> None:
        """Let everybody in the room see what all groups said. Does nothing if that is so.

        Raises:
            UnknownId: There is no such prompt.
        """
        self._hidden.remove(prompt, REVEAL, why)

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
        with self._context.changing(MAKE_FREEZE, why):
            self._check_known(prompt, group)
            for freeze in self._freezes.all().values():
                if (freeze.prompt, freeze.group) == (prompt, group):
                    return freeze
            freeze = Freeze(prompt, group, why, datetime.now(UTC))
            self._freezes.insert(freeze, _id(freeze))
        return freeze

    def unfreeze(self, prompt: str, group: str = "", *, why: str) -> None:
        """Let it change again. Does nothing if it is not frozen.

        Raises:
            Refused: There is no reason, or it does not pass the gate.
            UnknownId: There is no such prompt or group.
        """
        why = admit(why, limit=NOTE_LIMIT)
        with self._context.changing(UNFREEZE, why):
            self._check_known(prompt, group)
            here = (prompt, group)
            self._freezes.remove(self._freezes.numbers(lambda one: (one.prompt, one.group) == here))

    # Ready

    def tell_ready(self, prompt: str, group: str, *, ready: bool = True) -> None:
        """Say that a group is ready, or that it is not.

        Raises:
            UnknownId: There is no such prompt or group.
        """
        with self._context.changing(TELL_READY, ""):
            self._check_known(prompt, group)
            numbers = self._ready.numbers(lambda one: (one.prompt, one.group) == (prompt, group))
            if not ready:
                self._ready.remove(numbers)
            elif not numbers:
                self._put_ready(Ready(prompt, group, datetime.now(UTC)))

    def _put_ready(self, ready: Ready) -> None:
        self._ready.insert(ready, _id(ready))

    def _check_known(self, prompt: str, group: str) -> None:
        meeting = self._context.meeting()
        check_known_prompt(meeting, prompt)
        if group:
            check_prompt(meeting, prompt, group)


def _id(of: Freeze | Ready) -> str:
    """The id of a document, which is the same in every copy of a meeting."""
    return f"{of.prompt}/{of.group}"
