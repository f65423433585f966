from __future__ import annotations

import pytest

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.meeting.folder import bundled_folder, examine_folder


@pytest.fixture(scope="session")
def meeting() -> Meeting:
    """The bundled meeting."""
    return examine_folder(bundled_folder()).sound()
