"""A line between ssh and sshd that is slow, or silent, as lines are from hotels."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

PIECE = 512
"""Bytes that go over a slow line at once."""


class Line:
    """Hands on what either side sends: later, not faster than so much, or not at all."""

    def __init__(self, port: int, *, delay: float = 0, rate: float = 0) -> None:
        """To that port of this machine.

        Args:
            port: Where it leads.
            delay: Seconds that everything takes longer, in each direction.
            rate: Bytes a second that get through; as many as come, if 0.
        """
        self._port, self._delay, self._rate = port, delay, rate
        self._is_silent = False
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()
        self._begun = Event()
        self.port = 0
        """Where it begins."""
        self.carried = 0
        """Bytes that came to whoever is at its beginning."""

    def fall_silent(self) -> None:
        """From now on nothing gets through, and neither side hears that."""
        self._is_silent = True

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._begun.set()
        async with server:
            await self._ended.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(self._carry(reader, back, 0), self._carry(there, writer, 1))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, counted: int) -> None:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(64)
        arriving = asyncio.create_task(self._arrive(under_way, target, counted))
        while piece := await source.read(PIECE):
            if self._rate:
                await asyncio.sleep(len(piece) / self._rate)
            await under_way.put((self._loop.time() + self._delay, piece))
        await under_way.put((0, b""))
        await arriving

    async def _arrive(
        self, under_way: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter, counted: int
    ) -> None:
        while True:
            due, piece = await under_way.get()
            if self._is_silent:
                continue
            if not piece:
                target.close()
                return
            await asyncio.sleep(max(0.0, due - self._loop.time()))
            target.write(piece)
            self.carried += len(piece) * counted

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    @contextmanager
    def laid(self) -> Iterator[Line]:
        """It is there as long as the block takes."""
        thread = Thread(target=self._run, daemon=True)
        thread.start()
        assert self._begun.wait(10)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._ended.set)
            thread.join(10)
