"""All files of a site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.publish.site.content import GoneActivity, SiteContent
from ttchan_tui.publish.site.data_files import atom, frab, said_json, said_path, site_json, sitemap
from ttchan_tui.publish.site.pages import page_files
from ttchan_tui.publish.site.site_file import Digests, SiteFile, digest
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_, Language, language

_PAGES: Final = ".html"


class LibraryMissing(Explained):
    """What writes calendars is not installed."""


def site_files(site: SiteContent) -> dict[str, SiteFile]:
    """The files of the site by their paths; the same for the same content.

    When they are made, LibraryMissing is raised if what writes calendars is not installed.
    """
    digests = Digests(site)
    programme = digests.programme
    files = dict(page_files(site, digests))
    files["data.json"] = SiteFile(lambda: site_json(site))
    for prompt in site.meeting.prompts:
        of_prompt = digest(digests.program, prompt.id, digests.said_on.get(prompt.id))
        files[said_path(prompt.id)] = SiteFile(partial(said_json, site, prompt.id), of_prompt)
    for code in site.languages:
        address = f"{site.address}{code}/" if site.address else ""
        spoken = language(code).on(site.meeting.start)
        files[f"{code}/changes.atom"] = SiteFile(partial(atom, site, spoken, address), programme)
        files[f"{code}/schedule.xml"] = SiteFile(partial(frab, site, spoken), programme)
        calendars = {"programme": partial(programme_calendar, site, spoken)}
        for day in site.meeting.days:
            gone = [one for one in site.gone if one.date == day.date]
            of_day = partial(_calendar, site, spoken, site.meeting.on(day.date), gone)
            calendars[f"day-{day.date}"] = of_day
        files |= {f"{code}/{name}.ics": SiteFile(make, programme) for name, make in calendars.items()}
    if site.address:
        pages = (name.removesuffix("index.html") for name in files if name.endswith(_PAGES))
        addresses = [f"{site.address}{page}" for page in pages]
        files["sitemap.xml"] = SiteFile(lambda: sitemap(addresses))
    return files


def programme_calendar(site: SiteContent, spoken: Language) -> bytes:
    """The whole programme for calendars, in a language.

    Raises:
        LibraryMissing: What writes calendars is not installed.
    """
    return _calendar(site, spoken, site.meeting.activities, site.gone)


def _calendar(
    site: SiteContent, spoken: Language, activities: Iterable[Activity], gone: Iterable[GoneActivity]
) -> bytes:
    try:
        from ttchan_tui.publish.site.calendar import calendar

        return calendar(site, activities, gone, spoken)
    except ModuleNotFoundError as error:
        if error.name != "icalendar":
            raise
        raise LibraryMissing(
            N_("Calendars need the library {library}: pip install 'ttchan-tui[results]'"), library=error.name
        ) from error
