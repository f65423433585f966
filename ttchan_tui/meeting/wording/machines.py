"""How it stands with machines that share a meeting, in words."""

from __future__ import annotations

from datetime import timedelta

from ttchan_tui.text.languages import N_, Language


def age(since: timedelta, language: Language) -> str:
    """How long ago something was, in the largest unit that fits."""
    minutes = int(since.total_seconds()) // 60
    if minutes < 1:
        return language.say(N_("just now"))
    hours = minutes // 60
    if not hours:
        return language.count(N_("{number} minute ago"), N_("{number} minutes ago"), minutes)
    days = hours // 24
    if not days:
        return language.count(N_("{number} hour ago"), N_("{number} hours ago"), hours)
    return language.count(N_("{number} day ago"), N_("{number} days ago"), days)


def lacks(behind: int, waits: timedelta, language: Language, *, is_kiosk: bool) -> str:
    """How far a machine is behind the others.

    Args:
        behind: How many records it has not got yet; of a kiosk, how many public documents.
        waits: How long the oldest of them has waited for it.
        language: The language of the words.
        is_kiosk: Whether it knows only what is public.
    """
    if not behind:
        return language.say(N_("has everything"))
    if is_kiosk:
        return language.say(N_("public documents that it lacks: {count}"), count=behind)
    sentence = N_("records that it lacks: {count}, the oldest {ago}")
    return language.say(sentence, count=behind, ago=age(waits, language))
