"""ttchan: the companion of an international town-twinning meeting, in a terminal."""

__version__ = "0.2.0"
