"""Two versions of one document, brought together field by field: whoever does it gets the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ttchan_tui.store.engine.state import Doc

_TIMES = ("edited_at", "deleted_at")
_Decide = Callable[[Any, Any, Any], tuple[Any, bool]]
"""Takes ours, theirs and what both were; gives what is to be, and whether both have changed it."""
_STRICTEST = ("rejected", "held", None, "shown")
"""What was decided about a note; of two decisions the one that stands first here holds."""


def combined(ours: Doc, theirs: Doc, base: Doc | None, *, is_base_known: bool) -> tuple[Doc, bool]:
    """What both know of a note, and whether both have changed the same since they were one."""
    times = _times(ours, theirs, is_base_known=is_base_known)
    both: Doc = {}
    clashes = set()
    for field in {**ours, **theirs}:
        if field in _TIMES:
            both[field] = times.get(field)
            continue
        decide: _Decide = _BY_FIELD.get(field, _one_of)
        value, clash = decide(ours.get(field), theirs.get(field), (base or {}).get(field))
        if value is not None:
            both[field] = value
        if clash:
            clashes.add(field)
    _keep_to_what_was_judged(both, ours, theirs)
    return both, bool(clashes - {"line"})


def _times(ours: Doc, theirs: Doc, *, is_base_known: bool) -> Doc:
    """The one of them whose times stay: what somebody has worked on is not deleted."""
    if bool(ours.get("deleted_at")) != bool(theirs.get("deleted_at")):
        just_deleted = not is_base_known and ours.get("edited_at") == theirs.get("edited_at")
        return theirs if just_deleted is bool(theirs.get("deleted_at")) else ours
    return max(ours, theirs, key=lambda doc: [doc.get(field) or "" for field in _TIMES])


def _one_of(ours: object, theirs: object, base: object) -> tuple[Any, bool]:
    """What was changed since they were one; of two changes the higher one, and that there were two."""
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    return max(ours, theirs, key=_rank), True


def _rank(value: object) -> tuple[bool, bool, int, str]:
    number = value if isinstance(value, int) else 0
    return value is not None, isinstance(value, int), number, json.dumps(value, sort_keys=True)


def _both_translations(ours: Any, theirs: Any, base: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """Language by language; an approval is of the very words that it was given to."""
    by_language = [{one["language"]: one for one in side or ()} for side in (ours, theirs, base)]
    decided = [
        _one_translation(*(side.get(code) for side in by_language))
        for code in sorted({**by_language[0], **by_language[1]})
    ]
    kept = [one for one, _ in decided if one is not None]
    return kept or None, any(clash for _, clash in decided)


def _one_translation(ours: Doc | None, theirs: Doc | None, base: Doc | None) -> tuple[Any, bool]:
    """As `_one_of`; of the same words on both sides only the approval is decided about."""
    words = _words(ours)
    if words is None or words != _words(theirs):
        return _one_of(ours, theirs, base)
    approvals = (
        one.get("approved") if one and _words(one) == words else None for one in (ours, theirs, base)
    )
    approved, _ = _one_of(*approvals)
    return words | ({"approved": approved} if approved else {}), False


def _words(translation: Doc | None) -> Doc | None:
    """A translation whether it is approved or not."""
    return translation and {field: value for field, value in translation.items() if field != "approved"}


def _both_standings(ours: Any, theirs: Any, base: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """The stricter of two decisions: what one side has rejected is not public because the other did not."""
    decided, clash = _one_of(ours, theirs, base)
    return (min(ours, theirs, key=strictness) if clash else decided), clash


def strictness(standing: str | None) -> int:
    """How far a decision goes in keeping something back; the strictest is 0."""
    return _STRICTEST.index(standing if standing in _STRICTEST else None)


_BY_FIELD: dict[str, _Decide] = {
    "translations": _both_translations,
    "standing": _both_standings,
}
"""How it is decided about some fields; about all others by `_one_of`."""


def _keep_to_what_was_judged(both: Doc, ours: Doc, theirs: Doc) -> None:
    """Let a decision bear its own reason, and nothing be public in words that nobody has approved."""
    judged = [side for side in (ours, theirs) if side.get("standing") == both.get("standing")]
    if len(judged) == 1:
        both.pop("standing_why", None)
        if why := judged[0].get("standing_why"):
            both["standing_why"] = why
    if all(side.get("wording") != both.get("wording") for side in judged):
        both.pop("standing", None)
