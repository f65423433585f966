"""What the loop has to scan."""

from __future__ import annotations

from collections.abc import Sequence

from ttchan_tui.meeting.qr.codes import CodeKind, codes, main_code
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.session import Session


def main(session: Session) -> Sequence[AttractSlide]:
    """The code that is wanted most at present."""
    language = session.language
    code = main_code(session.meeting, language.code, session.clock.now(), session.published)
    return [AttractSlide(language.say("SCAN ME"), plain(code.why(language), "bold"), code=code)]


def wifi(session: Session) -> Sequence[AttractSlide]:
    """The Wi-Fi for guests, where there is one."""
    language = session.language
    return [
        AttractSlide(
            language.say("WI-FI"),
            said(code.title, language, "bold"),
            plain("\n".join(code.words(language))),
            code,
        )
        for code in codes(session.meeting, language.code, session.published)
        if code.kind is CodeKind.WIFI
    ]
