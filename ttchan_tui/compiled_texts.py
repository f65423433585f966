"""Texts that modules compile while they are loaded: methods written by `dataclasses`, regular expressions.

What Python has made of a text once, the same Python makes of it again: so it can be kept in the start file.
Nothing else is made here. A text that is not known goes the usual way, and what comes of it is noted; where
another version of Python goes another way, nothing is noted, and nothing is saved.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable
from threading import get_ident
from typing import Any, Final

Known = tuple[dict[str, bytes], dict[tuple[str | bytes, int], bytes]]
"""Code by its text; what the engine of regular expressions was given, by pattern and flags; marshalled."""

KNOWN_PYTHONS: Final = {(3, 11), (3, 12), (3, 13), (3, 14)}
"""Versions whose `dataclasses` and `re` were read and tried; with any other nothing of them is touched."""

_REGULAR_EXPRESSIONS: Final = "re._compiler"


class CompiledTexts:
    """Stands where `dataclasses` and `re` have texts compiled, until it is told to leave."""

    def __init__(self, known: Known) -> None:
        """Know what came of earlier texts."""
        self.known = known
        self.new: Known = ({}, {})
        self._leave: list[Callable[[], None]] = []

    def enter(self) -> None:
        """Answer from now on, if this Python is known to ask in this way."""
        if sys.version_info[:2] not in KNOWN_PYTHONS:
            return
        import dataclasses

        self._stand_in(vars(dataclasses), exec=self._execute)
        there = vars(sys.modules.get(_REGULAR_EXPRESSIONS, sys))
        if "_sre" in there and "compile" in there:
            self._engine, self._usual = there["_sre"], there["compile"]
            self._given: dict[int, tuple[Any, ...]] = {}
            self._stand_in(there, _sre=_Listening(self._engine, self._given), compile=self._pattern)

    def leave(self) -> None:
        """Put everything back."""
        while self._leave:
            self._leave.pop()()

    @property
    def all(self) -> Known:
        """What was known, and what is new."""
        return self.known[0] | self.new[0], self.known[1] | self.new[1]

    def _stand_in(self, there: dict[str, Any], **ours: object) -> None:
        theirs = {name: there[name] for name in ours if name in there}

        def leave() -> None:
            for name in ours:
                del there[name]
            there.update(theirs)

        self._leave.append(leave)
        there.update(ours)

    def _execute(self, text: str, *namespaces: dict[str, object]) -> None:
        """As `exec` does."""
        if not (code := self.known[0].get(text)):
            code = self.new[0][text] = marshal.dumps(compile(text, "<string>", "exec", dont_inherit=True))
        exec(marshal.loads(code), *namespaces)

    def _pattern(self, pattern: Any, flags: int = 0) -> object:  # noqa: ANN401 - may be parsed already
        """As `compile` of `re` does."""
        if not isinstance(pattern, str | bytes):
            return self._usual(pattern, flags)
        if given := self.known[1].get((pattern, flags)):
            return self._engine.compile(*marshal.loads(given))
        made = self._usual(pattern, flags)
        if noted := self._given.pop(get_ident(), ()):
            # The numbers in the list have names, which cannot be kept and are not needed.
            plain = [[*map(int, part)] if isinstance(part, list) else part for part in noted]
            self.new[1][pattern, flags] = marshal.dumps(plain)
        return made


class _Listening:
    """The engine of regular expressions, with somebody who notes what it is given, on each thread."""

    def __init__(self, engine: Any, given: dict[int, tuple[Any, ...]]) -> None:  # noqa: ANN401 - a module
        self._engine = engine
        self._given = given

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def compile(self, *given: Any) -> object:  # noqa: ANN401 - whatever this version of Python hands on
        self._given[get_ident()] = given
        return self._engine.compile(*given)
