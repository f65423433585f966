"""A line to the server that can be cut, be slow or narrow, and swallow everything without a word."""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path


class Proxy:
    """Listens on a socket in a directory of its own and passes on what comes to the server."""

    def __init__(self, directory: Path, server: Path) -> None:
        directory.mkdir()
        self.directory = directory
        self._server = str(server / ".s.PGSQL.5432")
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(directory / ".s.PGSQL.5432"))
        self._socket.listen()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._turn = threading.Lock()
        self.swallows = False
        self.delay = 0.0
        """Seconds that each piece takes."""
        self.piece = 65536
        """Bytes that are passed on at a time."""
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Let all connections break, in the middle of whatever they say."""
        with self._turn:
            for pair in self._pairs:
                for end in pair:
                    with suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
            self._pairs.clear()

    def close(self) -> None:
        self._socket.close()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                server = socket.socket(socket.AF_UNIX)
                try:
                    server.connect(self._server)
                except OSError:
                    client.close()
                    continue
                with self._turn:
                    self._pairs.append((client, server))
                threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        ends = {client: server, server: client}
        with suppress(OSError, ValueError):
            while True:
                ready, _, _ = select.select(list(ends), [], [])
                for end in ready:
                    data = end.recv(self.piece)
                    if not data:
                        raise OSError
                    if self.delay:
                        time.sleep(self.delay)
                    if not self.swallows:
                        ends[end].sendall(data)
        for end in ends:
            end.close()
