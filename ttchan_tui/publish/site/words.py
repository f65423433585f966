"""The sentences of the templates, for the catalogues: what stands there as `_("…")` stands here as well."""

from __future__ import annotations

from typing import Final

from ttchan_tui.text.languages import N_

OF_TEMPLATES: Final = (
    N_("All days"),
    N_("Before and behind this page"),
    N_("Calendar"),
    N_("Changes (Atom)"),
    N_("Cities and countries"),
    N_("Country"),
    N_("Days"),
    N_("Description sheet"),
    N_("Emblem of the European Union"),
    N_("Everything took place as planned."),
    N_("For programs"),
    N_("Languages"),
    N_("Lead partner"),
    N_("No changes were announced."),
    N_("Nothing of it is public yet."),
    N_("Pages"),
    N_("Participants"),
    N_("Programme"),
    N_("Project number"),
    N_("Schedule (frab XML)"),
    N_(
        "The contents are the authors' own view. "
        "The European Commission and its agency are not responsible for any use of them."
    ),
    N_("This day for your calendar"),
    N_("To read"),
    N_("To the content"),
    N_("Website"),
    N_("What changed"),
    N_("What the groups were asked"),
    N_("What was said"),
    N_("Where it is from"),
)
