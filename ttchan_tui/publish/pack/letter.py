"""The letter to a partner: thanks, its own numbers, what is in the pack and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ttchan_tui.meeting.deadlines import deadlines
from ttchan_tui.meeting.register import Register
from ttchan_tui.meeting.wording.facts import figures, partner_name
from ttchan_tui.publish.pack.ours import REQUEST, Ours
from ttchan_tui.publish.sheet.layout import Block, Kind, Layout, Run
from ttchan_tui.text.languages import N_, Language


def letter(
    ours: Ours,
    register: Register,
    sheet_language: str,
    enclosed: Mapping[str, Sequence[str]],
    language: Language,
) -> Layout:
    """The letter as blocks, to be written by what writes the sheet.

    Args:
        ours: The partner and what is its own.
        register: Where the results are published, and until when what has to be done.
        sheet_language: The language of the sheet that is enclosed.
        enclosed: What is in the pack (a catalogue key), and the files that it is in.
        language: Of the letter.
    """
    meeting = ours.meeting
    words = _Letter(ours, register, sheet_language, language)
    return Layout(
        title=language.say(N_("The results of {meeting}"), meeting=meeting.acronym),
        number=f"{meeting.funding.line.in_language(language.code).text} · {meeting.funding.number}",
        author=meeting.lead.name.in_language(language.code).text,
        language=language.code,
        moment=ours.board.at,
        blocks=tuple(words.blocks(enclosed)),
    )


class _Letter:
    def __init__(self, ours: Ours, register: Register, sheet_language: str, language: Language) -> None:
        self._ours = ours
        self._meeting = ours.meeting
        self._register = register
        self._sheet_language = sheet_language
        self._language = language

    def blocks(self, enclosed: Mapping[str, Sequence[str]]) -> Iterator[Block]:
        say, meeting, code = self._language.say, self._meeting, self._language.code
        yield self._block(Kind.TITLE, say(N_("The results of {meeting}"), meeting=meeting.acronym))
        to = partner_name(self._ours.partner, self._language)
        yield self._block(Kind.PARAGRAPH, say(N_("To our partner: {partner}"), partner=to))
        yield self._block(
            Kind.PARAGRAPH,
            say(
                N_("Thank you for having taken part: {name}, {place}, {dates}."),
                name=meeting.name.in_language(code).text,
                place=meeting.place[meeting.host].name.in_language(code).text,
                dates=self._language.dates(meeting.start, meeting.end),
            ),
        )
        yield self._block(Kind.HEADING, say(N_("Your numbers")))
        yield from (self._block(Kind.ITEM, line) for line in self._numbers())
        yield self._block(Kind.HEADING, say(N_("In this pack")))
        for what, names in enclosed.items():
            yield self._block(Kind.ITEM, f"{say(what)}: {', '.join(names)}")
        for line in self._languages():
            yield self._block(Kind.PARAGRAPH, line)
        yield self._block(Kind.HEADING, say(N_("What we ask of you")))
        for line in self._asked():
            yield self._block(Kind.PARAGRAPH, line)
        yield self._block(Kind.PARAGRAPH, meeting.lead.name.in_language(code).text)

    def _numbers(self) -> Iterator[str]:
        language, ours = self._language, self._ours
        yield from ours.people(language)
        whole = (f"{language.number(number)} {what}" for number, what in figures(self._meeting, language))
        yield language.say(N_("The whole meeting: {figures}"), figures=", ".join(whole))
        said = sum(len(notes) for _, notes in ours.said)
        yield language.say(N_("What your group said and is public: {number}"), number=said)
        yield language.say(N_("What others have promised to do for you: {number}"), number=len(ours.promises))

    def _languages(self) -> Iterator[str]:
        """What is in another language than the partner's, and why."""
        own, language = self._ours.languages[:1], self._language
        if not own:
            return
        name = language.language_name(own[0])
        if language.code not in self._ours.languages:
            yield language.say(
                N_("Nobody has written this letter in your language yet ({language})."), language=name
            )
        if self._sheet_language not in self._ours.languages:
            yield language.say(
                N_(
                    "The official form has no words in your language yet ({language}), so the description "
                    "sheet is in another one."
                ),
                language=name,
            )

    def _asked(self) -> Iterator[str]:
        language, dates = self._language, deadlines(self._register)
        own = (one for one in self._register.publications if not one.partner)
        if site := self._register.site or next(own, None):
            yield language.say(
                N_("The results are on the web since {date}: {address}"),
                date=language.full_date(site.since),
                address=site.address,
            )
        yield language.say(REQUEST)
        if dates.report:
            yield language.say(
                N_("The final report, which names the direct links, is due on {date}."),
                date=language.full_date(dates.report),
            )
        if dates.until:
            yield language.say(
                N_("Please leave it there until {date} at least."), date=language.full_date(dates.until)
            )

    def _block(self, kind: Kind, text: str) -> Block:
        return Block(kind, (Run(text, self._language.code),))
