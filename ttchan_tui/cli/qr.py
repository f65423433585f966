"""`ttchan qr`: the codes to scan."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.files import must_end_with, put_through
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, OneOf, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import Spoken, told
from ttchan_tui.meeting.qr.codes import Code, code, codes
from ttchan_tui.meeting.qr.symbol import Cell, must_be_readable, symbol
from ttchan_tui.meeting.qr.wifi import Wifi
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.text.width import cells, padded

_UPPER_HALF: Final = "▀"

# Fixed colours of the 256, which themes leave alone, and both of them on every cell.
_INK: Final = {True: "38;5;16", False: "38;5;231"}
_PAPER: Final = {True: "48;5;16", False: "48;5;231"}

_ROWS_BESIDE: Final = 4
"""Rows that title, words and the next prompt need."""


class CannotDraw(Explained):
    """This terminal has no way to show the code as it must be shown."""


def run(context: Context, arguments: argparse.Namespace) -> None:
    """List the codes, draw one, or write one to a file."""
    if arguments.what is None and (arguments.png or arguments.svg):
        raise WrongArguments(
            N_("say which code to write: results, lead, wifi:ID, day:DATE, place:ID, prompt:ID or venue:ID")
        )
    with context.repository() as repository:
        meeting, site = repository.meeting(), repository.results.site()
    if arguments.what is None:
        _list(context, arguments, codes(meeting, context.language.code, site))
        return
    chosen = code(meeting, arguments.what, context.language.code, site)
    if arguments.png or arguments.svg:
        _write(context, chosen, arguments)
    elif arguments.json:
        context.out.json({"code": _as_json(context, chosen), "path": None})
    elif context.out.is_terminal:
        _draw(context, chosen)
    else:
        _describe(context, chosen)


def _list(context: Context, arguments: argparse.Namespace, every: tuple[Code, ...]) -> None:
    if arguments.json:
        context.out.json({"codes": [_as_json(context, one) for one in every]})
        return
    column = max((cells(one.what) for one in every), default=0)
    for one in every:
        context.out.line(f"{padded(one.what, column)}  {one.told(context.language)}")


def _write(context: Context, chosen: Code, arguments: argparse.Namespace) -> None:
    from ttchan_tui.publish.files import replace_file
    from ttchan_tui.publish.qr_files import as_png, as_svg

    path: Path = arguments.png or arguments.svg
    must_end_with(path, (".png",) if arguments.png else (".svg",), "--png FILE.png, --svg FILE.svg")
    content = as_png(chosen) if arguments.png else as_svg(chosen, context.language)
    if put_through(context, path, content):
        return
    replace_file(path, content)
    if arguments.json:
        context.out.json({"code": _as_json(context, chosen), "path": str(path)})
        return
    context.out.line(
        context.language.say(N_("{path}: leads to {address}"), path=path, address=chosen.address)
    )


def _as_json(context: Context, one: Code) -> dict[str, object]:
    spoken = Spoken(context.language, what=one.what, address=one.address).say(title=one.title)
    if one.network:
        spoken.add(network=_network(one.network))
    return spoken.fields


def _network(one: Wifi) -> dict[str, object]:
    return {
        "ssid": one.ssid,
        "password": one.password or None,
        "security": one.security.value,
        "hidden": one.hidden,
        "venue": one.venue,
    }


def _describe(context: Context, chosen: Code) -> None:
    context.out.line(told(chosen.title, context.language))
    context.out.line(chosen.told(context.language))
    context.out.line(
        context.language.say(
            N_("The code itself is drawn in a terminal, or written to a file with --png or --svg.")
        )
    )


def _draw(context: Context, chosen: Code) -> None:
    cannot_draw = CannotDraw(
        N_("This terminal cannot draw the code. Write it to a file with --png or --svg: {address}"),
        address=chosen.address,
    )
    name = os.environ.get("TERM")
    if name in {None, "", "dumb"}:
        raise cannot_draw
    chosen.must_be_short()
    drawn = symbol(chosen.address)
    room = context.out.columns, context.out.rows - _ROWS_BESIDE
    if name == "linux" or not context.out.can_say(_UPPER_HALF):
        drawn = replace(drawn, in_whole_cells=True)
        if not drawn.fits(*room):
            raise cannot_draw
    drawn.must_fit(*room)
    cells = tuple(drawn.cells())
    must_be_readable(cells, chosen.address)
    context.out.line(told(chosen.title, context.language))
    for row in _drawn_rows(cells, " " if drawn.in_whole_cells else _UPPER_HALF):
        context.out.raw(f"{row}\n")
    for words in chosen.words(context.language):
        context.out.line(words)


def _drawn_rows(cells: Iterable[tuple[Cell, ...]], block: str) -> Iterator[str]:
    """The rows of the symbol: black on white in explicit colours, whatever the terminal's are."""
    for row in cells:
        strips = (
            f"\x1b[{_INK[upper]};{_PAPER[lower]}m{block * len(list(same))}"
            for (upper, lower), same in groupby(row)
        )
        yield "".join(strips) + "\x1b[0m"


COMMANDS: Final = {
    "qr": Subcommand(
        run,
        Argument(
            "what",
            "WHAT",
            "results, lead, wifi:ID, day:DATE, place:ID, prompt:ID or venue:ID; without it, the list",
            nargs="?",
        ),
        OneOf(
            FileArgument("--png", "FILE", "write a picture instead; - to print it"),
            FileArgument("--svg", "FILE", "write a drawing of any size instead; - to print it"),
        ),
        JSON,
    )
}
