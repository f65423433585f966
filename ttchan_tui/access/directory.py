"""The directory of access: `people.toml`, what OpenSSH reads, and the log."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.access.access_log import ADDED, REVOKED, AccessLog
from ttchan_tui.access.people import NAME, Entrant, Key, NoAccess, end_of, people_toml, read_people
from ttchan_tui.meeting.roles import Role
from ttchan_tui.text.languages import N_

People = tuple[Entrant, ...]


class AccessDirectory:
    """Who may come in, as it is kept on the disk. Each change is written whole, by one at a time."""

    def __init__(self, path: Path) -> None:
        """Look at that directory."""
        self._path = path
        self._people = path / "people.toml"
        self.log = AccessLog(path / "access.log")
        """Who came in, and who did not."""

    def people(self) -> People:
        """Everybody who may come in, by name.

        Raises:
            NoAccess: It cannot be told.
        """
        return read_people(self._people)

    def token(self) -> object:
        """What differs as soon as anything has changed."""
        with suppress(OSError):
            status = self._people.stat()
            return status.st_ino, status.st_mtime_ns, status.st_size
        return None

    def add(self, entrant: Entrant, key: tuple[str, str], by: str) -> Entrant:
        """Let somebody in, with one more key, or as something else than before.

        Args:
            entrant: Name, role, groups and last day as they are to be; keys that are there stay.
            key: The line of a key and its fingerprint; where only the role is to change, one that is there.
            by: Who adds it.

        Raises:
            NoAccess: The name or the key cannot be, or nobody would be left who leads.
        """
        if not NAME.fullmatch(entrant.name):
            raise NoAccess(_BAD_NAME, name=entrant.name)
        with self._changing() as people:
            before = next((one for one in people if one.name == entrant.name), None)
            _must_be_free(people, entrant.name, key[1])
            kept = tuple(one for one in (before.keys if before else ()) if one.fingerprint != key[1])
            new = Key(*key, by, datetime.now(UTC).replace(microsecond=0))
            added = replace(entrant, keys=(*kept, new))
            self._write(tuple(sorted((*_without(people, entrant.name), added), key=lambda one: one.name)))
        self.log.write(ADDED, entrant.name, by=by, role=entrant.role.value, key=key[1])
        return added

    def revoke(self, which: str, by: str) -> Entrant:
        """Let somebody in no more, or one key.

        Args:
            which: The name of a person, or the fingerprint of a key.
            by: Who revokes it.

        Raises:
            NoAccess: There is nobody of that name and no such key, or nobody would be left who leads.
        """
        with self._changing() as people:
            for entrant in people:
                left = tuple(key for key in entrant.keys if key.fingerprint != which)
                if which == entrant.name or not left:
                    self._write(_without(people, entrant.name))
                elif left != entrant.keys:
                    self._write(tuple(replace(one, keys=left) if one is entrant else one for one in people))
                else:
                    continue
                break
            else:
                raise NoAccess(_NOBODY, which=which)
        self.log.write(REVOKED, entrant.name, by=by, key="" if which == entrant.name else which)
        return entrant

    @contextmanager
    def _changing(self) -> Iterator[People]:
        """Nobody else changes anything meanwhile."""
        try:
            status = self._path.stat()
            if not stat.S_ISDIR(status.st_mode) or status.st_mode & 0o077:
                raise NoAccess(_NOT_OWN, path=self._path)
            descriptor = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            raise NoAccess(_NO_DIRECTORY, path=self._path, reason=error.strerror) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield self.people()
        finally:
            os.close(descriptor)

    def _write(self, people: People) -> None:
        stays = any(one.role is Role.LEAD and one.until is None for one in people)
        if not stays and any(one.role is Role.LEAD for one in self.people()):
            raise NoAccess(_LAST_LEAD)
        self._put("people.toml", people_toml(people))  # which the desk asks, whatever OpenSSH lets through
        self._put("authorized_keys", authorized_keys(people))

    def _put(self, name: str, content: str) -> None:
        path = self._path / name
        new = path.with_name(f"{name}.new")
        try:
            with suppress(FileNotFoundError):
                new.unlink()
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                owner = self._path.stat()
                if os.geteuid() == 0:
                    os.fchown(descriptor, owner.st_uid, owner.st_gid)
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            new.replace(path)
        except OSError as error:
            raise NoAccess(_CANNOT_WRITE, path=path, reason=error.strerror) from error


def authorized_keys(people: People) -> str:
    """What OpenSSH is to read: each key for a terminal and nothing else, until its owner's last day."""
    lines = ["# Written by ttchan from people.toml; changes by hand are lost.\n"]
    for entrant in people:
        options = ["restrict", "pty"]
        if entrant.until:
            options.append(f'expiry-time="{end_of(entrant.until):%Y%m%d}Z"')
        lines += [f"{','.join(options)} {key.line} {entrant.name}\n" for key in entrant.keys]
    return "".join(lines)


def _without(people: People, name: str) -> People:
    return tuple(one for one in people if one.name != name)


def _must_be_free(people: People, name: str, fingerprint: str) -> None:
    for entrant in people:
        if entrant.name != name and any(key.fingerprint == fingerprint for key in entrant.keys):
            raise NoAccess(_SOMEBODY_ELSES, name=entrant.name)


_BAD_NAME: Final = N_(
    "“{name}” is no name here: at most 32 small letters without accents, digits and hyphens, "
    "a letter first. Nothing was changed."
)
_SOMEBODY_ELSES: Final = N_(
    "This is the key of {name}. Each person has a key of their own. Nothing was changed."
)
_NOBODY: Final = N_(
    "There is nobody called “{which}”, and no key with this fingerprint. See: ttchan access list"
)
_LAST_LEAD: Final = N_(
    "Nobody would be left who leads, for good and not only until a day. Add another lead first. "
    "Nothing was changed."
)
_NO_DIRECTORY: Final = N_("{path} cannot be used: {reason}. docs/ssh.md says how the desk is set up.")
_NOT_OWN: Final = N_("{path} is open to others, so nothing is kept there. As root: chmod 0700 {path}")
_CANNOT_WRITE: Final = N_("{path} cannot be written: {reason}. Nothing was changed.")
