from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.catalogues import TEMPLATE, extract, forms, ids, key, languages, read, sentences, wanted

TO_REPAIR = "run `make catalogues`"


def messages(code: str) -> Iterator[Message]:
    return (message for message in read(code) if message.id and all(forms(message)))


def translations(code: str) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, read(code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('language.say("A sentence.")', {"A sentence."}),
        ('say("Two " "halves.")', {"Two halves."}),
        ('say("TOMORROW" if late else "THEN")', {"TOMORROW", "THEN"}),
        ('N_("Later.")', {"Later."}),
        ('say(N_("error") if bad else N_("warning"))', {"error", "warning"}),
        ('count("{number} day", "{number} days", n)', {("{number} day", "{number} days")}),
        ('language.count(N_("one"), N_("many"), n)', {("one", "many")}),
        ('say("{who} says", who=say("somebody"))', {"{who} says", "somebody"}),
        ('Argument("--day", "DATE", "which day", default="")', {"which day"}),
        ('Subcommand(run, Flag("--all", "more"), summary="add")', {"more", "add"}),
        ("say(template); days.count(day); text.count('a')", set()),
    ],
)
def test_what_is_a_sentence(code: str, found: set[str | tuple[str, ...]]) -> None:
    said = list(sentences(code))
    assert set(said) == found
    assert len(said) == len(found)


@pytest.mark.parametrize("code", languages())
def test_the_catalogue_has_what_the_code_says(code: str) -> None:
    assert ids(read(code)) == {key(message) for message in wanted(code, extract())}, TO_REPAIR


def test_the_template_has_what_the_code_says() -> None:
    with TEMPLATE.open("rb") as file:
        assert ids(read_po(file)) == ids(extract()), TO_REPAIR


def test_everything_is_in_latvian() -> None:
    assert_translated("lv")


def assert_translated(code: str) -> None:
    """Everything that a language covers is translated."""
    plurals = read(code).num_plurals
    for message in read(code):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        assert all(forms(message)), message.id
        assert len(forms(message)) == (plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("code", languages())
def test_translations_have_the_places_of_their_keys(code: str) -> None:
    for message in messages(code):
        id = key(message)
        singular, plural = id if isinstance(id, tuple) else (id, id)
        for form in forms(message):
            assert places(form) in (places(singular), places(plural)), message.id


@pytest.mark.parametrize("code", languages())
def test_translations_keep_the_spaces_that_they_are_put_together_with(code: str) -> None:
    for message in messages(code):
        id = key(message)
        assert {ends(form) for form in forms(message)} == {ends(id if isinstance(id, str) else id[0])}


def test_latvian_has_three_plural_forms() -> None:
    latvian = read("lv")
    assert latvian.num_plurals == 3
    assert latvian.plural_expr.strip("()") == "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "{number} dienu"),
        (1, "{number} diena"),
        (2, "{number} dienas"),
        (10, "{number} dienas"),
        (11, "{number} dienas"),
        (21, "{number} diena"),
        (101, "{number} diena"),
        (111, "{number} dienas"),
        (159, "{number} dienas"),
    ],
)
def test_latvian_plurals(number: int, said: str) -> None:
    assert translations("lv").ngettext("{number} day", "{number} days", number) == said


DAYS = {
    "bg": "дни ден дни дни дни дни дни",
    "cs": "dní den dny dní dní dní dní",
    "de": "Tage Tag Tage Tage Tage Tage Tage",
    "es": "días día días días días días días",
    "fr": "jour jour jours jours jours jours jours",
    "hu": "nap nap nap nap nap nap nap",
    "it": "giorni giorno giorni giorni giorni giorni giorni",
    "lt": "dienų diena dienos dienos dienų diena diena",
    "lv": "dienu diena dienas dienas dienas diena diena",
    "pl": "dni dzień dni dni dni dni dni",
    "pt": "dias dia dias dias dias dias dias",
    "ru": "дней день дня дней дней день день",
    "sr": "dana dan dana dana dana dan dan",
    "sv": "dagar dag dagar dagar dagar dagar dagar",
    "tr": "gün gün gün gün gün gün gün",
}
"""What 0, 1, 2, 5, 11, 21 and 101 of them are called."""


def test_every_language_has_its_plurals() -> None:
    assert set(DAYS) == set(languages())
    for code, days in DAYS.items():
        said = [
            translations(code).ngettext("{number} day", "{number} days", number).format(number=number)
            for number in (0, 1, 2, 5, 11, 21, 101)
        ]
        assert said == [f"{n} {day}" for n, day in zip((0, 1, 2, 5, 11, 21, 101), days.split(), strict=True)]


QUOTES = dict.fromkeys(("bg", "cs", "de", "lt"), "„“") | dict.fromkeys(("pl", "sr", "hu", "lv"), "„”")
QUOTES |= dict.fromkeys(("es", "fr", "it", "pt", "ru"), "«»") | {"sv": "””", "tr": "“”"}


@pytest.mark.parametrize("code", languages())
def test_every_language_has_its_own_quotes(code: str) -> None:
    opening, closing = tuple(QUOTES[code])
    for message in messages(code):
        for said in forms(message):
            assert not set(said) & (set("„“”«»") - {opening, closing}), message.id
            assert said.count(opening) == said.count(closing), message.id


def test_latvian_has_its_own_quotes_and_dashes() -> None:
    for message in messages("lv"):
        for said in forms(message):
            assert "—" not in said, message.id
            assert "“" not in said, message.id
            assert said.count("„") == said.count("”") or "„…”" in said, message.id
