"""The pages with what people say: the questions, the wall behind each, and the way to say something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ttchan_tui.cli.plain.page import Page, PageChoice, PageMaker, gone
from ttchan_tui.cli.plain.visit import Visit
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.meeting.board.themes import totals
from ttchan_tui.meeting.board.wall import questions, wall
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.wording.facts import capitalised
from ttchan_tui.meeting.wording.invitation import what_was_said
from ttchan_tui.meeting.wording.wall import (
    answers,
    day_asked,
    heading,
    said_by,
    unanswered,
    whole_weight,
    whose,
)
from ttchan_tui.meeting.wording.weight import hands_words
from ttchan_tui.text.languages import N_


def voices(visit: Visit) -> Page:
    """The questions: those that have answers first, each time today's first."""
    meeting, language = visit.meeting, visit.language
    today = Clock(meeting, visit.context.now).now().date()
    return Page(
        what_was_said(meeting, language, visit.now),
        choices=tuple(
            PageChoice(
                f"{told(one.prompt.title, language)}: {answers(one, meeting, today, language)}",
                partial(one_wall, one.prompt.id),
            )
            for one in questions(meeting, visit.notes(), today)
        ),
    )


def one_wall(id: str, visit: Visit) -> Page:
    """A question, and everything that was said on it."""
    if id not in visit.meeting.prompt:
        return gone(visit)
    text = "\n".join(_wall(id, visit))
    say_something = PageChoice(visit.language.say("Say something yourself"), partial(_about_what, id))
    return Page(
        told(visit.meeting.prompt[id].title, visit.language),
        visit.printed(lambda context: context.out.line(text)),
        (say_something,) if visit.may_answer(id) else (),
    )


def _wall(id: str, visit: Visit) -> Iterator[str]:
    meeting, language = visit.meeting, visit.language
    prompt, notes = meeting.prompt[id], visit.notes(id)
    first = visit.mine.groups if visit.mine else ()
    parts = wall(prompt, visit.themes(id), notes, meeting, first)
    if not parts:
        yield unanswered(prompt, meeting, Clock(meeting, visit.context.now).now().date(), language)
        return
    yield day_asked(prompt, meeting, language)
    yield f"{capitalised(said_by(notes, language))}: {whole_weight(parts, meeting, language)}"
    for part in parts:
        hands = hands_words(totals(part.entries, meeting).hands, language)
        yield f"{', '.join([heading(part, language), *hands])}:"
        for entry in part.entries:
            words = told(entry.head.display_in(language.code), language)
            yield f"  {words} ({whose(entry, meeting, language)})"


def _about_what(id: str, visit: Visit) -> Page:
    """What it is about, before it is typed; at once where there is nothing to choose."""
    if not visit.may_answer(id):
        return gone(visit)
    prompt, language = visit.meeting.prompt[id], visit.language
    return Page(
        told(prompt.title, language),
        language.say("What is it about?"),
        tuple(
            PageChoice(capitalised(told(one.name, language)), partial(_typing, id, one.id))
            for one in prompt.categories
        ),
    )


def _typing(prompt: str, category: str, visit: Visit) -> Page:
    say = visit.language.say
    return Page(
        say("Say something yourself"),
        say("Nobody will know who wrote it. Please do not write names."),
        question=say(N_("Type a sentence and press Enter:")),
        answer=partial(_said, prompt, category),
    )


def _said(prompt: str, category: str, words: str) -> PageMaker:
    """What becomes of a sentence; said once, however often the page is shown."""
    taken: list[str] = []

    def page(visit: Visit) -> Page:
        if not taken:
            visit.answer(prompt, category, words)
            taken.append(words)
        return Page(visit.language.say("Thank you. It will be shown once somebody has read it."))

    return page
