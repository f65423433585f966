"""Rows of a window are made without the seven caches that Textual gives to each of them.

Most rows are drawn once and never asked for anything that would be kept there. What is asked for is kept as
Textual keeps it, from then on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pytest
from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

CACHES: Final = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""How much each of them keeps."""


def install(patch: pytest.MonkeyPatch) -> None:
    """Let a row begin without caches, and have one as soon as it is looked for there."""
    patch.setattr(Strip, "__init__", _begin)
    patch.setattr(Strip, "__getattr__", _cache, raising=False)


def _begin(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)
    strip._cell_length = cell_length
    strip._render_cache = strip._link_ids = strip._cell_count = None


def _cache(strip: Strip, name: str) -> object:
    """A slot of a row that nothing was put into yet."""
    if name not in CACHES:
        raise AttributeError(name)
    cache: FIFOCache[object, object] = FIFOCache(CACHES[name])
    setattr(strip, name, cache)
    return cache
