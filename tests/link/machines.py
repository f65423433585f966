"""Machines with data directories of their own, linked through a real PostgreSQL."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from tests.link.proxy import Proxy
from tests.postgres import Postgres
from ttchan_tui.link.joining import join, set_up
from ttchan_tui.store import LinkStateFile, Repository, open_repository
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.copies.versions import version_of

PROMPT, CATEGORY = "promote-my-partner", "culture"
PATIENCE = 60


def until(what: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """What becomes true; it is asked again and again."""
    end = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)  # nobody tells a test what another machine has got
    return found


class Machine:
    """A data directory, and the process of its link."""

    def __init__(self, directory: Path, line: Proxy) -> None:
        self.directory = directory
        self.name = directory.name
        self.line = line
        self.process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def repository(self) -> Iterator[Repository]:
        repository = open_repository(self.directory)
        try:
            yield repository
        finally:
            repository.close()

    def add(self, text: str, group: str = "lv") -> None:
        with self.repository() as repository:
            repository.notebook.add(PROMPT, group, CATEGORY, text, "lv")

    def texts(self) -> set[str]:
        with self.repository() as repository:
            return {note.text for note in repository.notes()}

    def content(self) -> dict[str, dict[str, str]]:
        with self.repository() as repository:
            return {
                name: {key_of(name, doc, number): version_of(name, doc) for number, doc in docs.items()}
                for name, docs in repository.engine.standing().items()
                if docs
            }

    def start(self) -> None:
        command = [sys.executable, "-m", "ttchan_tui", "--data", str(self.directory), "link", "run"]
        self.process = subprocess.Popen(command)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            # One that has not begun to listen yet ends by the signal itself.
            assert self.process.wait(PATIENCE) in (0, -signal.SIGTERM)

    def says(self, texts: set[str]) -> bool:
        return texts <= self.texts()

    def is_alone(self) -> bool:
        return not self.is_connected()

    def is_connected(self) -> bool:
        state = LinkStateFile(self.directory).read()
        return state is not None and state.is_connected


class App:
    """A process in which somebody acts at a machine, and what was acknowledged to them."""

    def __init__(self, machine: Machine, chance: random.Random) -> None:
        self._machine = machine
        self._chance = chance
        self.acknowledged: list[list[str]] = []
        """What was done, and to which note."""
        self._begin()

    def _begin(self) -> None:
        command = [sys.executable, "-m", "tests.link.writer", str(self._machine.directory)]
        self._process = subprocess.Popen(
            [*command, str(self._chance.random())], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,))
        self._reader.start()

    def _read(self, said: IO[str]) -> None:
        self.acknowledged += [line.split() for line in said if line.endswith("\n")]

    def act(self, times: int) -> None:
        """Have them act so often; nobody waits for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{times}\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        """End the process in the middle of whatever it does, and begin another one."""
        self._process.kill()
        self._end()
        self._begin()

    def close(self) -> None:
        """Let them end what they do."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._end()

    def _end(self) -> None:
        self._process.wait(PATIENCE)
        self._reader.join()


class Linking:
    """Links machines of those names, each over a line of its own; the first of all sets the log up."""

    def __init__(self, directory: Path, postgres: Postgres, stack: ExitStack) -> None:
        self._directory, self._postgres, self._stack = directory, postgres, stack
        self.database = postgres.database()
        self._is_set_up = False

    def __call__(self, *names: str) -> list[Machine]:
        machines = [self._linked(name) for name in names]
        for machine in machines:
            self._stack.callback(machine.stop)
            machine.start()
        return machines

    def machine(self, directory: Path) -> Machine:
        line = Proxy(directory.with_name(f"line-{directory.name}"), self._postgres.directory)
        self._stack.callback(line.close)
        return Machine(directory, line)

    def address(self, machine: Machine, account: str = "postgres") -> str:
        return f"postgresql://{account}@/{self.database}?host={machine.line.directory}"

    def _linked(self, name: str) -> Machine:
        machine = self.machine(self._directory / name)
        machine.add(f"typed at the {name}")
        with machine.repository() as repository:
            if self._is_set_up:
                join(repository, self.address(machine), name, "desk")
            else:
                set_up(repository, self.address(machine), name)
                self._is_set_up = True
        return machine
