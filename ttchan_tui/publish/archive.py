"""Archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows."""


def steady(archive: bytes) -> bytes:
    """The same archive without the times of its making, in the order and the packing that it has."""
    steadied = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(steadied, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            same = ZipInfo(entry.filename, _EPOCH)
            same.compress_type = entry.compress_type
            same.external_attr = 0o644 << 16
            new.writestr(same, old.read(entry))
    return steadied.getvalue()
