"""Whether what was published is still there: the web is asked, and nothing but the answer is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request

from ttchan_tui import __version__
from ttchan_tui.meeting.qr.address import percent_encoded

_PATIENCE: Final = 10
"""Seconds for which an answer is waited for."""
_MOST: Final = 1 << 20
"""Bytes of an answer that are looked at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from an address."""

    is_there: bool
    reason: str = ""
    """Why it is not there, in the words of the system or the server."""
    names_project: bool = False
    """Whether what came says the number of the project."""


def answer_of(address: str, number: str) -> Answer:
    """Ask an address for its page.

    Args:
        address: A web address.
        number: The number of the project, which everything that was published has to bear.
    """
    opener = OpenerDirector()  # speaks to the web only, and to no files
    for handler in (HTTPHandler(), HTTPSHandler(), HTTPRedirectHandler()):
        opener.add_handler(handler)
    request = Request(percent_encoded(address), headers={"User-Agent": f"ttchan/{__version__}"})
    try:
        with opener.open(request, timeout=_PATIENCE) as came:
            status, content = came.status, came.read(_MOST)
    except HTTPError as error:
        return Answer(is_there=False, reason=f"HTTP {error.code}")
    except (URLError, OSError, HTTPException, ValueError) as error:
        return Answer(is_there=False, reason=str(getattr(error, "reason", error)))
    if status != 200:  # noqa: PLR2004 - the web's word for "here it is"
        return Answer(is_there=False, reason=f"HTTP {status}")
    return Answer(is_there=True, names_project=bool(number) and number.encode() in content)
