"""The app as an organiser sees it who has come in to the desk: for pictures that name nobody else."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.app import open_app
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.text.languages import language

ANNA: Final = Person("anna", Role.ORGANISER)


def main() -> int:
    """Open it until somebody leaves it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang")
    parser.add_argument("--now", type=datetime.fromisoformat)
    asked = parser.parse_args()
    spoken = language(asked.lang)
    return open_app(Context(spoken, asked.data, asked.now, Output(sys.stdout), asked.lang, ANNA), None)


if __name__ == "__main__":
    sys.exit(main())
