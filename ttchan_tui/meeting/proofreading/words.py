"""Words that figures and dates stand beside, by language. Stems: what follows them may be any ending."""

from __future__ import annotations

from typing import Final

PEOPLE: Final = {
    "en": "participants? citizens? people persons? attendees?",
    "lv": r"dalībniek\w* iedzīvotāj\w* cilvēk\w* pilsoņ\w* pilson\w*",
    "de": r"Teilnehm\w* Bürger\w* Personen Menschen",
    "fr": "participants? citoyens? personnes?",
    "es": "participantes? ciudadan[oa]s? personas?",
    "it": "partecipanti cittadin[ie] persone",
    "pt": "participantes? cidadãos pessoas",
    "pl": r"uczestni\w+ obywatel\w* osób osoby",
    "cs": r"účastní\w+ občan\w* osob\w*",
    "sk": r"účastní\w+ občan\w* osôb osoby",
    "hu": r"résztvevő\w* polgár\w* fő",
    "lt": r"dalyv\w+ piliet\w* pilieč\w* žmon\w+",
    "et": r"osaleja\w* kodanik\w* inimes\w*",
    "sv": r"deltagare\w* medborgare\w* personer",
    "hr": r"sudioni\w+ građan\w* osoba",
    "sr": r"učesni\w+ građan\w* osoba",
    "sl": r"udeležen\w+ državljan\w* oseb\w*",
    "ro": r"participanți\w* cetățeni\w* persoane",
    "bg": r"участни\w+ гражда\w+ души",
    "ru": r"участни\w+ гражда\w+ человек\w*",
    "tr": r"katılımcı\w* vatandaş\w* kişi\w*",
}
COUNTRIES: Final = {
    "en": "countries country nations?",
    "lv": r"valst\w*",
    "de": r"Länder\w* Staaten",
    "fr": "pays",
    "es": "países país",
    "it": "[Pp]aesi nazioni",
    "pt": "países país",
    "pl": r"kraj\w* państw\w*",
    "cs": r"zem\w+ stát\w*",
    "sk": r"krajín\w* krajin\w* štát\w*",
    "hu": r"ország\w*",
    "lt": r"šal\w+ valstyb\w+",
    "et": r"riigi\w* riiki\w*",
    "sv": r"länder\w*",
    "hr": r"zemalj\w* zemlj\w* držav\w*",
    "sr": r"zemalj\w* zemlj\w* držav\w*",
    "sl": r"držav\w*",
    "ro": r"țări\w* state",
    "bg": r"държав\w+ страни",
    "ru": r"стран\w* государств\w*",
    "tr": r"ülke\w*",
}
DAYS: Final = {
    "en": "days?",
    "lv": r"dien\w*",
    "de": r"Tage?n? tägig\w*",
    "fr": "jours?",
    "es": "días?",
    "it": "giorni",
    "pt": "dias?",
    "pl": "dni",
    "cs": "dní dny denní",
    "sk": "dní dni",
    "hu": r"nap\w{0,3}",
    "lt": r"dien\w+",
    "et": r"päeva\w*",
    "sv": "dagar",
    "hr": "dana",
    "sr": "dana",
    "sl": "dni dneva",
    "ro": "zile",
    "bg": "дни дена",
    "ru": "дней дня",
    "tr": "gün",
}

NUMBERS: Final = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
    " siebzehn achtzehn neunzehn zwanzig",
    "lv": "vien div trī četr piec seš septiņ astoņ deviņ desmit vienpadsmit divpadsmit trīspadsmit"
    " četrpadsmit piecpadsmit sešpadsmit septiņpadsmit astoņpadsmit deviņpadsmit divdesmit",
}
"""One to twenty; in Latvian without the endings."""

ABOUT: Final = {
    "en": ("over", "more than", "about", "around", "approximately", "nearly", "almost", "some", "up to"),
    "lv": ("vairāk nekā", "vairāk kā", "ap", "aptuveni", "apmēram", "gandrīz", "līdz", "pāri par"),
    "de": ("über", "mehr als", "rund", "etwa", "ungefähr", "circa", "fast", "ca.", "bis zu"),
    "fr": ("plus de", "environ", "près de"),
    "es": ("más de", "unos", "unas", "cerca de", "casi"),
    "it": ("oltre", "più di", "circa", "quasi"),
    "pl": ("ponad", "około", "ok.", "prawie"),
    "cs": ("více než", "přes", "asi", "téměř"),
    "hu": ("több mint", "mintegy", "körülbelül", "közel"),
}
"""What makes a number a vague one."""
