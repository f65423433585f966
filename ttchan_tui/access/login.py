"""Who has come in: OpenSSH says with which key, and the people of the desk say whose that is."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.access.access_log import ENDED, LOGGED_IN, REFUSED
from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.people import Entrant, NoAccess
from ttchan_tui.text.languages import N_

_LARGEST: Final = 65_536
_BETWEEN_LOOKS: Final = 0.5
"""Seconds; who is let in no more is out within two."""


def logged_in(access: AccessDirectory, environment: Mapping[str, str], command: str) -> tuple[Entrant, str]:
    """The person whose key has opened this session, and the fingerprint of it; logged either way.

    Args:
        access: Who may come in.
        environment: What sshd has set.
        command: What was asked for, for the log.

    Raises:
        NoAccess: It is nobody's, or the last day of its owner is past.
    """
    origin = environment.get("SSH_CONNECTION", "").split(" ")[0]
    fingerprints = tuple(_used_keys(environment))
    for entrant in access.people():
        for key in entrant.keys:
            if key.fingerprint in fingerprints:
                if entrant.is_over(datetime.now(UTC)):
                    access.log.write(REFUSED, entrant.name, key=key.fingerprint, origin=origin, why="over")
                    raise NoAccess(_OVER, name=entrant.name, day=entrant.until)
                access.log.write(LOGGED_IN, entrant.name, key=key.fingerprint, origin=origin, command=command)
                return entrant, key.fingerprint
    named = ", ".join(fingerprints) or "–"
    access.log.write(REFUSED, key=named, origin=origin, why="nobody's key")
    raise NoAccess(_NOBODYS, fingerprint=named)


def _used_keys(environment: Mapping[str, str]) -> Iterator[str]:
    """Fingerprints of the keys that sshd says were used."""
    path = environment.get("SSH_USER_AUTH")
    if not path:
        raise NoAccess(_NOT_OVER_SSH)
    with suppress(OSError):
        with Path(path).open("rb") as file:
            said = file.read(_LARGEST).decode("ascii", "replace")
        for line in said.splitlines():
            method, *words = line.split(" ")
            if method == "publickey" and len(words) > 1:
                with suppress(ValueError):
                    digest = hashlib.sha256(base64.b64decode(words[1], validate=True)).digest()
                    yield f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"


@contextmanager
def as_long_as_let_in(
    access: AccessDirectory, entrant: Entrant, fingerprint: str, over: Callable[[], None]
) -> Iterator[None]:
    """Look during the block, twice a second, whether the person is still let in as what they came.

    Args:
        access: Who may come in.
        entrant: The person, as they came in.
        fingerprint: Of the key that they came in with.
        over: Called once, on a thread, when they are let in no more, or as something else.
    """
    done = threading.Event()

    def look() -> None:
        token: object = ...  # so that the first look sees what has happened since they came in
        while not done.wait(_BETWEEN_LOOKS):
            if access.token() != token or entrant.is_over(datetime.now(UTC)):
                token = access.token()
                if not _is_let_in(access, entrant, fingerprint):
                    access.log.write(ENDED, entrant.name, key=fingerprint)
                    over()
                    return

    thread = threading.Thread(target=look, name="access", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(1.0)


def _is_let_in(access: AccessDirectory, entrant: Entrant, fingerprint: str) -> bool:
    try:
        people = access.people()
    except NoAccess:
        return False
    return any(
        now.person == entrant.person
        and not now.is_over(datetime.now(UTC))
        and any(key.fingerprint == fingerprint for key in now.keys)
        for now in people
    )


_NOBODYS: Final = N_(
    "This key is nobody's here ({fingerprint}). Ask a lead of the meeting to add it, and send them the "
    "file that ends in .pub."
)
_OVER: Final = N_("{name}, your last day here was {day}. Ask a lead of the meeting.")
_NOT_OVER_SSH: Final = N_(
    "The desk is opened over SSH, with a key, and sshd has to say which (ExposeAuthInfo yes). "
    "docs/ssh.md says how. On this machine itself, use ttchan without “desk”."
)
