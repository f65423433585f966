"""`ttchan pack`: all that a partner receives when the meeting is over."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.files import must_end_with, put_through
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.cli.validation_report import about_findings, as_line
from ttchan_tui.meeting.lookup import find_partner
from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.languages import N_

_ENDINGS: Final = (".zip",)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the pack, unless something is wrong with the sheet that would cost the grant."""
    from ttchan_tui.publish.files import replace_file
    from ttchan_tui.publish.pack.gathering import pack_content
    from ttchan_tui.publish.pack.pack import pack_for_all, partner_pack
    from ttchan_tui.publish.sheet.making import errors_in

    context.must(Right.ORGANISE)
    must_end_with(arguments.output, _ENDINGS, ", ".join(_ENDINGS))
    with context.repository() as repository:
        partner = find_partner(repository.meeting(), arguments.partner) if arguments.partner else None
        content = pack_content(repository)
    findings = content.findings(partner)
    remarks = about_findings(findings, context.language)
    for line in dict.fromkeys(as_line(one, context.language) for one in remarks):
        complain(line)
    if errors_in(findings) and not arguments.anyway:
        complain(
            context.language.say(N_("Nothing was written. Correct the errors, or pack it anyway: --anyway"))
        )
        return FAILED
    archive = partner_pack(content, partner) if partner else pack_for_all(content)
    if put_through(context, arguments.output, archive):
        return 0
    replace_file(arguments.output, archive)
    if arguments.json:
        context.out.json({"path": str(arguments.output), "partner": partner.id if partner else None})
    else:
        context.out.line(context.language.say(N_("{path}: the pack"), path=arguments.output))
    return 0


COMMANDS: Final = {
    "pack": Subcommand(
        run,
        Argument("--partner", "PARTNER", "for this partner; else one for all", default=""),
        FileArgument("--output", "FILE", "a .zip file; - for the standard output", short="-o", required=True),
        Flag("--anyway", "also with errors in the description sheet"),
        JSON,
    )
}
