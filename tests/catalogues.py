"""Collects the sentences of the code into `ttchan_tui/locale/` and compiles them.

`make catalogues` runs this. A sentence is the string in `say("…")`, `N_("…")` or
`count("singular", "plural", …)`, and what the help says of a command or an argument; what stands in
the code by another name at that place is marked with `N_` elsewhere. The code is parsed, not
matched: both halves of `say("A" if b else "C")` are found, and `count(N_("…"), N_("…"), n)` is one
message with a plural.

The files carry neither dates nor line numbers, so that they change only when a sentence does.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from ttchan_tui.text.cldr import LOCALE, keep
from ttchan_tui.text.languages import CODES

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "ttchan_tui"
TEMPLATE: Final = LOCALE / "ttchan.pot"

SOURCE_LANGUAGE: Final = "en"
"""The language of the keys; it has no catalogue."""

_STRINGS: Final = {"say": 1, "N_": 1, "count": 2}
"""By the name of a function, how many of its first arguments are one message."""

_HELP: Final = {"Argument": 2, "FileArgument": 2, "Flag": 1, "Later": 1}
"""By what declares a part of the command line, the place of its line in the help."""

PUBLIC_FACE: Final = (
    *("cli/plain/*", "cli/partners/place.py", "cli/partners/printed.py", "cli/programme/printed.py"),
    *("meeting/geography/*", "meeting/qr/codes.py", "meeting/search/entries.py"),
    *("meeting/visitors.py", "meeting/wording/activities.py", "meeting/wording/belonging.py"),
    *("meeting/wording/calls.py", "meeting/wording/facts.py", "meeting/wording/found.py"),
    *("meeting/wording/head_count.py", "meeting/wording/invitation.py", "meeting/wording/notes.py"),
    *("meeting/wording/parts.py", "meeting/wording/programme_changes.py", "meeting/wording/timing.py"),
    *("meeting/wording/wall.py", "meeting/wording/weight.py", "meeting/board/board_json.py"),
    *("publish/site/country_rows.py", "publish/site/page*.py", "publish/site/words.py"),
    *("store/side_files/calls.py", "store/visitors.py", "text/gate.py", "tui/app.py", "tui/commands.py"),
    *("tui/home/*", "tui/kiosk/attract.py", "tui/kiosk/calling.py", "tui/kiosk/slides/*"),
    *("tui/kiosk/still_there.py", "tui/looks/*", "tui/screens/shared/*", "tui/screens/visitor/*"),
    *("tui/texts/*", "tui/widgets/alphabet.py", "tui/widgets/category_bar.py", "tui/widgets/meeting_bar.py"),
    *("tui/widgets/postcard.py", "tui/widgets/replay_bar.py", "tui/widgets/say_entry.py"),
    *("tui/widgets/too_small.py", "tui/widgets/urgent_notice.py"),
)
"""What speaks to whoever comes by."""

SCREENS: Final = (
    *PUBLIC_FACE,
    *("tui/*", "meeting/board/*", "meeting/wording/*", "meeting/editing/*", "meeting/errors.py"),
    *("meeting/lookup.py", "meeting/references.py", "meeting/roles.py"),
    *(
        "store/announcements.py",
        "store/board/*",
        "store/errors.py",
        "store/history/*",
        "store/meeting/editing.py",
    ),
    *("store/moderation.py", "store/note_index.py", "store/notebook.py", "store/side_files/*"),
    *("meeting/checks/*", "meeting/proofreading/*", "meeting/sheet/*", "meeting/register.py"),
    *("meeting/deadlines.py", "publish/*", "store/publications.py"),
)
"""What speaks on screens, those for work too; the rest speaks on the command line."""

COVERS: Final = {"public face": PUBLIC_FACE, "screens": SCREENS, "everything": ("*",)}
"""What a language may have the sentences of; all others are English in it."""

_COMMENT: Final = "# `make catalogues` writes this file; people change only what stands behind msgstr."

Id = str | tuple[str, ...]
"""A message's key: the sentence, or its singular and its plural."""


def catalogue_path(code: str) -> Path:
    """Where the sentences of a language are."""
    return LOCALE / code / "LC_MESSAGES" / "ttchan.po"


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(code for code in CODES if code != SOURCE_LANGUAGE)


def wanted(code: str, said: Catalog) -> Iterator[Message]:
    """Those of all sentences that a language has: of the parts that its formats say it covers."""
    formats = tomllib.loads((LOCALE / code / "formats.toml").read_text(encoding="utf-8"))
    patterns = COVERS[formats["covers"]]
    return (message for message in said if message.id and _is_of(message, patterns))


def _is_of(message: Message, patterns: Sequence[str]) -> bool:
    files = [file.removeprefix(f"{PACKAGE.name}/") for file, _ in message.locations]
    return any(fnmatch(file, pattern) for file in files for pattern in patterns)


def read(code: str) -> Catalog:
    """The catalogue of a language as it is; an empty one if there is none."""
    path = catalogue_path(code)
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def ids(catalogue: Catalog) -> set[Id]:
    """The keys of a catalogue, without that of its header."""
    return {key(message) for message in catalogue if message.id}


def key(message: Message) -> Id:
    """The key of a message."""
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """What a message is translated with: one text, or one for each plural form."""
    translated = message.string or ""
    return (translated,) if isinstance(translated, str) else tuple(translated)


def extract() -> Catalog:
    """Every sentence of the code, with the files that say it."""
    found = Catalog()
    for path in sorted(PACKAGE.rglob("*.py")):
        for id in sentences(path.read_text(encoding="utf-8")):
            found.add(id, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return found


def merged(code: str, said: Catalog) -> Catalog:
    """Those that it has of these sentences, translated as far as they were; others are dropped."""
    known = {key(message): message.string for message in read(code)}
    catalogue = Catalog(locale=code)
    for message in wanted(code, said):
        catalogue.add(message.id, known.get(key(message)), message.locations)
    return catalogue


def sentences(code: str) -> Iterator[Id]:
    """The messages in a module. A mark within a message is part of it, not a second one."""
    inner: set[ast.AST] = set()
    for node in ast.walk(ast.parse(code)):  # a call comes before what is in it
        if not isinstance(node, ast.Call) or node in inner:
            continue
        wanted = _STRINGS.get(_name(node.func), 0)
        arguments = node.args[:wanted]
        if (place := _HELP.get(_name(node.func))) and len(node.args) > place:
            wanted, arguments = 1, [node.args[place]]
        elif _name(node.func) == "Subcommand":
            arguments = [word.value for word in node.keywords if word.arg == "summary"]
            wanted = len(arguments)
        alternatives = [list(_literals(argument)) for argument in arguments]
        if wanted and len(alternatives) == wanted and all(alternatives):
            yield from (id if wanted > 1 else id[0] for id in zip(*alternatives, strict=True))
            inner.update(part for argument in arguments for part in ast.walk(argument))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    """The strings that an argument can be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.Call(func=ast.Name(id="N_"), args=[argument]):
            yield from _literals(argument)


def write(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue, sorted by its sentences."""
    written = BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_header(catalogue) + written.getvalue().decode(), encoding="utf-8")


def _header(catalogue: Catalog) -> str:
    """Babel's own header would carry the time of day."""
    fields = {
        "Language": catalogue.locale_identifier,
        "Plural-Forms": catalogue.plural_forms if catalogue.locale else None,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items() if value]
    return "\n".join((_COMMENT, 'msgid ""', 'msgstr ""', *lines, "\n"))


def main() -> None:
    """Bring every catalogue up to date with the code; say what is still to be translated."""
    keep(LOCALE)
    said = extract()
    write(said, TEMPLATE)
    for code in languages():
        catalogue = merged(code, said)
        write(catalogue, catalogue_path(code))
        with catalogue_path(code).with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
        missing = [message for message in catalogue if message.id and not all(forms(message))]
        print(f"{code}: {len(catalogue)} sentences, {len(missing)} to be translated")


if __name__ == "__main__":
    main()
