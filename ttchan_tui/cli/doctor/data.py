"""What the place of the data is like, and the clock."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import size
from ttchan_tui.cli.doctor.finding import Diagnosis, DiagnosisState
from ttchan_tui.meeting.wording.register import UNFINISHED
from ttchan_tui.store import (
    DATA_FILE,
    ELSEWHERE,
    Repository,
    StoreError,
    elsewhere,
    link_troubles,
    unusable,
    verify,
)
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_ENOUGH: Final = 100_000_000
"""Bytes of free disk that last for years of meetings."""

_PROGRAM: Final = "ttchan"

_NAMED: Final = 3
"""Files of which it is said that they cannot be used; of more only how many there are."""

_TOO_LITTLE: Final = 2_000_000
"""Bytes of free disk with which nothing can be written soon."""


def examine_data(context: Context) -> Iterator[Diagnosis]:
    """Look at the data without changing anything."""
    if context.false_zone:
        yield _false_zone(context.false_zone)
    yield from _programs(os.environ.get("PATH", ""))
    try:
        directory = context.data
        yield _directory(directory)
        yield _disk(directory, context)
        yield from _store(directory, context)
    except Explained as trouble:
        yield Diagnosis("data", N_("Data"), trouble.sentence(context.language), DiagnosisState.BROKEN)


def _directory(directory: Path) -> Diagnosis:
    there = _existing(directory)
    if kind := elsewhere(there.stat().st_dev, there / f"{DATA_FILE}.journal"):
        values = {"directory": directory, "kind": kind}
        return Diagnosis(
            "directory", N_("Data directory"), str(directory), DiagnosisState.BROKEN, ELSEWHERE, values
        )
    if os.access(there, os.W_OK | os.X_OK):
        return Diagnosis("directory", N_("Data directory"), str(directory))
    advice = N_(
        "You may not write there, so notes cannot be kept. Name another directory with --data, "
        "or ask for the permission."
    )
    return Diagnosis("directory", N_("Data directory"), str(directory), DiagnosisState.BROKEN, advice)


def _programs(path: str) -> Iterator[Diagnosis]:
    """The programs of our name that a shell would find; more than one may use different data."""
    candidates = [Path(folder, _PROGRAM) for folder in path.split(os.pathsep) if folder]
    found = {one.resolve(): one for one in reversed(candidates) if os.access(one, os.X_OK) and one.is_file()}
    if len(found) > 1:
        advice = N_(
            "There are several, which may use different data; “ttchan” is the first. "
            "Call the others by their whole path, or remove them."
        )
        named = ", ".join(str(one) for one in reversed(found.values()))
        yield Diagnosis("programs", N_("Program"), named, DiagnosisState.ADVICE, advice)


def _false_zone(named: str) -> Diagnosis:
    advice = N_(
        "TZ names no time zone, so that of this machine is used. "
        "Name a zone such as Europe/Riga, or unset TZ."
    )
    return Diagnosis("time-zone", N_("Time zone"), named, DiagnosisState.ADVICE, advice)


def _existing(directory: Path) -> Path:
    """The directory, or the nearest one above it that is there."""
    return next(one for one in (directory.absolute(), *directory.absolute().parents) if one.exists())


def _disk(directory: Path, context: Context) -> Diagnosis:
    free = shutil.disk_usage(_existing(directory)).free
    state = (
        DiagnosisState.OK
        if free >= _ENOUGH
        else DiagnosisState.ADVICE
        if free >= _TOO_LITTLE
        else DiagnosisState.BROKEN
    )
    advice = (
        "" if state is DiagnosisState.OK else N_("Make room on the disk, or notes cannot be kept any more.")
    )
    return Diagnosis("disk", N_("Free disk space"), size(free, context.language), state, advice)


def _files(data_file: Path) -> Diagnosis:
    if not (found := unusable(Path(os.path.realpath(data_file)))):
        return Diagnosis("files", N_("Files"), "OK")
    status = data_file.parent.stat()
    more = f" (+{len(found) - _NAMED})" if len(found) > _NAMED else ""
    return Diagnosis(
        "files",
        N_("Files"),
        ", ".join(map(str, found[:_NAMED])) + more,
        DiagnosisState.BROKEN,
        N_(
            "Not all who may use {directory} can use them. Put it right as root, for each: "
            "chown --reference={directory} FILE; chmod {mode} FILE"
        ),
        {"directory": data_file.parent, "mode": "ug+rwX" if status.st_mode & stat.S_IWGRP else "u+rwX"},
    )


def _tried(repository: Repository, context: Context) -> Diagnosis:
    """Whether something could be kept: the lock is taken, and the journal opened to be appended to."""
    try:
        repository.engine.check_writable()
        with repository.engine.transaction():
            pass  # what changes nothing leaves no record
    except StoreError as trouble:
        return Diagnosis("store", N_("Data"), trouble.sentence(context.language), DiagnosisState.BROKEN)
    return Diagnosis("store", N_("Data"), "OK")


def _store(directory: Path, context: Context) -> Iterator[Diagnosis]:
    if not (directory / DATA_FILE).exists():
        yield Diagnosis("store", N_("Data"), context.language.say(N_("none yet; the first start makes them")))
        return
    yield _files(directory / DATA_FILE)
    if faults := verify(directory / DATA_FILE):
        advice = N_(
            "Some data are damaged. To see where: ttchan db verify; what is sound is saved at the next start."
        )
        yield Diagnosis("store", N_("Data"), str(len(faults)), DiagnosisState.BROKEN, advice)
        return
    with context.repository() as repository:
        yield _tried(repository, context)
        year = repository.meeting().start.year
        if before := repository.results.retention.unfinished():
            told = context.language.say(UNFINISHED, date=before.isoformat())
            yield Diagnosis("purge", N_("Purge"), told, DiagnosisState.ADVICE)
    for trouble in link_troubles(directory):
        yield Diagnosis("link", N_("Link"), trouble.sentence(context.language), DiagnosisState.ADVICE)
    now = context.now or datetime.now().astimezone()
    found = f"{now:%Y-%m-%d %H:%M}"
    if now.year < year:
        advice = N_(
            "The clock shows a time before the year of the meeting, {year}. Set it: timedatectl set-time"
        )
        yield Diagnosis("clock", N_("Clock"), found, DiagnosisState.ADVICE, advice, {"year": year})
    else:
        yield Diagnosis("clock", N_("Clock"), found)
