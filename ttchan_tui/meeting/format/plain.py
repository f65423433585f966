"""Reads fields that can be judged by themselves: texts, dates, numbers.

Nothing is raised: a field that cannot be read yields a stand-in of its type, so that reading goes on
and every mistake is found in one go. What was built is thrown away if there was any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from enum import Enum
from typing import TypeVar

from ttchan_tui.meeting.format import values as forms
from ttchan_tui.meeting.format.table import Table
from ttchan_tui.meeting.limits import STRING_LIMIT, TEXT_LIMIT
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import NOTHING, Name, Text

_E = TypeVar("_E", bound=Enum)


class PlainFields(Table):
    """The fields of one table, as far as they do not refer to others."""

    __slots__ = ()

    def string(self, name: str, *, needed: bool = False, limit: int = STRING_LIMIT) -> str:
        """A line of text that is the same in all languages; empty if it is not given."""
        value = self.typed(name, str, N_("expected a text in quotes, but found {found}"), needed=needed)
        return "" if value is None else self._admitted(name, value, limit=limit)

    def exact(self, name: str, *, needed: bool = False, limit: int = STRING_LIMIT) -> str:
        """A line that somebody has to type as it stands, such as a password; empty if it is not given."""
        admitted = self.string(name, needed=needed, limit=limit)
        if admitted and admitted != self._values[name]:
            template = N_(
                "spaces at the beginning or the end, and accents apart from their letters, cannot be kept"
            )
            self.wrong(name, template)
        return admitted

    def strings(self, name: str) -> tuple[str, ...]:
        """Several lines of text that are the same in all languages."""
        value = self.typed(
            name,
            list,
            N_("expected a list of texts in quotes, but found {found}"),
            needed=False,
            valid=lambda items: all(isinstance(item, str) for item in items),
        )
        return tuple(self._admitted(name, item, limit=STRING_LIMIT) for item in value or ())

    def _admitted(self, name: str, value: str, *, limit: int = TEXT_LIMIT, lines: bool = False) -> str:
        try:
            return admit(value, limit=limit, lines=lines, kept=True)
        except Refused as refused:
            self.wrong(name, refused.template, **refused.values)
            return ""

    def text(self, name: str, *, needed: bool = False, lines: bool = False) -> Text:
        """A text by language."""
        value = self.take(name, needed=needed)
        if value is None:
            return NOTHING
        if not isinstance(value, Mapping) or not value:
            self.expected(
                name,
                N_('expected a text for each language, such as {label}.{language} = "…", but found {found}'),
                value,
                label=name,
                language=next(iter(self._reading.languages), "en"),
            )
            return NOTHING
        return Text(dict(self._said(name, value, lines=lines)))

    def name(self, name: str, *, needed: bool = False) -> Name:
        """What a town or a body is called."""
        return Name(self.text(name, needed=needed).by_language)

    def prose(self, name: str, *, needed: bool = False) -> Text:
        """A text by language that may have several lines and paragraphs."""
        return self.text(name, needed=needed, lines=True)

    def _said(
        self, name: str, by_language: Mapping[object, object], *, lines: bool
    ) -> Iterator[tuple[str, str]]:
        for code, text in by_language.items():
            field = f"{name}.{code}"
            if code not in self._reading.languages and self._reading.languages and not self._keeps(code):
                self.expected(
                    field,
                    N_("expected one of the meeting's languages ({languages}), but found {found}"),
                    code,
                    languages=", ".join(self._reading.languages),
                )
            elif not isinstance(text, str):
                self.expected(field, N_("expected a text in quotes, but found {found}"), text)
            else:
                admitted = self._admitted(field, text, lines=lines)
                yield str(code), forms.reflowed(admitted) if lines else admitted

    def _keeps(self, code: object) -> bool:
        """Whether a further language is kept here: files of places go from one meeting to the next."""
        return self._spot.section == "place" and forms.is_language(code, thorough=self._reading.thorough)

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """A date."""
        value = self.take(name, needed=needed)
        found = forms.as_date(value)
        if value is not None and found is None:
            self.expected(
                name,
                N_("expected a date that exists, such as 2018-11-09, but found {found}"),
                value,
            )
        return found

    def needed_day(self, name: str) -> date:
        """A date that must be there."""
        return self.day(name, needed=True) or date.min

    def clock(self, name: str, *, needed: bool = False) -> time | None:
        """A time of day."""
        value = self.take(name, needed=needed)
        found = forms.as_time(value)
        if value is not None and found is None:
            self.expected(
                name, N_("expected a time of day, such as 09:30:00 without quotes, but found {found}"), value
            )
        return found

    def needed_clock(self, name: str) -> time:
        """A time of day that must be there."""
        return self.clock(name, needed=True) or time.min

    def number(self, name: str, *, least: int, needed: bool = True) -> int:
        """A whole number."""
        found = self.typed(
            name,
            int,
            N_("expected a whole number from {least} up, but found {found}"),
            needed=needed,
            valid=lambda value: value >= least,
            least=least,
        )
        return least if found is None else found

    def people(self, name: str) -> int:
        """A number of people; 0 if it is not known."""
        return self.number(name, least=1, needed=False) if name in self else 0

    def part(self, name: str) -> int | None:
        """A number of people of those that are counted; None if it is not known."""
        return self.number(name, least=0, needed=False) if name in self else None

    def yes(self, name: str) -> bool:
        """Whether something is so; not, if it is not given."""
        return self.yes_or_no(name) is True

    def yes_or_no(self, name: str) -> bool | None:
        """Whether something is so; none, if it is not given."""
        template = N_("expected true or false without quotes, but found {found}")
        return self.typed(name, bool, template, needed=False)

    def choice(self, name: str, kinds: type[_E], *, usually: _E | None = None) -> _E:
        """One of a few words; it may be left out if it is `usually` the same."""
        if usually is not None and self.take(name, needed=False) is None:
            return usually
        return kinds(self.word(name, [str(kind.value) for kind in kinds]))

    def word(self, name: str, words: Sequence[str]) -> str:
        """One of a few words, as it stands there."""
        template = N_("expected one of {words}, but found {found}")
        found = self.typed(name, str, template, valid=words.__contains__, words=", ".join(words))
        return found or words[0]
