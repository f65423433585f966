"""A line of the table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured, against what, and what it should be."""

    what: str
    ours: str
    against: str
    theirs: str
    value: float
    goal: float
    unit: str = "×"
    at_least: bool = False
    """Whether more is better."""

    @property
    def reached(self) -> bool:
        """Whether the goal is."""
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    @property
    def row(self) -> str:
        """The line in Markdown."""
        verdict = "reached" if self.reached else "**missed**"
        cells = (
            self.what,
            self.ours,
            f"{self.against}: {self.theirs}",
            f"{self.value:.2f} {self.unit}",
            f"{'≥' if self.at_least else '≤'} {self.goal:g} {self.unit}",
            verdict,
        )
        return f"| {' | '.join(cells)} |"


HEAD = "| measured | ttchan | against | ratio | goal | |\n|---|--:|--:|--:|--:|---|"


def of_times(what: str, ours: float, against: str, theirs: float, goal: float) -> Ratio:
    """A ratio of two times in seconds."""
    return Ratio(what, f"{ours * 1000:.0f} ms", against, f"{theirs * 1000:.0f} ms", ours / theirs, goal)


def of_sizes(what: str, ours: float, against: str, theirs: float, goal: float) -> Ratio:
    """A ratio of two sizes in bytes."""
    return Ratio(what, f"{ours / 1e6:.0f} MB", against, f"{theirs / 1e6:.0f} MB", ours / theirs, goal)
