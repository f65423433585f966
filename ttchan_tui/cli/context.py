"""What every command is given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.printing.output import Output, complain
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language, language

if TYPE_CHECKING:
    from ttchan_tui.access.directory import AccessDirectory
    from ttchan_tui.access.settings import DeskSettings
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.meeting.roles import Person, Right
    from ttchan_tui.store import Repository

_CHANGED: Final = N_(
    "This was changed in {directory}. The kiosk of this machine has its own data, in {others}: "
    "name them with --data."
)


class NoDirectory(Explained):
    """It cannot be told which directory is meant."""


@dataclass(frozen=True, slots=True)
class Context:
    """The language to speak, the data to use, and where to print."""

    language: Language
    data_option: Path | None
    """What `--data` says."""
    now: datetime | None
    """Where to stop the clock; the real time if none."""
    out: Output
    language_asked: str = ""
    """Code of the language that the command line or the terminal asks for; empty if they ask for none."""
    person: Person | None = None
    """Whoever has come in over the line; none for whoever uses this machine, and so may do everything."""
    desk: DeskSettings | None = None
    """Where the desk has its data and its people, for whoever has come in over the line."""
    false_zone: str = ""
    """What `TZ` named and is no time zone; left out."""

    def language_for(self, meeting: Meeting) -> Language:
        """The language that was asked for; if none was, the first of the meeting."""
        from ttchan_tui.meeting.spoken import spoken

        return self.language if self.language_asked else language(spoken(meeting)[0])

    @property
    def data(self) -> Path:
        """The data directory.

        Raises:
            NoDirectory: It cannot be told which one is meant.
        """
        from ttchan_tui.store import data_directory

        try:
            return data_directory(self.data_option, os.environ)
        except RuntimeError as error:  # of `expanduser`
            raise NoDirectory(
                N_("Nobody knows whose home directory is meant. Name the data directory with --data.")
            ) from error
        except FileNotFoundError as error:  # of `absolute`
            raise NoDirectory(
                N_(
                    "The directory that you work in is not there any more. "
                    "Go to another one, or give --data a name that begins with /."
                )
            ) from error

    def must(self, right: Right) -> None:
        """Raise NotAllowed if whoever it is may not do that."""
        if self.person:
            self.person.must(right)

    def access(self) -> AccessDirectory | None:
        """Who comes in over the line, as far as whoever has come in is at a desk."""
        if self.desk is None:
            return None
        from ttchan_tui.access.directory import AccessDirectory

        return AccessDirectory(self.desk.access)

    @contextmanager
    def repository(self) -> Iterator[Repository]:
        """The store, open for as long as it is needed; in the end it is said what was found damaged.

        Where other data may have been meant, it is also said whether anything was changed in these.
        """
        from ttchan_tui.store import open_repository, others_data

        repository = open_repository(self.data, self.person) if self.person else open_repository(self.data)
        others = others_data(self.data_option, os.environ)
        before = repository.last_record if others else 0
        try:
            yield repository
            if others and repository.last_record > before:
                complain(self.language.say(_CHANGED, directory=self.data, others=others))
        finally:
            repository.close()
            for warning in repository.warnings:
                complain(warning.sentence(self.language))
