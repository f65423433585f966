"""Reads what groups are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.groupwork import Category, Group, Level, Prompt, Step
from ttchan_tui.meeting.limits import SIGN_LIMIT
from ttchan_tui.text.languages import N_

_T = TypeVar("_T", Category, Level, Step)


def read_group(fields: Fields) -> Group:
    """One `[[group]]`."""
    group = Group(
        id=fields.identifier(),
        name=fields.text("name"),
        country=fields.country(needed=False),
        delegations=fields.refer_all("delegations", "delegation"),
        language=fields.language_tag() if "language" in fields else "",
    )
    if "name" not in fields and "country" not in fields:
        fields.wrong("name", N_("a group needs a name, or a country that it bears the name of"))
    return group


def read_prompt(fields: Fields, groups: tuple[Group, ...]) -> Prompt:
    """One `[[prompt]]`; without groups of its own it is for all of them."""
    prompt = Prompt(
        id=fields.identifier(),
        title=fields.text("title", needed=True),
        text=fields.prose("text"),
        date=fields.day("date"),
        groups=fields.refer_all("groups", "group") or tuple(group.id for group in groups),
        categories=tuple(_each(fields, "category", _category)),
        source=fields.source(),
        levels=tuple(_each(fields, "level", _level)),
        steps=tuple(_each(fields, "step", _step)),
        mirror=fields.yes("mirror"),
    )
    signs = [category.sign for category in prompt.categories if category.sign]
    for sign in {sign for sign in signs if signs.count(sign) > 1}:
        fields.wrong("category", N_("several categories have the sign {sign}"), sign=sign)
    if not prompt.categories:
        fields.wrong("category", N_("a prompt needs at least one [[prompt.category]]"))
    return prompt


def _category(fields: Fields) -> Category:
    category = Category(
        id=fields.identifier(),
        name=fields.text("name", needed=True),
        sign=fields.string("sign", limit=SIGN_LIMIT),
    )
    if any(character.isalnum() or character.isspace() or character == ":" for character in category.sign):
        fields.wrong("sign", N_("expected signs such as + or ?, without letters, digits, spaces and colons"))
    return category


def _level(fields: Fields) -> Level:
    return Level(id=fields.identifier(), name=fields.text("name", needed=True))


def _step(fields: Fields) -> Step:
    minutes = fields.number("minutes", least=1) if "minutes" in fields else None
    return Step(id=fields.identifier(), name=fields.text("name", needed=True), minutes=minutes)


def _each(fields: Fields, name: str, read: Callable[[Fields], _T]) -> list[_T]:
    """The tables within a prompt of that name; each has an id of its own."""
    found: dict[str, _T] = {}
    for inner in fields.each(name):
        one = inner.whole(read)
        if one.id in found:
            inner.wrong("id", N_('"{id}" is taken by an earlier one'), id=one.id)
        found[one.id] = one
    return list(found.values())
