"""Makes one call of the system fail, the n-th of those that a block makes."""

from __future__ import annotations

import fcntl
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest

CALLS: Final[dict[Any, tuple[str, ...]]] = {
    os: (
        "open", "stat", "lstat", "fstat", "listdir", "scandir", "mkdir", "rename", "replace", "unlink",
        "link", "fsync", "fdatasync", "ftruncate", "pread", "pwrite", "read", "write", "fchmod",
        "fchown", "dup2",
    ),
    fcntl: ("flock",),
    io: ("open",),
}  # fmt: skip


class Injection:
    """Counts calls, and lets one of them fail."""

    def __init__(self, number: int, code: int) -> None:
        """Fail at the call of that number, with that errno."""
        self.number = number
        self.code = code
        self.made = 0
        self.failed = ""
        """The call that failed; empty if none has."""

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, counted."""

        def counted(*arguments: Any, **named: Any) -> Any:
            self.made += 1
            if self.made == self.number:
                self.failed = name
                raise OSError(self.code, os.strerror(self.code))
            return call(*arguments, **named)

        return counted


@contextmanager
def failing(number: int, code: int) -> Iterator[Injection]:
    """Let the call of that number fail during the block."""
    injection = Injection(number, code)
    with pytest.MonkeyPatch.context() as patch:
        for module, names in CALLS.items():
            for name in names:
                patch.setattr(module, name, injection.wrapped(name, getattr(module, name)))
        yield injection
