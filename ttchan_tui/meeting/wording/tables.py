"""What is called how that only those read who work on a meeting: tables within entries, and their fields."""

from __future__ import annotations

from typing import Final

from ttchan_tui.text.languages import N_

TABLES: Final = {
    "acronym": N_("short name"),
    "category": N_("category"),
    "change": N_("what has changed"),
    "dedicated": N_("what the day is dedicated to"),
    "fact": N_("fact"),
    "fact_category": N_("category of facts"),
    "funding": N_("funding"),
    "greeting": N_("greeting"),
    "language_name": N_("name of the language"),
    "lead": N_("lead partner"),
    "level": N_("level"),
    "line": N_("funding line"),
    "measure": N_("measure"),
    "note": N_("note"),
    "programme": N_("programme"),
    "project_event_note": N_("note on the project event"),
    "results": N_("results"),
    "separately_named_note": N_("note on those named separately"),
    "step": N_("step"),
    "strand": N_("strand"),
    "website": N_("website"),
}
"""By their names in the files; catalogue keys."""
