"""The networks for guests, and what a phone reads to join one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

SSID_LIMIT: Final = 32
"""Bytes that the name of a network may have (IEEE 802.11)."""

_SPECIAL: Final = re.compile(r'([\\;,":])')


class Security(Enum):
    """How a network is secured."""

    WPA = "wpa"
    """WPA2 or WPA3 with one password for all."""
    WEP = "wep"
    OPEN = "open"


_PASSWORDS: Final = {
    # A passphrase in printable ASCII (IEEE 802.11, annex J.4), or the key itself.
    Security.WPA: re.compile(r"[ -~]{8,63}|[0-9A-Fa-f]{64}"),
    Security.WEP: re.compile(r"[ -~]{5}|[ -~]{13}|[0-9A-Fa-f]{10}|[0-9A-Fa-f]{26}"),
    Security.OPEN: re.compile(""),
}
_TYPES: Final = {Security.WPA: "WPA", Security.WEP: "WEP", Security.OPEN: "nopass"}


@dataclass(frozen=True, slots=True)
class Wifi:
    """A network for guests."""

    id: str
    ssid: str
    """The name that it goes by."""
    password: str
    """Empty if it needs none."""
    security: Security
    hidden: bool
    """Whether it does not tell its name, so that phones have to ask for it."""
    venue: str | None
    """Id of the venue where it is; none if it is everywhere."""

    @property
    def content(self) -> str:
        r"""What a phone reads to join, as ZXing's barcode contents define it: `WIFI:T:WPA;S:a\;b;P:secret;;`.

        Names and passwords are never put in quotes, though some readers take bare hexadecimal digits for
        bytes: those of iOS and Android read what stands there, quotes included.
        """
        fields = [f"T:{_TYPES[self.security]}", f"S:{_escaped(self.ssid)}"]
        if self.password:
            fields.append(f"P:{_escaped(self.password)}")
        if self.hidden:
            fields.append("H:true")
        return f"WIFI:{';'.join(fields)};;"


def is_password(password: str, security: Security) -> bool:
    """Whether there may be such a password."""
    return _PASSWORDS[security].fullmatch(password) is not None


def _escaped(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value)
