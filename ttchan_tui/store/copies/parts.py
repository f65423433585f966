"""What becomes of two versions of a table whose documents each stand for themselves: all but notes."""

from __future__ import annotations

from ttchan_tui.store.copies.common_ancestor import Ancestry
from ttchan_tui.store.copies.foreign_copy import keyed
from ttchan_tui.store.copies.merge_conflict import MergeConflict, MergeConflictKind
from ttchan_tui.store.copies.versions import has_words, other_id, says, wins
from ttchan_tui.store.engine.state import Doc, Docs


def merge_table(name: str, ours: Docs, theirs: Docs, past: Ancestry) -> tuple[list[Doc], list[MergeConflict]]:
    """The documents of a table, in their order, and those that both have changed."""
    here, there = keyed(name, ours), keyed(name, theirs)
    base = keyed(name, past.base.get(name, {})) if past.base is not None else None
    untouched = not any(table == name for table, _ in past.seen_here)
    if untouched and base is not None and list(here.values()) == list(base.values()):
        return list(there.values()), []
    conflicts: list[MergeConflict] = []
    result = dict(here)
    for key in dict.fromkeys([*here, *there]):
        both = here.get(key), there.get(key)
        if both[0] == both[1]:
            continue
        takes = past.is_newer(name, key, both, base)
        if takes is None and base is None and None in both:
            takes = both[0] is None
        if takes is False and past.is_set_back(name, key, both[1]):
            conflicts.append(MergeConflict(MergeConflictKind.SET_BACK, name, key, *both))
        elif takes is not None and past.is_apart(name, key):
            conflicts.append(MergeConflict(MergeConflictKind.ONE_KEPT, name, key, *both))
        if takes is None:
            takes = _decided(name, key, (here, there), conflicts)
        if takes:
            result = _put(result, key, both[1], list(there))
    for one in conflicts:
        if one.ours and one.theirs and one.kind is MergeConflictKind.BOTH_EDITED:
            _keep_both(name, one.key, (one.ours, one.theirs), result)
    return list(result.values()), [one for one in conflicts if _is_news(one, here)]


def _decided(
    name: str, key: str, sides: tuple[dict[str, Doc], dict[str, Doc]], conflicts: list[MergeConflict]
) -> bool:
    """Whether theirs stays, where neither comes after the other."""
    ours, theirs = (side.get(key) for side in sides)
    if ours is None or theirs is None:
        conflicts.append(MergeConflict(MergeConflictKind.EDIT_WON, name, key, ours, theirs))
        return ours is None
    kind = MergeConflictKind.BOTH_EDITED if has_words(name) else MergeConflictKind.ONE_KEPT
    conflicts.append(MergeConflict(kind, name, key, ours, theirs))
    return wins(name, ours, theirs)


def _keep_both(name: str, key: str, both: tuple[Doc, Doc], result: dict[str, Doc]) -> None:
    """Let the version that is not in its place stand beside it; and only that one."""
    for doc in both:
        beside = other_id(name, key, doc)
        if says(name, doc) == says(name, result[key]):
            result.pop(beside, None)
        else:
            result.setdefault(beside, {**doc, "id": beside})


def _is_news(conflict: MergeConflict, here: dict[str, Doc]) -> bool:
    """Whether that was not known here: the version of the other one does not stand beside ours yet."""
    return (
        conflict.theirs is None
        or not has_words(conflict.table)
        or other_id(conflict.table, conflict.key, conflict.theirs) not in here
    )


def _put(docs: dict[str, Doc], key: str, doc: Doc | None, order: list[str]) -> dict[str, Doc]:
    """Remove, replace, or insert behind what it stands behind over there."""
    if doc is None:
        return {one: kept for one, kept in docs.items() if one != key}
    if key in docs:
        return {**docs, key: doc}
    before = next((one for one in reversed(order[: order.index(key)]) if one in docs), None)
    place = list(docs).index(before) + 1 if before is not None else 0
    items = list(docs.items())
    return dict([*items[:place], (key, doc), *items[place:]])
