"""The stores that are open in this process, one for each file, whoever opens it; also across a fork."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from weakref import WeakValueDictionary

from ttchan_tui.store.engine.shared_store import SharedStore

_shared: WeakValueDictionary[Path, SharedStore] = WeakValueDictionary()
_shared_turn = threading.Lock()


def shared(path: Path) -> SharedStore:
    """The one object of this process for that file."""
    path = Path(os.path.realpath(path))  # `resolve` gives up on links that lead in a circle
    with _shared_turn:
        store = _shared.get(path)
        if store is None:
            store = _shared[path] = SharedStore(path)
        return store


def _begin_all() -> None:
    _shared_turn.release()
    for store in list(_shared.values()):
        store.begin()


os.register_at_fork(  # the threads that had their turn are not in the child
    before=_shared_turn.acquire, after_in_parent=_shared_turn.release, after_in_child=_begin_all
)
