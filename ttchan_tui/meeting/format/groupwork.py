"""Reads what groups are asked."""

from __future__ import annotations

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.groupwork import Category, Group, Prompt
from ttchan_tui.text.languages import N_


def read_group(fields: Fields) -> Group:
    """One `[[group]]`."""
    group = Group(
        id=fields.identifier(),
        name=fields.text("name"),
        country=fields.country(needed=False),
        delegations=fields.refer_all("delegations", "delegation"),
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
        categories=tuple(_categories(fields)),
        source=fields.source(),
    )
    if not prompt.categories:
        fields.wrong("category", N_("a prompt needs at least one [[prompt.category]]"))
    return prompt


def _categories(fields: Fields) -> list[Category]:
    categories: dict[str, Category] = {}
    for inner in fields.each("category"):
        category = Category(id=inner.identifier(), name=inner.text("name", needed=True))
        inner.done()
        if category.id in categories:
            inner.wrong("id", N_('"{id}" is taken by an earlier one'), id=category.id)
        categories[category.id] = category
    return list(categories.values())
