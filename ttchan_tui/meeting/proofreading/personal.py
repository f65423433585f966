"""What belongs to single people and is not needed to tell of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.proofreading.slip import Slip, slips
from ttchan_tui.text.languages import N_

_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

_TELEPHONE: Final = re.compile(
    r"(?i:\b(?:tel|tlf|phone|telephone|telefon\w*|tālr|tālrunis|mob|mobile|fax|fakss)\b\.?:?\s*)\+?[\d(][\d\s()/-]{4,}\d"
    r"|(?<![\w+])(?:\+|00)[1-9]\d{0,2}[\s(/.-]?[\d\s()/.-]{5,}\d"
)

_DIGITS: Final = range(6, 16)
"""Digits of a telephone number (E.164)."""

_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŤȚŪŮŰŲŹŻŽΑ-ΩЀ-Я]"
_NAME: Final = (
    rf"{_CAPITAL}[\w'’-]+(?:\s+(?:van|von|de|da|di|del)\s+{_CAPITAL}[\w'’-]+|\s+{_CAPITAL}[\w'’-]+){{0,2}}"
)

_TITLES: Final = (
    r"Mr|Mrs|Ms|Miss|Dr|Prof|Mme|Mlle|Herr|Herrn|Frau|Signor|Signora|Sig|Sig\.ra|Señor|Señora|Sra?|Hr|Fru|Gosp"
    r"|Г-н|Г-жа|Госпожа|Господин|Κος|Κα"
)
_PERSON: Final = re.compile(
    rf"\b(?:{_TITLES})\b\.?\s+(?:Dr\.?\s+|Prof\.?\s+)?{_NAME}"
    rf"|\b{_NAME}\s+(?:kungs|kundze|k-gs|k-dze|úr|úrhölgy)\b"
)


def mail_addresses(text: str) -> Iterator[Slip]:
    """Addresses of electronic mail."""
    template = N_(
        "“{found}” is a mail address. Take it out, or say where it is published and name that page."
    )
    yield from slips("text-mail", template, _MAIL, text)


def telephones(text: str) -> Iterator[Slip]:
    """Telephone numbers: with the code of a country, or behind a word for telephone."""
    template = N_(
        "“{found}” looks like a telephone number. Take it out; for questions there is the lead's website."
    )
    for slip in slips("text-telephone", template, _TELEPHONE, text):
        if sum(letter.isdigit() for letter in slip.found) in _DIGITS:
            yield slip


def named_persons(text: str) -> Iterator[Slip]:
    """People by their names, as far as a title tells that it is one: "Mr Smith", "Bērziņa kundze"."""
    template = N_(
        "“{found}” names a person. Say what they are instead, such as “the mayor”, "
        "unless the name is public and they agree."
    )
    yield from slips("text-person", template, _PERSON, text)
