"""What becomes of documents that several machines have changed: everything is done anew in one order.

The order is the same on all machines, and each step depends only on the one before. So all machines that know
the same records have the same, in whatever order and however often they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from ttchan_tui.store.copies.fields import combined
from ttchan_tui.store.copies.versions import has_words, other_id, says, version_of, wins
from ttchan_tui.store.link.records import ORDER, Place, Rank, Step, Value

Done = Mapping[Place, Sequence[tuple[Rank, Step]]]
"""Everything that was done to each document."""


class Replay:
    """What documents are after everything that was done to them, and to what came to stand beside them.

    What stands beside a document depends on all that was done to it: something that is told late, and comes
    before what is known, may leave it without reason to stand there. So it knows what came of what.
    """

    def __init__(self, done: Done) -> None:
        """Begin with what is known; more may be known at every look."""
        self._done = done
        self._beside: dict[Place, set[Place]] = {}
        """What stands beside a document, as it was found last."""
        self._of: defaultdict[Place, set[Place]] = defaultdict(set)
        """The same, the other way round."""
        self.values([place for place, steps in done.items() if len(steps) > 1 and has_words(place.table)])

    def values(self, places: Collection[Place]) -> dict[Place, Value]:
        """What these documents are, and all that has to do with them."""
        wanted = self._related(places)
        was_beside = {place for place in wanted if self._of[place]}
        while True:
            result, beside = _run(self._done, wanted)
            found = self._related(set().union(*beside.values()))
            if found <= wanted:
                break
            wanted |= found
        for place in wanted:
            for other in self._beside.pop(place, ()):
                self._of[other].discard(place)
            if others := beside.get(place):
                self._beside[place] = others
                for other in others:
                    self._of[other].add(place)
        gone: dict[Place, Value] = dict.fromkeys(was_beside)
        return gone | result

    def _related(self, places: Iterable[Place]) -> set[Place]:
        """These, what they stand beside, and what stands beside them."""
        related: set[Place] = set()
        found = list(places)
        while found:
            place = found.pop()
            if place not in related:
                related.add(place)
                found += self._beside.get(place, ())
                found += self._of.get(place, ())
        return related


def _run(done: Done, places: Collection[Place]) -> tuple[dict[Place, Value], dict[Place, set[Place]]]:
    steps: Iterable[tuple[Rank, Step]] = (step for place in places for step in done.get(place, ()))
    now: dict[Place, Value] = {}
    beside: dict[Place, set[Place]] = {}
    for _, step in sorted(steps, key=lambda one: one[0]):
        place = step.place
        current = now.setdefault(place, step.before)
        now[place], left = _after(step, current)
        if left is not None:
            other = Place(place.table, str(left["id"]))
            beside.setdefault(place, set()).add(other)
            if now.get(other) is None:
                now[other] = left
    return now, beside


def _after(step: Step, current: Value) -> tuple[Value, Mapping[str, object] | None]:
    """What is there after a step, and what stands beside it from then on."""
    place, before, after = step
    if place.key == ORDER:
        return _in_order(current, before, after), None
    if _same(place, after, current) or _same(place, before, after):
        return current, None
    if _same(place, before, current):
        return after, None
    if current is None or after is None:  # what somebody has worked on is not removed
        return after or current, None
    assert isinstance(current, Mapping)
    assert isinstance(after, Mapping)
    was = before if isinstance(before, Mapping) else None
    if has_words(place.table) and _both_reworded(place.table, was, current, after):
        return _kept_both(place, current, after)
    both, _ = combined(dict(current), dict(after), dict(was) if was else None, is_base_known=True)
    return both, None


def _kept_both(
    place: Place, current: Mapping[str, object], after: Mapping[str, object]
) -> tuple[Value, Mapping[str, object] | None]:
    """Two people have said different things: one keeps the place, the other stands beside it."""
    gone, comes_gone = bool(current.get("deleted_at")), bool(after.get("deleted_at"))
    if gone or comes_gone:
        return (after if gone else current), None
    takes = wins(place.table, dict(current), dict(after))
    stays, leaves = (after, current) if takes else (current, after)
    return stays, {**leaves, "id": other_id(place.table, place.key, leaves)}


def _both_reworded(
    table: str, was: Mapping[str, object] | None, current: Mapping[str, object], after: Mapping[str, object]
) -> bool:
    words = says(table, was) if was else None
    return words not in (says(table, current), says(table, after)) and says(table, current) != says(
        table, after
    )


def _same(place: Place, one: Value, other: Value) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return version_of(place.table, one) == version_of(place.table, other)
    return one is other is None


def _in_order(current: Value, before: Value, after: Value) -> list[str]:
    """The order that was made last; what it did not know of stands behind what it stood behind."""
    now, was, then = ([str(key) for key in one or ()] for one in (current, before, after))
    if now == was:
        return then
    known = set(was)
    result = [key for key in then if key in now or key not in known]
    for place, key in enumerate(now):
        if key not in known and key not in result:
            behind = next((one for one in reversed(now[:place]) if one in result), None)
            result.insert(0 if behind is None else result.index(behind) + 1, key)
    return result
