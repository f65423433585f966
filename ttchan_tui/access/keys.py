"""Public keys as people bring them: read by `ssh-keygen`, which knows what a key is."""

from __future__ import annotations

import subprocess
from typing import Final

from ttchan_tui.access.people import NoAccess
from ttchan_tui.text.languages import N_

LARGEST: Final = 16_384
"""Bytes; the largest key that OpenSSH makes has less."""

_PRIVATE: Final = ("PRIVATE KEY", "PuTTY-User-Key-File")
_OF_PUTTY: Final = "---- BEGIN SSH2 PUBLIC KEY ----"
_SECONDS: Final = 10
_WEAK: Final = {"DSA": 1 << 20, "RSA": 2048}
"""Bits below which a key of that kind is no protection any more."""


def public_key(content: bytes) -> tuple[str, str]:
    """The line of a public key, without comment and options, and its fingerprint.

    Args:
        content: What was brought: the line of a `.pub` file, or what PuTTY saves as a public key.

    Raises:
        NoAccess: It is no public key, the private half, more than one, or too weak.
    """
    text = content[: LARGEST + 1].decode("ascii", "replace")
    if any(sign in text for sign in _PRIVATE):
        raise NoAccess(_BURNT)
    if len(content) > LARGEST:
        raise NoAccess(_NO_KEY)
    if _OF_PUTTY in text:
        text = _keygen("-i", "-f", "/dev/stdin", content=text)
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) > 1:
        raise NoAccess(_SEVERAL)
    words = lines[0].split() if lines else []
    if len(words) < 2 or not words[0].startswith(("ssh-", "ecdsa-", "sk-")):  # noqa: PLR2004 - type and key
        raise NoAccess(_NO_KEY)
    line = " ".join(words[:2])
    bits, fingerprint, *_, kind = _keygen("-l", "-f", "-", content=f"{line}\n").split()
    kind = kind.strip("()")
    if int(bits) < _WEAK.get(kind, 0):
        raise NoAccess(_TOO_WEAK, kind=kind)
    return line, fingerprint


def _keygen(*words: str, content: str) -> str:
    try:
        done = subprocess.run(
            ["ssh-keygen", *words],
            input=content,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except FileNotFoundError as error:
        raise NoAccess(N_("There is no ssh-keygen here. On Debian: apt install openssh-client")) from error
    except (subprocess.SubprocessError, UnicodeError) as error:
        raise NoAccess(_NO_KEY) from error
    return done.stdout


_BURNT: Final = N_(
    "This is a private key. Nobody but its owner may ever have it, so it is of no use any more: "
    "delete it, make a new pair (ssh-keygen -t ed25519) and send the file that ends in .pub."
)
_NO_KEY: Final = N_(
    "This is no public key. It is one line that begins with ssh-ed25519 or the like, in the file that "
    "ends in .pub. Nothing was changed."
)
_SEVERAL: Final = N_("There are several keys here. Give one at a time. Nothing was changed.")
_TOO_WEAK: Final = N_(
    "This key ({kind}) is too weak. Make a new pair: ssh-keygen -t ed25519. Nothing was changed."
)
