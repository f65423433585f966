"""Programmes as people paste them, in the languages of those who do."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from ttchan_tui.importing.clock_words import times_at_beginning
from ttchan_tui.importing.sources import Wishes, read_source
from ttchan_tui.text.languages import language

PROGRAMMES = {
    "fr": (
        """Programme de la rencontre des citoyens
Cesson-Sévigné, du 12 au 14 mai 2023

Vendredi 12 mai 2023
14h – Arrivée des délégations de Waltrop et de Dún Laoghaire
17h30 : Réception officielle à l'hôtel de ville
20 h 00 Dîner dans les familles

Samedi 13 mai
9h00-12h00 Table ronde : « L'Europe près de chez nous »
12h à 14h : Déjeuner
de 14h30 à 17h00 : Ateliers
à partir de 21h : Bal folk

Dimanche 14 mai
10h15 Messe
1er étage
vers 12h : Départ""",
        """2023-05-12 14:00– Arrivée des délégations de Waltrop et de Dún Laoghaire
2023-05-12 17:30– Réception officielle à l'hôtel de ville
2023-05-12 20:00– Dîner dans les familles
2023-05-13 09:00–12:00 Table ronde : « L'Europe près de chez nous »
2023-05-13 12:00–14:00 Déjeuner
2023-05-13 14:30–17:00 Ateliers
2023-05-13 21:00– Bal folk
2023-05-14 10:15– Messe / 1er étage
2023-05-14 12:00– Départ""",
    ),
    "es": (
        """ENCUENTRO DE CIUDADES HERMANADAS
Jueves, 27 de octubre de 2022
10h00.- Visita guiada al casco histórico
De 12:30 a 14:00 h. Comida de hermandad
21.15 h. Concierto de la banda municipal
Viernes 28 de octubre
09:30 – Mesa redonda sobre la solidaridad europea (Casa de Cultura)
A las 17:00 horas: Taller de empleo juvenil
SÁBADO 29
10:00 h: Despedida""",
        """2022-10-27 10:00– Visita guiada al casco histórico
2022-10-27 12:30–14:00 Comida de hermandad
2022-10-27 21:15– Concierto de la banda municipal
2022-10-28 09:30– Mesa redonda sobre la solidaridad europea (Casa de Cultura)
2022-10-28 17:00– Taller de empleo juvenil
2022-10-29 10:00– Despedida""",
    ),
    "hu": (
        """A testvérvárosi találkozó programja
2021. november 6., szombat
10:00 Megérkezés, szállás elfoglalása
18.00–20.00 Ünnepélyes megnyitó a művelődési házban
2021. november 7. (vasárnap)
9 óra: Istentisztelet
14:30-tól Kirándulás Mezőkövesdre
November 8., hétfő
8.30 – 9.00: Reggeli""",
        """2021-11-06 10:00– Megérkezés, szállás elfoglalása
2021-11-06 18:00–20:00 Ünnepélyes megnyitó a művelődési házban
2021-11-07 09:00– Istentisztelet
2021-11-07 14:30– Kirándulás Mezőkövesdre
2021-11-08 08:30–09:00 Reggeli""",
    ),
    "ro": (
        """PROGRAMUL ÎNTÂLNIRII
Vineri, 12 iulie 2019
ora 10:00 – Sosirea delegațiilor
orele 12:00 - 14:00 Prânz
Sâmbătă, 13 iulie 2019
09.00-11.30 Dezbatere: „Solidaritatea europeană”
ora 19.00: Cină festivă
Duminică 14 iulie 2019
8,30 Micul dejun""",
        """2019-07-12 10:00– Sosirea delegațiilor
2019-07-12 12:00–14:00 Prânz
2019-07-13 09:00–11:30 Dezbatere: „Solidaritatea europeană”
2019-07-13 19:00– Cină festivă
2019-07-14 08:30– Micul dejun""",
    ),
    "bg": (
        """ПРОГРАМА
2 октомври 2024 г. (сряда)
14:00 ч. – Пристигане на делегациите
16.30 - 18.00 ч. Официално откриване
3 октомври 2024 г., четвъртък
9,00 ч. Кръгла маса
от 10:30 до 12:00 ч. Посещение на Дома на хумора
4.10.2024 г.
09:00 Отпътуване""",
        """2024-10-02 14:00– Пристигане на делегациите
2024-10-02 16:30–18:00 Официално откриване
2024-10-03 09:00– Кръгла маса
2024-10-03 10:30–12:00 Посещение на Дома на хумора
2024-10-04 09:00– Отпътуване""",
    ),
    "el": (
        """ΠΡΟΓΡΑΜΜΑ
Παρασκευή 6 Οκτωβρίου 2017
18:00 Υποδοχή των αντιπροσωπειών
20:30 – 23:00 Δείπνο
Σάββατο, 7 Οκτωβρίου 2017
09.30 π.μ. Συνέδριο
6:00 μ.μ. – 8:00 μ.μ. Ξενάγηση
Κυριακή 8/10/2017
10:00 Αναχώρηση""",
        """2017-10-06 18:00– Υποδοχή των αντιπροσωπειών
2017-10-06 20:30–23:00 Δείπνο
2017-10-07 09:30– Συνέδριο
2017-10-07 18:00–20:00 Ξενάγηση
2017-10-08 10:00– Αναχώρηση""",
    ),
    "pl": (
        """Program spotkania
Czwartek, 6 czerwca 2019 r.
godz. 10.00 Przyjazd delegacji
godz. 12.00 – 13.00: Obiad
Piątek (7 czerwca 2019)
9.00 Warsztaty
od 18:00 do 22:00 Festyn""",
        """2019-06-06 10:00– Przyjazd delegacji
2019-06-06 12:00–13:00 Obiad
2019-06-07 09:00– Warsztaty
2019-06-07 18:00–22:00 Festyn""",
    ),
    "de": (
        """Freitag, 28.06.2019
ab 14:00 Uhr: Anreise
19 Uhr Empfang im Saalbau
Samstag, den 29. Juni 2019
09.00 bis 11.00 Uhr Workshop
20.00 Uhr – 01.00 Uhr Tanz
So., 30.6.
10 Uhr: Abschied""",
        """2019-06-28 14:00– Anreise
2019-06-28 19:00– Empfang im Saalbau
2019-06-29 09:00–11:00 Workshop
2019-06-29 20:00–01:00 Tanz
2019-06-30 10:00– Abschied""",
    ),
    "it": (
        """Venerdì 10 maggio 2019
ore 9.30 Accoglienza delle delegazioni
ore 11,00 - 12,30 Visita al museo
dalle ore 15:00 alle ore 18:00: Tavola rotonda
Sabato 11 maggio
h. 10.00 Saluti
alle 20.30 Cena""",
        """2019-05-10 09:30– Accoglienza delle delegazioni
2019-05-10 11:00–12:30 Visita al museo
2019-05-10 15:00–18:00 Tavola rotonda
2019-05-11 10:00– Saluti
2019-05-11 20:30– Cena""",
    ),
    "sk": (
        """Piatok 14. júna 2019
o 10.00 hod. Privítanie
14.00 hod. – 16.00 hod. Beseda
Sobota 15. 6. 2019
9:00 h Výlet""",
        """2019-06-14 10:00– Privítanie
2019-06-14 14:00–16:00 Beseda
2019-06-15 09:00– Výlet""",
    ),
    "lt": (
        """2018 m. lapkričio 8 d., ketvirtadienis
10.00 val. Atvykimas
12.00–13.00 val. Pietūs
lapkričio 9 d.
nuo 9 val. iki 11 val. Diskusija""",
        """2018-11-08 10:00– Atvykimas
2018-11-08 12:00–13:00 Pietūs
2018-11-09 09:00–11:00 Diskusija""",
    ),
    "hr": (
        """Petak, 1. listopada 2021.
9,30 sati – Dolazak sudionika
10.00 – 12.00 h Okrugli stol
Subota, 2. listopada 2021.
u 18 sati: Svečana večera""",
        """2021-10-01 09:30– Dolazak sudionika
2021-10-01 10:00–12:00 Okrugli stol
2021-10-02 18:00– Svečana večera""",
    ),
    "fi": (
        """Perjantai 9. marraskuuta 2018
klo 10.00 Saapuminen
klo 12–13 Lounas
la 10.11.2018
klo 9.30–11 Työpaja""",
        """2018-11-09 10:00– Saapuminen
2018-11-09 12:00–13:00 Lounas
2018-11-10 09:30–11:00 Työpaja""",
    ),
    "pt": (
        """Sexta-feira, 9 de novembro de 2018
10h30 - Receção das delegações
Das 14h00 às 17h00 – Debate
Dia 10 de novembro (sábado)
20h00 Jantar""",
        """2018-11-09 10:30– Receção das delegações
2018-11-09 14:00–17:00 Debate
2018-11-10 20:00– Jantar""",
    ),
    "en": (
        """DAY 1 – Thursday 8th November 2018
09:30 am Registration
10.00 – 11.30 a.m. Opening
2 pm – 4 pm Workshop
DAY 2: Friday, November 9, 2018
9-10 Breakfast
19:00 onwards Party""",
        """2018-11-08 09:30– Registration
2018-11-08 10:00–11:30 Opening
2018-11-08 14:00–16:00 Workshop
2018-11-09 09:00–10:00 Breakfast
2018-11-09 19:00– Party""",
    ),
}
"""What is pasted, and what is taken of it."""


def hours(activity: dict[str, Any]) -> str:
    """Start and end."""
    return "–".join(f"{activity[name]:%H:%M}" if name in activity else "" for name in ("start", "end"))


@pytest.mark.parametrize("code", PROGRAMMES)
@pytest.mark.parametrize("is_said", [True, False])
def test_a_programme_is_read_whole_whatever_language_it_is_in(code: str, is_said: bool) -> None:
    pasted, expected = PROGRAMMES[code]
    wishes = Wishes((code,)) if is_said else Wishes(any_language=True)
    account = read_source(pasted.encode(), wishes)
    assert account.left_out == []
    assert [
        f"{one['date']} {hours(one)} {one['title'][code]}"
        + (f" / {one['text'][code]}" if "text" in one else "")
        for one in account.files["programme.toml"]["activity"]
    ] == expected.splitlines()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A las 17:00 horas: Taller", time(17), None),
        ("9,30 sati – Dolazak", time(9, 30), None),
        ("h. 10.00 Saluti", time(10), None),
        ("2–4 pm Workshop", time(14), time(16)),
        ("12 am Fireworks", time(0), None),
        ("10⁰⁰–12³⁰ Séta", time(10), time(12, 30)),
        ("no plkst. 9.30 līdz plkst. 11.00 Darbs", time(9, 30), time(11)),
        ("9u30 Zitting", time(9, 30), None),
        ("20.00-24.00 Dance", time(20), time(0)),
        ("9-10 Breakfast", time(9), time(10)),
    ],
)
def test_a_time_is_known_by_the_words_around_it(text: str, start: time, end: time | None) -> None:
    found = times_at_beginning(text)
    assert found
    assert (found.start, found.end, found.wrong_end) == (start, end, "")
    assert found.rest == text.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "1er étage",
        "3 people",
        "10 km walk",
        "5–7 years",
        "1000 Jahre",
        "2. Runde",
        "15 min break",
        "A 3 napos",
    ],
)
def test_not_every_number_is_a_time(text: str) -> None:
    assert times_at_beginning(text) is None


def test_what_is_not_taken_of_a_text_is_told_line_by_line() -> None:
    account = read_source(
        b"Our meeting\nBring good shoes\nThursday, 27 October 2022\nDay of friendship\n- Arrival\n"
        b"9:30-25:00\nWalk\nSATURDAY\n10:00\nFarewell\n",
        Wishes(),
    )
    assert [one.sentence(language("en")) for one in account.left_out] == [
        "line 2: “Bring good shoes” is neither a day nor begins with a time",
        "line 4: “Day of friendship” is neither a day nor begins with a time",
        "line 6: “25:00” is not a time of day; the rest of the line is taken",
    ]
    assert [
        (one["date"].day, one.get("start"), one["title"]["en"])
        for one in account.files["programme.toml"]["activity"]
    ] == [(27, None, "Arrival"), (27, time(9, 30), "Walk"), (29, time(10), "Farewell")]


def test_headings_in_capitals_do_without_accents() -> None:
    account = read_source("ΠΑΡΑΣΚΕΥΗ 6 ΟΚΤΩΒΡΙΟΥ 2017\n18:00 Υποδοχή\n".encode(), Wishes(("el",)))
    assert account.files["programme.toml"]["activity"][0]["date"].isoformat() == "2017-10-06"


def test_the_days_of_a_table_are_read_in_their_language_too() -> None:
    table = "Datum;Beginn;Titel\n10 mai 2021;9h00;Accueil\n11 mai 2021;9h00;Visite\n"
    account = read_source(table.encode(), Wishes(any_language=True))
    assert [one["title"] for one in account.files["programme.toml"]["activity"]] == [
        {"fr": "Accueil"},
        {"fr": "Visite"},
    ]
