"""What comes along when copies are brought together: the records of what was done there, as they stand there.

They lie in the record of the merge (`brought`), each with who, when and why, and every further merge hands
them on. So whoever has merged knows what was done elsewhere, however many copies it came by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ttchan_tui.meeting.history.change_kinds import BEGIN, MERGE
from ttchan_tui.store.copies.versions import version_of
from ttchan_tui.store.documents import BESIDE_NOTES, NOTES

Record = Mapping[str, Any]
"""A change as it stands in a journal."""


def told(payloads: Iterable[bytes]) -> dict[str, Record]:
    """What was done, be it here or there, by what tells one record from all others."""
    return {json.dumps(one, sort_keys=True, ensure_ascii=False): one for one in _told(payloads)}


def is_act(record: Record) -> bool:
    """Whether somebody has done something, and not only brought together what others did."""
    return bool(record["what"] != MERGE)


def _told(payloads: Iterable[bytes]) -> Iterator[Record]:
    """What was done, be it here or there; of a merge only what it did beyond what came with it."""
    for payload in payloads:
        record = json.loads(payload)
        brought = record.pop("brought", ())
        yield from brought
        if brought:
            record["do"] = list(_beyond(record["do"], brought))
        if record["do"] and record["what"] != BEGIN:
            yield record


def _beyond(operations: Iterable[Record], brought: Iterable[Record]) -> Iterator[Record]:
    """What a merge did to notes and to what is made of them that is not just what somebody else has done."""
    versions = {
        version_of(one["table"], one.get(side))
        for record in brought
        for one in record["do"]
        for side in ("before", "after")
        if side in one
    }
    for one in operations:
        sides = {version_of(one["table"], one[side]) for side in ("before", "after") if side in one}
        if one["table"] in (NOTES, *BESIDE_NOTES) and not ("after" in one and sides <= versions):
            yield one
