"""`ttchan published`: where the results can be read, and until when what has to be done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan

SHORT = "https://daugavpils.lv/t/"
LONG = f"http://www.daugavpils.lv/{'pilseta-' * 20}ttchan/"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data directory to change."""
    return tmp_path / "own"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which the web has it."""
    folder = tmp_path / "web"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_what_was_published_stands_in_the_register_until_it_is_taken_out(own: Path) -> None:
    added = ttchan("published", "add", LONG, "--short", SHORT, "--since", "2018-11-20", data=own)
    assert not added.stderr
    again = ttchan("published", "add", LONG, data=own, code=1)
    assert "in the register already" in again.stderr
    page = ("https://www.raska.gov.rs/ttchan", "--partner", "raska", "--since", "2018-12-01")
    raska = parsed("published", "add", *page, data=own)["publication"]
    assert raska["kind"] == "page"
    listed = parsed("published", "list", data=own)
    site = listed["published"][0]
    assert (site["kind"], site["since"], site["until"]) == ("site", "2018-11-20", "2019-05-20")
    assert raska["until"] == "2019-06-01"
    assert (listed["report_due"], listed["public_until"]) == ("2019-01-12", "2019-05-20")
    assert (listed["purge_from"], listed["purged"]) == ("2019-05-21", None)
    told = ttchan("published", "list", "--now", "2019-01-11", data=own).stdout
    assert "Everything stays public" in told
    assert "1 day left" in told
    assert "129 days left" in told
    ttchan("published", "remove", raska["id"][:4], "--why", "a draft", data=own)
    assert len(parsed("published", "list", data=own)["published"]) == 1
    ttchan("undo", data=own)
    assert len(parsed("published", "list", data=own)["published"]) == 2
    done = [one["what"] for one in parsed("history", data=own)["changes"]]
    assert done[-4:] == ["give-paths", "enter-publication", "remove-publication", "undo"]


def test_dates_are_those_that_somebody_has_said(own: Path) -> None:
    said = parsed("published", "dates", "--report", "2019-02-01", "--purge", "2020-01-01", data=own)
    assert (said["report_due"], said["public_until"]) == ("2019-02-01", "2019-05-12")
    said = parsed("published", "dates", "--until", "2019-08-31", data=own)
    assert (said["report_due"], said["public_until"]) == ("2019-02-01", "2019-08-31")
    assert parsed("published", "dates", "--anew", data=own)["report_due"] == "2019-01-12"
    assert "not published yet" in ttchan("published", "list", data=own).stdout


def test_who_looks_whether_it_is_there_is_noted(own: Path, web: tuple[Path, str]) -> None:
    folder, address = web
    assert ttchan("published", "check", data=own, code=1).stdout.startswith("The results are not published")
    parsed("published", "add", address, "--short", SHORT, "--since", "2018-11-20", data=own)
    (folder / "index.html").write_text("601592-CITIZ-1-2018-1-LV-CITIZ-TT", "utf-8")
    assert "is there." in ttchan("published", "check", data=own).stdout
    [seen] = parsed("published", "list", data=own)["published"]
    assert seen["seen_by"] == "lead"
    assert seen["seen_at"]
    (folder / "index.html").write_text("under construction", "utf-8")
    assert "does not say the number" in ttchan("published", "check", data=own).stdout
    parsed("published", "add", f"{address}gone", "--page", data=own)
    gone = ttchan("published", "check", data=own, code=1).stdout
    assert "gone is not there: HTTP 404" in gone
    assert [one["seen_by"] for one in parsed("published", "list", data=own)["published"]] == ["lead", None]
    ttchan("published", "check", "--seen", data=own)
    assert all(one["seen_by"] for one in parsed("published", "list", data=own)["published"])


def test_what_is_no_address_or_too_long_for_codes_is_told(own: Path) -> None:
    for wrong in ("daugavpils", "ftp://daugavpils.lv/", "https://user@daugavpils.lv/"):
        assert "is not an address" in ttchan("published", "add", wrong, data=own, code=1).stderr
    assert "Codes cannot lead there" in ttchan("published", "add", LONG, data=own).stderr
