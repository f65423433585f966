"""Prompts of which something is so: that they are hidden, or open to visitors."""

from __future__ import annotations

from dataclasses import dataclass

from ttchan_tui.meeting.codec import ID, Record
from ttchan_tui.meeting.references import check_known_prompt
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.store_context import StoreContext


@dataclass(frozen=True, slots=True)
class _Member:
    prompt: str


MEMBER = Record(_Member, prompt=ID)


class PromptSet:
    """A table with a document for each of the prompts."""

    def __init__(self, context: StoreContext, table: str) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context, table, MEMBER)

    def ids(self) -> frozenset[str]:
        """The ids of the prompts."""
        return frozenset(one.prompt for one in self._kept.all().values())

    def add(self, prompt: str, verb: str, why: str) -> None:
        """Let a prompt be one of them, if it is none yet; the history calls it that.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(verb, why):
            check_known_prompt(self._context.meeting(), prompt)
            self.put(prompt)

    def put(self, prompt: str) -> None:
        """Let a prompt be one of them within a change, if it is none yet."""
        if prompt not in self.ids():
            self._kept.insert(_Member(prompt), prompt)

    def remove(self, prompt: str, verb: str, why: str) -> None:
        """Let a prompt be none of them any more; the history calls it that.

        Raises:
            UnknownId: There is no such prompt.
        """
        with self._context.changing(verb, why):
            check_known_prompt(self._context.meeting(), prompt)
            self._kept.remove(self._kept.numbers(lambda one: one.prompt == prompt))
