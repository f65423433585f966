"""What is gathered for packs from the store."""

from __future__ import annotations

import os
from pathlib import Path

from ttchan_tui.publish.pack.pack import PackContent, languages_for
from ttchan_tui.publish.sheet.making import made_sheet
from ttchan_tui.publish.site.gathering import SiteOrder, site_content
from ttchan_tui.store import Repository


def pack_content(repository: Repository) -> PackContent:
    """All that the public may see, and the register; pages that have no short path yet get one."""
    nowhere = Path(os.devnull)  # no site was ever there, so nothing has to be cancelled in its calendars
    site = site_content(repository, SiteOrder(nowhere), {})
    wanted = languages_for(site.meeting, site.board)
    return PackContent(
        site=site,
        register=repository.results.publications.register(),
        published=repository.results.site(),
        sheets={code: made_sheet(repository, code) for code in wanted},
    )
