"""The folder of a site: the old one or the new one, never a mixture, and nothing of others is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.users import GROUP, HELPER
from ttchan_tui.publish.site.folder import CannotPublish, replace_site
from ttchan_tui.publish.site.site_file import SiteFile
from ttchan_tui.publish.site.site_list import LIST
from ttchan_tui.text.languages import CODES, language

KILLS = 200 if os.environ.get("TTCHAN_STRESS") else 6


def tree(folder: Path) -> dict[str, bytes]:
    """What is in a folder, but for the list of what is ours."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


OLD = {"index.html": b"old", "a/b.html": b"same", "c.html": b"gone soon"}
NEW = {"index.html": b"new", "a/b.html": b"same", "d/e.html": b"more"}


def test_what_is_ours_is_replaced_and_what_is_not_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "robots.txt").write_text("theirs")
    (site / "a").mkdir()
    (site / "a" / "photo.jpg").write_bytes(b"theirs too")
    (site / "empty").mkdir()
    (site / "link").symlink_to("robots.txt")
    assert replace_site(site, OLD) == 3
    assert replace_site(site, NEW) == 3  # one changed, one new, one gone
    assert tree(site) == {**NEW, "robots.txt": b"theirs", "a/photo.jpg": b"theirs too", "link": b"theirs"}
    assert (site / "link").is_symlink()
    assert (site / "empty").is_dir()
    assert list(tmp_path.iterdir()) == [site]


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, OLD)
    before = {path: path.stat().st_ino for path in site.rglob("*.html")}
    assert replace_site(site, OLD) == 0
    assert {path: path.stat().st_ino for path in site.rglob("*.html")} == before
    (site / "index.html").unlink()
    (site / "index.html").write_bytes(b"changed by somebody")
    assert replace_site(site, OLD) == 1
    assert (site / "index.html").read_bytes() == b"old"


def test_what_is_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    made: list[str] = []

    def file(name: str, of: str) -> SiteFile:
        def make() -> bytes:
            made.append(name)
            return f"{name} {of}".encode()

        return SiteFile(make, of)

    def files(**of: str) -> dict[str, bytes | SiteFile]:
        return {f"{name}.html": file(name, one) for name, one in of.items()}

    assert replace_site(site, files(a="1", b="1", c="")) == 3
    assert replace_site(site, files(a="1", b="2", c="")) == 1
    assert made == ["a", "b", "c", "b", "c"]  # of what says nothing of what it is made of, nobody knows
    (site / "a.html").write_bytes(b"somebody has changed it")
    assert replace_site(site, files(a="1", b="2", c="")) == 1
    assert tree(site) == {"a.html": b"a 1", "b.html": b"b 2", "c.html": b"c "}
    (site / LIST).write_text('{"files": ["a.html"], "made_of": {"a.html": 7, "b.html": [[]]}}')
    with pytest.raises(CannotPublish):  # the list does not know the others any more
        replace_site(site, files(a="1", b="2"))


def test_files_of_somebody_else_of_these_names_are_named_and_stay(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    site.mkdir()
    other.mkdir()
    (site / "index.html").write_bytes(b"precious")
    (site / "c.html").symlink_to(other)
    (site / "a").symlink_to(other)
    with pytest.raises(CannotPublish, match=r"a, c\.html, index\.html"):
        replace_site(site, OLD)
    assert tree(site) == {"index.html": b"precious"}
    assert not list(other.iterdir())
    assert sorted(tmp_path.iterdir()) == [other, site]


def test_a_folder_that_became_a_link_is_named_and_nothing_behind_it_is_touched(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    replace_site(site, OLD)
    (site / "a").rename(other)
    (site / "a").symlink_to(other)
    with pytest.raises(CannotPublish, match=r"would write over: a\."):
        replace_site(site, NEW)
    assert (other / "b.html").stat().st_nlink == 1
    assert (site / "index.html").read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [other, site]


@pytest.mark.parametrize(
    "made",
    [
        os.mkfifo,
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.symlink_to(path.parent.parent / "list"),
    ],
    ids=["a pipe", "deep", "a link"],
)
def test_a_list_that_is_none_says_nothing_is_ours(made: Callable[[Path], object], tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, OLD)
    (site / "photo.jpg").write_bytes(b"theirs")
    (tmp_path / "list").write_text('{"files": ["photo.jpg", "index.html", "a/b.html", "c.html"]}')
    (site / LIST).unlink()
    made(site / LIST)
    with pytest.raises(CannotPublish, match="did not put there"):
        replace_site(site, NEW)
    assert (site / "photo.jpg").exists()


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, {"empty": b""})
    (site / "empty").unlink()
    os.mkfifo(site / "empty")
    assert replace_site(site, {"empty": b""}) == 1
    assert tree(site) == {"empty": b""}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of others")
def test_what_others_put_beside_a_site_never_comes_into_it(tmp_path: Path) -> None:
    site, planted = tmp_path / "site", tmp_path / ".site.ttchan-new-planted"
    replace_site(site, OLD)
    planted.mkdir()
    (planted / "index2.html").write_text("not ours")
    (planted / "password").symlink_to("/etc/passwd")
    os.chown(planted, HELPER, GROUP)
    replace_site(site, NEW)
    assert tree(site) == NEW
    assert len(list(planted.iterdir())) == 2


def test_of_two_at_once_the_second_is_told_so(tmp_path: Path) -> None:
    site = tmp_path / "site"
    refused: list[str] = []

    def second(_done: int, _all: int) -> None:
        with pytest.raises(CannotPublish) as raised:
            replace_site(site, NEW)
        refused.append(raised.value.sentence(language("en")))

    replace_site(site, OLD, second)
    assert len(refused) == 3
    assert all("being published" in one for one in refused)
    assert tree(site) == OLD
    assert list(tmp_path.iterdir()) == [site]


def test_what_comes_while_a_site_is_made_is_not_lost(tmp_path: Path) -> None:
    site = tmp_path / "site"
    replace_site(site, OLD)
    replace_site(
        site, NEW, lambda done, _all: (site / "late.txt").write_text("theirs") if done == 2 else None
    )
    assert tree(site) == {**NEW, "late.txt": b"theirs"}
    assert list(tmp_path.iterdir()) == [site]


def test_folders_keep_their_modes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "private").mkdir(parents=True)
    (site / "private" / "file").write_text("theirs")
    modes = {site / "private": 0o700, site: 0o750}
    for path, mode in modes.items():
        path.chmod(mode)
    replace_site(site, OLD)
    assert {path: path.stat().st_mode & 0o777 for path in modes} == modes
    assert (site / "a").stat().st_mode & 0o777 == 0o750


def test_a_link_to_the_folder_stays_one(tmp_path: Path) -> None:
    site, link = tmp_path / "site", tmp_path / "link"
    link.symlink_to(site)
    for files in (OLD, NEW):
        replace_site(link, files)
        assert link.is_symlink()
        assert tree(site) == files
    assert sorted(tmp_path.iterdir()) == [link, site]


def test_who_is_in_the_folder_is_sent_out_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotPublish, match="Go out of it first"):
        replace_site(Path(), OLD)
    assert not list(tmp_path.iterdir())


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    replace_site(tmp_path / "site", OLD, lambda done, every: told.append((done, every)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_cannot_be_written_is_said_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for target in (file, file / "below", tmp_path / "no" / "parent"):
        with pytest.raises(CannotPublish) as raised:
            replace_site(target, OLD)
        assert all(raised.value.sentence(language(code)) for code in CODES)
    assert file.read_text() == "x"


PUBLISH = """
import sys
from pathlib import Path
from ttchan_tui.publish.site.folder import replace_site
turn = int(sys.argv[2])
print("begun", flush=True)
while True:
    turn += 1
    replace_site(Path(sys.argv[1]), {f"{n % 7}/{n}.html": f"{turn} {n}".encode() * 50 for n in range(60)})
    print(turn, flush=True)
"""


def test_killed_at_any_moment_the_old_or_the_new_site_is_whole(tmp_path: Path) -> None:
    site, chance, turn = tmp_path / "site", random.Random(13), 0
    site.mkdir()
    (site / "theirs").write_text("theirs")
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", PUBLISH, str(site), str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        assert process.stdout.readline()  # one whole site is there
        time.sleep(chance.random() * 0.02)  # the moment is the subject: whichever, it has to hold
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        files = tree(site)
        assert files.pop("theirs") == b"theirs"
        turns = {content.split()[0] for content in files.values()}
        assert (len(files), len(turns)) == (60, 1)
        turn = int(turns.pop())
    replace_site(site, OLD)
    assert tree(site) == {**OLD, "theirs": b"theirs"}
    assert list(tmp_path.iterdir()) == [site]
