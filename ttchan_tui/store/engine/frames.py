"""The lines of a journal: how one is written, and how sound ones are told from all else.

A line is `SEQUENCE LENGTH PAYLOAD CHECKSUM`: twelve digits, ten digits, that many bytes of JSON on one
line, and the CRC-32 of all before the space in front of it in eight hexadecimal digits, then a line feed.
docs/storage-format.md explains the file as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

MAGIC = b"ttchan-journal "
VERSION = 1
FIRST_LINE = b"%b%d\n" % (MAGIC, VERSION)

HEAD = 24
"""Bytes before the payload: two numbers and the spaces behind them."""
TAIL = 10
"""Bytes after it: a space, the checksum, the line feed."""
BLANK = b"\n\0"
"""What stands in room that was set aside and not used yet; a power cut may leave zeros of it."""

_FIRST_LINE = re.compile(re.escape(MAGIC) + rb"(\d{1,9})\n")
_CANDIDATE = re.compile(rb"\d{12} \d{10} \{")


CHANGE, SNAPSHOT, HEADER = b'{"at":', b'{"snapshot":', b'{"journal":'
"""How the payloads begin of a change, of what tells of a snapshot, and of what a journal says of itself."""


class Frame(NamedTuple):
    """One sound line."""

    sequence: int
    offset: int
    """Where the line begins in the file."""
    end: int
    """Where the next one begins."""
    payload: bytes

    @property
    def is_change(self) -> bool:
        """Whether it is the record of a change."""
        return self.payload.startswith(CHANGE)

    @property
    def is_snapshot(self) -> bool:
        """Whether it tells of a snapshot."""
        return self.payload.startswith(SNAPSHOT)

    @property
    def is_header(self) -> bool:
        """Whether it is no record, but what a journal says of itself."""
        return self.payload.startswith(HEADER)


class Gap(NamedTuple):
    """Bytes between sound lines that are none."""

    offset: int
    end: int
    after: int
    """Sequence number of the last sound line before; 0 if there is none."""


class Scan(NamedTuple):
    """What was found in a part of a journal."""

    frames: list[Frame]
    gaps: list[Gap]
    """What is damaged, with sound lines behind it."""
    end: int
    """Where the last sound line ends."""
    torn: int
    """Where the bytes end that follow and are neither a line nor blank; `end` if there are none."""


def frame(sequence: int, payload: bytes) -> bytes:
    """The line of that record."""
    body = b"%012d %010d %b" % (sequence, len(payload), payload)
    return b"%b %08x\n" % (body, crc32(body))


def version(data: bytes) -> int | None:
    """The version that a journal says it has; None if its first line is damaged."""
    match = _FIRST_LINE.match(data)
    return int(match[1]) if match else None


def scan(data: bytes, base: int = 0, after: int = 0) -> Scan:
    """Find the lines in a part of a journal.

    Args:
        data: The bytes; the first line of the file is not among them.
        base: Where in the file they begin.
        after: Sequence number of the line before them.
    """
    frames: list[Frame] = []
    gaps: list[Gap] = []
    position, length = 0, len(data)
    view = memoryview(data)
    while position < length:
        found = _frame_at(data, view, position)
        if found is None:
            used = position + len(data[position:].rstrip(BLANK))
            if used == position:
                break
            following = _next_frame(data, view, position, used)
            last = frames[-1].sequence if frames else after
            if following is None:
                return Scan(frames, gaps, base + position, base + used)
            if data[position:following].strip(BLANK):
                gaps.append(Gap(base + position, base + following, last))
            position = following
            continue
        sequence, end = found
        frames.append(Frame(sequence, base + position, base + end, data[position + HEAD : end - TAIL]))
        position = end
    end = frames[-1].end if frames else base
    return Scan(frames, gaps, end, end)


def _frame_at(data: bytes, view: memoryview, position: int) -> tuple[int, int] | None:
    head = data[position : position + HEAD]
    if len(head) < HEAD or not (head[:12].isdigit() and head[13:23].isdigit()):
        return None
    stop = position + HEAD + int(head[13:23])
    tail = data[stop : stop + TAIL]
    if len(tail) < TAIL or tail != b" %08x\n" % crc32(view[position:stop]):
        return None
    return int(head[:12]), stop + TAIL


def _next_frame(data: bytes, view: memoryview, position: int, stop: int) -> int | None:
    candidates: Iterable[re.Match[bytes]] = _CANDIDATE.finditer(data, position + 1, stop)
    return next((match.start() for match in candidates if _frame_at(data, view, match.start())), None)
