"""What kinds of things the search finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ttchan_tui.meeting.search.searchable import HitKind
from ttchan_tui.text.languages import N_

KINDS: Final[Mapping[HitKind, str]] = {
    HitKind.PLACE: N_("place"),
    HitKind.ACTIVITY: N_("activity"),
    HitKind.VENUE: N_("venue"),
    HitKind.WIFI: N_("Wi-Fi"),
    HitKind.DAY: N_("day"),
    HitKind.PROJECT_EVENT: N_("project event"),
    HitKind.PROMPT: N_("group work"),
    HitKind.DELEGATION: N_("delegation"),
    HitKind.PARTNER: N_("partner"),
    HitKind.NOTE: N_("note"),
    HitKind.MEETING: N_("meeting"),
}
