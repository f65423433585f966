"""Whichever module a program needs first, it can be imported: nothing waits for itself in a circle."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import ttchan_tui.store

_EACH_ALONE = """
import importlib, os, sys
import babel.dates, platformdirs, tinydb, tomli_w  # of others, which wait for none of ours
for name in sys.argv[1:]:
    if not (child := os.fork()):
        try:
            importlib.import_module(name)
        except BaseException as error:
            print(name, repr(error), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_every_module_of_the_store_can_be_the_first() -> None:
    names = [module.name for module in pkgutil.walk_packages(ttchan_tui.store.__path__, "ttchan_tui.store.")]
    assert len(names) > 50
    tried = subprocess.run(
        [sys.executable, "-c", _EACH_ALONE, *names], capture_output=True, text=True, check=True, timeout=120
    )
    assert tried.stdout == ""
