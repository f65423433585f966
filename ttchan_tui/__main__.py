"""`python -m ttchan_tui` is the command `ttchan`."""

import sys

from ttchan_tui.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
