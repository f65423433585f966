"""The smallest meeting that uses every part of the format, for tests that load or break one."""

from __future__ import annotations

import pickle
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

from ttchan_tui.meeting.format import Problem, Sections, read_meeting, sections_of
from ttchan_tui.meeting.meeting import Meeting

TOML = {
    "meeting.toml": """
format = 1
id = "small"
acronym = "Small"
name.lv = "Maza tikšanās"
name.en = "A small meeting"
host = "raska"
start = 2021-05-01
end = 2021-05-02
time_zone = "Europe/Belgrade"
languages = ["lv", "en"]
funding.line.lv = "Finansē fonds."
funding.line.en = "Funded by a fund."
funding.number = "1-2-3"
funding.programme.lv = "Programma"
funding.programme.en = "A programme"
lead.name.lv = "Raškas pašvaldība"
lead.name.en = "Municipality of Raška"
lead.website.lv = "https://raska.example/lv"
lead.website.en = "https://raska.example"
results.address.lv = "https://raska.example/r"
results.address.en = "https://raska.example/r"

[[source]]
id = "minutes"
title.lv = "Protokols"
title.en = "Minutes"

[[part_of_day]]
id = "evening"
name.lv = "vakars"
name.en = "evening"
starts = 18:00:00

[[part_of_day]]
id = "day"
name.lv = "diena"
name.en = "day"
starts = 08:00:00

[[day]]
date = 2021-05-01
title.lv = "Pirmā diena"
title.en = "First day"
text.lv = "Satikšanās."
text.en = "Meeting each other."

[[day]]
date = 2021-05-02
title.lv = "Otrā diena"
title.en = "Second day"
text.lv = "Šķiršanās."
text.en = "Parting."
change.lv = "Pārcelts lietus dēļ."
change.en = "Moved because of rain."
source = "minutes"

[[project_event]]
number = 1
date = 2021-05-01
title.lv = "Sākums"
title.en = "Beginning"

[[project_event]]
number = 2
date = 2021-05-02
title.lv = "Beigas"
title.en = "End"

[[fact_category]]
id = "heritage"
name.lv = "mantojums"
name.en = "heritage"
""",
    "programme.toml": """
[[kind]]
id = "talk"
name.lv = "saruna"
name.en = "talk"

[[activity]]
id = "welcome"
date = 2021-05-01
title.lv = "Sagaidīšana"
title.en = "Welcome"
kind = "talk"
venues = ["hall"]
part_of_day = "day"
start = 09:30:00
end = 10:30:00
project_events = [1]
prompt = "wishes"

[[activity]]
id = "farewell"
date = 2021-05-02
title.lv = "Atvadas"
title.en = "Farewell"
kind = "talk"
venues = ["garden"]
part_of_day = "evening"
project_events = [2]
prompt = "looking-back"
age_sensitive = true
source = "https://raska.example/farewell"
""",
    "venues.toml": """
[[venue]]
id = "hall"
name.lv = "Zāle"
name.en = "Hall"
place = "raska"
latitude = 43.2856
longitude = 20.6092

[[venue.walk]]
to = "garden"
minutes = 12

[[venue]]
id = "garden"
name.lv = "Dārzs"
name.en = "Garden"

[[wifi]]
id = "guests"
ssid = "Hall; guests"
password = "tea & cake"
security = "wpa"
venue = "hall"
""",
    "people.toml": """
[participation]
stated_total = 12
host_delegation = "raska"
text.lv = "Tik, cik saskaitīti."
text.en = "As many as were counted."

[[delegation]]
id = "raska"
country = "RS"
count = 10
places = ["raska"]

[[delegation]]
id = "portugal"
country = "PT"
count = 2
places = ["portugal"]
eu_member = true

[[delegation]]
id = "guest"
country = "KZ"
count = 1
separately_named = true

[[partner]]
id = "raska"
country = "RS"
lead = true
place = "raska"
""",
    "groupwork.toml": """
[[group]]
id = "rs"
country = "RS"
delegations = ["raska"]

[[group]]
id = "guests"
name.lv = "Viesi"
name.en = "Guests"

[[prompt]]
id = "wishes"
title.lv = "Ko mēs vēlamies?"
title.en = "What do we wish for?"
date = 2021-05-01

[[prompt.category]]
id = "soon"
name.lv = "drīz"
name.en = "soon"

[[prompt.category]]
id = "later"
name.lv = "vēlāk"
name.en = "later"

[[prompt]]
id = "looking-back"
title.lv = "Kas bija labi?"
title.en = "What was good?"
groups = ["guests"]

[[prompt.category]]
id = "good"
name.lv = "labi"
name.en = "good"
""",
    "places/raska.toml": """
id = "raska"
kind = "city"
country = "RS"
name.lv = "Raška"
name.en = "Raška"
local_name = "Рашка / Raška"
other_names = ["Raschka"]
latitude = 43.2856
longitude = 20.6092
time_zone = "Europe/Belgrade"
website = "https://raska.example"
note.en = \"\"\"
First line
goes on.

Second paragraph.\"\"\"
note.lv = "Piezīme."

[[greeting]]
language = "sr-Cyrl-RS"
hello = "Здраво!"
welcome = "Добро дошли!"

[[fact]]
category = "heritage"
text.lv = "Senais Rasas cietoksnis."
text.en = "The old fortress of Ras."
source = "minutes"
""",
    "places/portugal.toml": """
id = "portugal"
kind = "country"
country = "PT"
name.lv = "Portugāle"
name.en = "Portugal"
local_name = "Portugal"
time_zone = "Europe/Lisbon"
""",
}
"""Its files by name. A check finds nothing in it."""


def files() -> dict[str, dict[str, Any]]:
    """The parsed files, new ones each time, to be changed at will."""
    return cast("dict[str, dict[str, Any]]", pickle.loads(_parsed()))


@cache
def _parsed() -> bytes:
    return pickle.dumps({name: tomllib.loads(text) for name, text in TOML.items()})


def sections(changed: dict[str, dict[str, Any]] | None = None) -> Sections:
    """Its sections, or those of changed files."""
    problems: list[Problem] = []
    found = sections_of(changed or files(), problems)
    assert not problems
    return found


def meeting(changed: dict[str, dict[str, Any]] | None = None) -> Meeting:
    """The meeting, or that of changed files."""
    return read_meeting(sections(changed), thorough=True)


def write_folder(folder: Path, **texts: str) -> Path:
    """Write the files to a folder; `texts` go in the place of those of that name without ".toml"."""
    for name, text in TOML.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(name.removesuffix(".toml"), text), encoding="utf-8")
    return folder
