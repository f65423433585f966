"""What a web address looks like that visitors may be sent to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from ttchan_tui.text.gate import shows_everything
from ttchan_tui.text.languages import N_

SHORT_ADDRESS: Final = 42
"""Bytes of an address whose symbol fits 80×24 under a header and over a caption (version 3-M)."""

_LABEL: Final = r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)"
_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"

_ADDRESS: Final = re.compile(
    r"https?://"
    rf"(?P<host>(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}\.?|(?:{_OCTET}\.){{3}}{_OCTET})"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?:[/?#][^\s\\<>\"`{}|^]*)?"
)

_HOST_LIMIT: Final = 253
_PORT_LIMIT: Final = 65535


def is_web_address(text: str) -> bool:
    """Whether this is an address of the web that is what it looks like.

    The host has letters of ASCII only, because others look like them: who reads it under a code has no
    other way to tell where it leads. International names are written as `xn--…`. No user name stands
    before the host, and nothing in the address is invisible.
    """
    found = _ADDRESS.fullmatch(text)
    return (
        found is not None
        and len(found["host"]) <= _HOST_LIMIT
        and 1 <= int(found["port"] or 1) <= _PORT_LIMIT
        and shows_everything(text)
    )


def percent_encoded(address: str) -> str:
    """The address as machines take it: readers of codes do not agree how letters beyond ASCII are meant."""
    return "".join(letter if letter.isascii() else quote(letter) for letter in address)


def is_short(address: str) -> bool:
    """Whether the code of an address fits a small screen."""
    return len(percent_encoded(address)) <= SHORT_ADDRESS


def with_ascii_host(address: str) -> str:
    """The same address with its host as `xn--…`; empty if that is not what is wrong with it."""
    try:
        host = urlsplit(address).hostname or ""
        written = host.encode("idna").decode()
    except ValueError:
        return ""
    better = address.replace(host, written, 1)
    return better if not host.isascii() and is_web_address(better) else ""


USE_ASCII_HOST: Final = N_(
    "“{address}” has to be written “{better}”: other letters can look the same in a name"
)
