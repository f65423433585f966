"""Reads fields that refer to something: ids, codes, addresses, places on the globe."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from ttchan_tui.meeting.format import values as forms
from ttchan_tui.meeting.format.plain import PlainFields
from ttchan_tui.meeting.format.problems import closest
from ttchan_tui.meeting.limits import ADDRESS_LIMIT, IDENTIFIER_LIMIT
from ttchan_tui.meeting.qr.address import USE_ASCII_HOST, with_ascii_host
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text

_CODES_OF_THE_EU: Final = {"EL": "GR", "UK": "GB"}
"""What its forms write for Greece and the United Kingdom, and the codes of ISO 3166."""


class Fields(PlainFields):
    """The fields of one table."""

    __slots__ = ()

    def identifier(self) -> str:
        """The table's own id."""
        template = N_(
            "expected at most {limit} lower-case letters, digits and single hyphens, but found {found}"
        )
        found = self.typed("id", str, template, valid=forms.is_identifier, limit=IDENTIFIER_LIMIT)
        return found or ""

    def refer(self, name: str, section: str, *, needed: bool = False) -> str | None:
        """The id of an entry of another section."""
        value = self.take(name, needed=needed)
        return str(value) if value is not None and self._exists(name, section, value) else None

    def refer_all(self, name: str, section: str) -> tuple[str, ...]:
        """The ids of several entries of another section."""
        found = self._list(
            name, N_('expected a list of ids, such as ["{example}"], but found {found}'), section
        )
        return tuple(str(value) for value in found if self._exists(name, section, value))

    def numbers(self, name: str, section: str) -> tuple[int, ...]:
        """The numbers of several entries of another section."""
        found = self._list(
            name, N_("expected a list of numbers, such as [{example}], but found {found}"), section
        )
        return tuple(
            value for value in found if self._exists(name, section, value) and isinstance(value, int)
        )

    def _list(self, name: str, template: str, section: str) -> list[object]:
        value = self.take(name, needed=False)
        if value is None:
            return []
        if not isinstance(value, list) or any(isinstance(item, (Mapping, list)) for item in value):
            example = next(iter(self._reading.ids.get(section, ())), "…")
            self.expected(name, template, value, example=example)
            return []
        for item in value:
            if value.count(item) > 1:
                self.expected(name, N_("{found} stands here more than once"), item)
                break
        return value

    def _exists(self, name: str, section: str, value: object) -> bool:
        known = self._reading.ids.get(section)
        if known is None:
            return True
        if isinstance(value, bool) or not isinstance(value, (str, int)) or value not in known:
            self._unknown(name, section, value, known)
            return False
        return True

    def _unknown(self, name: str, section: str, value: object, known: Collection[object]) -> None:
        heading = f"[[{section}]]" if section != "place" else "places/"
        if meant := closest(str(value), known):
            self.expected(
                name,
                N_('{found} is not in {heading}; perhaps "{meant}" is meant'),
                value,
                heading=heading,
                meant=meant,
            )
        else:
            ids = ", ".join(str(one) for one in known) or "–"
            self.expected(
                name, N_("{found} is not in {heading}, which has: {ids}"), value, heading=heading, ids=ids
            )

    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude; both or neither."""
        latitude = self._degrees("latitude", 90)
        longitude = self._degrees("longitude", 180)
        for name, other in (("latitude", "longitude"), ("longitude", "latitude")):
            if name in self and other not in self:
                self.wrong(other, N_("this field must be there, because {other} is"), other=name)
        return None if latitude is None or longitude is None else (latitude, longitude)

    def _degrees(self, name: str, most: int) -> float | None:
        value = self.take(name, needed=False)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not -most <= value <= most:
            self.expected(
                name, N_("expected degrees from -{most} to {most}, but found {found}"), value, most=most
            )
            return None
        return float(value)

    def country(self, *, needed: bool = True) -> str:
        """The two-letter code of a country; empty if it is not given."""

        def is_country(code: str) -> bool:
            known = not self._reading.thorough or code in forms.countries()
            return known and forms.COUNTRY.fullmatch(code) is not None

        if meant := _CODES_OF_THE_EU.get(str(self._values.get("country"))):
            template = N_('the two-letter code of ISO 3166 is "{meant}"; {found} is written by the EU only')
            self.take("country", needed=needed)
            self.expected("country", template, self._values["country"], meant=meant)
            return ""
        template = N_("expected a two-letter code of ISO 3166 such as LV, but found {found}")
        return self.typed("country", str, template, needed=needed, valid=is_country) or ""

    def language_tag(self) -> str:
        """The BCP 47 tag of a language; if `language_name` names it, CLDR need not know it."""
        value = self.take("language", needed=True)
        if value is not None and not self.is_language(value, named="language_name" in self):
            self.expected(
                "language", N_("expected a language tag such as lv or sr-Cyrl, but found {found}"), value
            )
        return str(value)

    def is_language(self, value: object, *, named: bool = False) -> bool:
        """Whether that is the tag of a language; one that is named here need not be known."""
        return forms.is_language(value, thorough=self._reading.thorough and not named)

    def by_language(self, name: str) -> Iterator[tuple[str, Fields]]:
        """Tables within this one, one for each language; it need not be one of the meeting's."""
        given = self.nested(name)
        for code in given.names:
            if not self.is_language(code):
                self.expected(
                    name, N_("expected a language tag such as lv or sr-Cyrl, but found {found}"), code
                )
            yield code, given.nested(code)

    def time_zone(self) -> str:
        """The name of a time zone."""
        zone = self.string("time_zone", needed=True)
        if zone and self._reading.thorough and not forms.is_time_zone(zone):
            self.expected(
                "time_zone", N_("expected an IANA name such as Europe/Riga, but found {found}"), zone
            )
        return zone

    def address(self, name: str) -> str:
        """A web address; empty if it is not given."""
        address = self.string(name, limit=ADDRESS_LIMIT)
        self._check_address(name, address)
        return address

    def addresses(self, name: str, *, needed: bool = False) -> Text:
        """A web address for the readers of each language."""
        addresses = self.text(name, needed=needed)
        for code, address in addresses.by_language.items():
            self._check_address(f"{name}.{code}", address)
        return addresses

    def source(self, *, needed: bool = False) -> str:
        """Where something is from: the id of a source, or an address."""
        value = self.string("source", needed=needed, limit=ADDRESS_LIMIT)
        if "://" in value:
            self._check_address("source", value)
        elif value:
            self._exists("source", "source", value)
        return value

    def _check_address(self, name: str, address: str) -> None:
        if not address or forms.is_address(address):
            return
        if better := with_ascii_host(address):
            self.wrong(name, USE_ASCII_HOST, address=address, better=better)
        else:
            self.expected(
                name, N_("expected an address such as https://www.daugavpils.lv, but found {found}"), address
            )
