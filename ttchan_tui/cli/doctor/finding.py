"""One thing that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ttchan_tui.text.languages import N_, Language


class DiagnosisState(Enum):
    """How it is."""

    OK = "ok"
    ADVICE = "advice"
    BROKEN = "broken"

    @property
    def label(self) -> str:
        """The word that stands before a finding (a catalogue key)."""
        return _LABELS[self]


_LABELS = {
    DiagnosisState.OK: N_("OK"),
    DiagnosisState.ADVICE: N_("Better"),
    DiagnosisState.BROKEN: N_("WRONG"),
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at, what was found, and what to do."""

    what: str
    """Its name for programs."""
    name: str
    """Its name for people (a catalogue key)."""
    found: str
    state: DiagnosisState = DiagnosisState.OK
    advice: str = ""
    """What to do, if anything (a catalogue key)."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What goes into the advice."""

    def said_advice(self, language: Language) -> str:
        """What to do, in that language; nothing if empty."""
        return language.say(self.advice, **self.values) if self.advice else ""
