"""What is to be done with a sheet that has errors: asked before it is handed out, in whichever way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.results.long_work import LongWork
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.widgets.choice_list import Choice

NOTHING: Final = "nothing"
ANYWAY: Final = "anyway"


def ask_about_errors(work: LongWork, question: str, end: Callable[[str], None], **others: str) -> None:
    """Ask, with nothing as what is meant first, and everything as what is meant last.

    Args:
        work: For which it is asked.
        question: What is asked, in the language of the screen.
        end: Called with what was chosen: `ANYWAY` or one of the others; not, if nothing is to be done.
        others: Further answers, each by what it is called, with its sentence for the catalogue.
    """
    say = work.session.language.say
    answers = {
        NOTHING: N_("Nothing: the errors are corrected first"),
        **others,
        ANYWAY: N_("Everything, the errors in a box on the sheet"),
    }
    choices = [Choice(plain(f" {say(sentence)}"), answer) for answer, sentence in answers.items()]

    def chosen(answer: str | None) -> None:
        if answer not in (None, NOTHING):
            end(str(answer))

    work.screen.app.push_screen(ChooseScreen(work.session, question, choices, NOTHING), chosen)
