"""Archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
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


SUMS: Final = "SHA256SUMS"
"""The file of an archive that says what the others have to be; `sha256sum -c` reads it."""


def archived(files: Mapping[str, bytes], folder: str) -> bytes:
    """An archive of one folder with these files, and with the sums of what is in them.

    Args:
        files: Their content by their paths within the folder.
        folder: What the folder is called.
    """
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, SUMS: sums.encode()}.items()):
            entry = ZipInfo(f"{folder}/{name}", _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
