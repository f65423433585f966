"""The number that the EU gives a project."""

from __future__ import annotations

import re
from typing import Final

from ttchan_tui.meeting.proofreading.slip import Slip
from ttchan_tui.text.languages import N_

_CITIZENS: Final = re.compile(r"europe for citizens|eiropa pilsoņiem|europa für bürger|citiz", re.IGNORECASE)
_CERV: Final = re.compile(r"\bCERV\b|citizens, equality, rights and values", re.IGNORECASE)

_OF_CITIZENS: Final = re.compile(
    r"\d{6}-(?:CITIZ|EFC|EPP)-1-20\d\d-[1-3]-[A-Z]{2}-(?:CITIZ|EFC|EPP)[A-Z0-9.-]*-?(?:TT|NT|CIV|REMEM|CS)?|\d{6}"
)
_OF_CERV: Final = re.compile(r"101\d{6}")

_FUNDED: Final = {
    False: (_OF_CITIZENS, "601592-CITIZ-1-2018-1-LV-CITIZ-TT"),
    True: (_OF_CERV, "101081234"),
}


def is_known_programme(programme: str) -> bool:
    """Whether it is one of the programmes of the EU that pay for town twinning."""
    return any(pattern.search(programme) for pattern in (_CERV, _CITIZENS))


def is_cerv(programme: str) -> bool:
    """Whether it is the programme of the years from 2021 on."""
    return _CERV.search(programme) is not None


def project_number(number: str, programme: str) -> Slip | None:
    """A number of another shape than the programme's projects have; of other programmes nothing is known.

    Europe for Citizens (2014–2020) has six digits, on its own or with call, year and country behind them;
    CERV (from 2021) has nine digits that begin with 101.
    """
    if not is_known_programme(programme):
        return None
    shape, example = _FUNDED[is_cerv(programme)]
    if shape.fullmatch(number):
        return None
    return Slip("project-number-shape", number, 0, _TEMPLATE, {"example": example})


_TEMPLATE: Final = N_(
    "“{found}” does not look like a number of this programme, such as {example}. "
    "Copy it from the grant agreement."
)
