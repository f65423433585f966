"""The theme that somebody means on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.store import Repository


def theme_in(repository: Repository, name: str) -> Theme:
    """The theme of that name on any prompt.

    Raises:
        UnknownId: There is no such theme, or there are several.
    """
    prompts = repository.meeting().prompts
    return theme_named(
        name, (one for prompt in prompts for one in repository.board.themes.for_prompt(prompt.id))
    )


def theme_named(name: str, themes: Iterable[Theme]) -> Theme:
    """The theme that is called so; if there is none, the one whose id begins so.

    Raises:
        UnknownId: There is no such theme, or there are several.
    """
    themes = tuple(themes)
    called = [one for one in themes if one.title.casefold() == name.casefold()]
    found = called or [one for one in themes if name and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    template = _SEVERAL if found else _NONE
    valid = ", ".join(f"{one.title} ({one.id})" for one in found or themes)
    raise UnknownId(template, id=name, valid=valid or "–")


_NONE = N_("There is no theme “{id}”. There are: {valid}.")
_SEVERAL = N_("Several themes are called “{id}”. Give an id: {valid}.")
