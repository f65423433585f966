"""The PIN of the staff: kept as a slow salted hash, and slower to guess with every wrong try."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import explained
from ttchan_tui.store.files import disk
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

FEWEST_DIGITS: Final = 4
MOST_DIGITS: Final = 12

_COST: Final = {"n": 1 << 14, "r": 8, "p": 5}
"""What scrypt costs: a quarter of a second and 16 MB for each try (OWASP's figures for scrypt)."""
_FREE_TRIES: Final = 3
_FIRST_WAIT: Final = 5
_LONGEST_WAIT: Final = 900
"""Seconds to wait after a wrong try: none for the first ones, then twice as long each time."""


class BadPin(Explained):
    """That cannot be a PIN."""


class Pin:
    """The PIN of one data directory, in a file that nobody can read who could not replace it."""

    def __init__(self, directory: Path) -> None:
        """Keep it in that directory."""
        self._file = directory / "kiosk-pin.json"
        self._tries = directory / "kiosk-pin-tries.json"

    @property
    def is_set(self) -> bool:
        """Whether there is one.

        Raises:
            StoreError: That cannot be told; such as when another account has made the file.
        """
        return self._kept() is not None

    def set(self, digits: str) -> None:
        """Have another PIN from now on.

        Raises:
            BadPin: It is too short, too long, or not made of digits.
            StoreError: It cannot be written.
        """
        if not (digits.isascii() and digits.isdigit() and FEWEST_DIGITS <= len(digits) <= MOST_DIGITS):
            raise BadPin(
                N_("A PIN has {fewest} to {most} digits, and nothing but digits."),
                fewest=FEWEST_DIGITS,
                most=MOST_DIGITS,
            )
        salt = os.urandom(16)
        kept = {"scrypt": _COST, "salt": salt.hex(), "hash": _hash(digits, salt, _COST).hex()}
        _write(self._file, kept)
        with explained(self._tries):
            self._tries.unlink(missing_ok=True)

    def seconds_to_wait(self) -> float:
        """Seconds until the next try is looked at.

        Raises:
            StoreError: What is remembered of the tries cannot be read.
        """
        wrong, at = self._wrong()
        if wrong < _FREE_TRIES:
            return 0.0
        wait = float(min(_FIRST_WAIT * 2 ** (wrong - _FREE_TRIES), _LONGEST_WAIT))
        gone = time.time() - at
        if gone < 0:  # the clock was set back, perhaps by years
            self._remember(wrong)
            return wait
        return max(0.0, wait - gone)

    def is_right(self, digits: str) -> bool:
        """Whether these are the digits; a wrong try is remembered. Takes a quarter of a second.

        Raises:
            StoreError: The try cannot be remembered, so it is none.
        """
        kept = self._kept()
        if kept is None:
            return False
        salt, cost, hash_ = kept
        # Remembered first: whoever pulls the plug during the check has had a try, too. And one after the
        # other: of many who try at the same moment, at several kiosks, only the free ones are looked at.
        with disk.turn_in(self._tries.parent):
            if self.seconds_to_wait():
                return False
            wrong, _ = self._wrong()
            self._remember(wrong + 1)
        right = hmac.compare_digest(_hash(digits, salt, cost), hash_)
        if right:
            with explained(self._tries):
                self._tries.unlink(missing_ok=True)
        return right

    def _kept(self) -> tuple[bytes, dict[str, int], bytes] | None:
        try:
            kept = json.loads(disk.read(self._file) or b"null")
            if kept is None:
                return None
            cost = {name: int(kept["scrypt"][name]) for name in _COST}
            return bytes.fromhex(kept["salt"]), cost, bytes.fromhex(kept["hash"])
        except (ValueError, TypeError, KeyError):
            return None  # a damaged file opens nothing

    def _remember(self, wrong: int) -> None:
        _write(self._tries, {"wrong": wrong, "at": time.time()})

    def _wrong(self) -> tuple[int, float]:
        try:
            tries = json.loads(disk.read(self._tries) or b'{"wrong": 0, "at": 0}')
            return min(int(tries["wrong"]), 100), float(tries["at"])
        except (ValueError, TypeError, KeyError):
            return _FREE_TRIES, time.time()  # whoever damages it does not get more tries


def _hash(digits: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hashlib.scrypt(digits.encode(), salt=salt, maxmem=1 << 26, dklen=32, **cost)


def _write(file: Path, content: Mapping[str, object]) -> None:
    disk.write_whole(file, json.dumps(content).encode(), secret=True)
