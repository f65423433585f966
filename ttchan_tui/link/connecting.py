"""How the server is reached, and what it means when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from ttchan_tui.link.errors import LineLost, LinkRefused
from ttchan_tui.link.reading import json_in
from ttchan_tui.link.server import Server
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_

_PATIENCE: Final[dict[str, Any]] = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c statement_timeout=20000 -c lock_timeout=10000 -c tcp_keepalives_idle=10 "
    "-c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=20000",
}
"""What both ends do about a line that swallows everything."""

_SILENCE: Final = 30.0
"""Seconds after which an answer does not come any more."""


@contextmanager
def connected(server: str) -> Iterator[Server]:
    """A connection; it is closed at the end.

    Args:
        server: A `postgresql://` address, or `name=value` as libpq reads it.

    Raises:
        LineLost: It cannot be had, or breaks.
        LinkRefused: The server has another version of the tables, or says no.
    """
    import psycopg
    from psycopg.types.json import set_json_loads

    class Patient(psycopg.Connection[Any]):
        """A line that says nothing at all any more is lost, though nobody has cut it."""

        def wait(self, gen: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - psycopg's own
            if more.get("timeout") is not None:  # somebody waits for a bell, which need not ring
                return super().wait(gen, *rest, **more)
            try:
                return super().wait(gen, *rest, **{**more, "timeout": _SILENCE})
            except psycopg.OperationalError:
                self.close()
                raise

    try:
        with Patient.connect(server, autocommit=True, application_name="ttchan", **_PATIENCE) as connection:
            set_json_loads(json_in, connection)
            yield Server(connection)
    except psycopg.errors.InsufficientPrivilege as error:
        raise LinkRefused(
            N_("The server does not let this machine do that: {why}"), why=harmless(_first(error))
        ) from error
    except (psycopg.errors.DiskFull, psycopg.errors.OutOfMemory) as error:
        raise LinkRefused(
            N_("The server has no room left ({why}). This machine goes on alone."),
            why=harmless(_first(error)),
        ) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise LineLost(harmless(_first(error))) from error
    except psycopg.Error as error:
        raise LinkRefused(
            N_("The server answers what this program does not understand: {why}"), why=harmless(_first(error))
        ) from error


def _first(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
