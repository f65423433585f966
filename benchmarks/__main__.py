"""`python -m benchmarks`: prints a table; with `--check` it fails if a goal is missed."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.measures import Bench
from benchmarks.ratio import HEAD


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often to measure (15)")
    parser.add_argument("--check", action="store_true", help="fail if a goal is missed")
    arguments = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as data:
        print(f"Python {platform.python_version()}, Textual {version('textual')}; ", end="")
        print(f"medians of {arguments.rounds} rounds\n\n{HEAD}", flush=True)
        for ratio in Bench(Path(data), max(1, arguments.rounds)).all():
            print(ratio.row, flush=True)
            missed += not ratio.reached
    return 1 if missed and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
