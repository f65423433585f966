"""Pictures come with a meeting, and stay with it wherever it goes; nothing else comes with them."""

from __future__ import annotations

import io
import shutil
import struct
import tarfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.command import parsed, ttchan
from tests.drawings import CREDIT, drawing, encoded, give_picture, telling_too_much
from ttchan_tui.store import (
    DATA_FILE,
    Pictures,
    archive,
    examine_folder,
    exported_files,
    open_repository,
    unpacked,
)
from ttchan_tui.store.meeting.picture_files import LARGEST_FILE, NoPicture, taken_in


@pytest.fixture
def loaded(data: Path, files: Path, tmp_path: Path) -> Path:
    """A data directory whose meeting has a picture."""
    data = shutil.copytree(data, tmp_path / "data")
    give_picture(files, telling_too_much())
    ttchan("meeting", "load", str(files), "--yes", data=data)
    return data


def name_in(data: Path) -> str:
    return str(parsed("partners", "raska", data=data)["picture"]["file"])


def test_what_is_kept_shows_the_picture_upright_and_tells_nothing_else(loaded: Path) -> None:
    content = Pictures(loaded / DATA_FILE).content(name_in(loaded))
    kept = Image.open(io.BytesIO(content))
    assert kept.size == (600, 400)
    assert not kept.getexif()
    assert {name for name, _ in kept.applist} == {"APP0"}  # type: ignore[attr-defined]
    for secret in (b"telephone", b"private", b"Exif"):
        assert secret not in content
    red = kept.getpixel((250, 150))
    assert isinstance(red, tuple)
    assert red[0] > 180
    assert max(red[1:]) < 80


def test_export_and_load_bring_the_same_picture_again(loaded: Path, tmp_path: Path) -> None:
    ttchan("meeting", "export", str(tmp_path / "out"), data=loaded)
    name = name_in(loaded)
    assert (tmp_path / "out" / "pictures" / name).is_file()
    told = ttchan("meeting", "load", str(tmp_path / "out"), "--yes", data=loaded).stdout
    assert "Nothing would change" in told
    other = tmp_path / "other"
    ttchan("meeting", "load", str(tmp_path / "out"), "--yes", data=other)
    assert name_in(other) == name
    assert Pictures(other / DATA_FILE).content(name) == Pictures(loaded / DATA_FILE).content(name)


def test_it_survives_undo_backup_and_restore(loaded: Path, files: Path, tmp_path: Path) -> None:
    first = name_in(loaded)
    give_picture_anew(files)
    ttchan("meeting", "load", str(files), "--yes", data=loaded)
    second = name_in(loaded)
    assert second != first
    ttchan("undo", data=loaded)
    assert name_in(loaded) == first
    assert Pictures(loaded / DATA_FILE).content(first)

    ttchan("db", "backup", str(tmp_path / "usb.json"), data=loaded)
    fresh = tmp_path / "fresh"
    ttchan("db", "restore", str(tmp_path / "usb.json"), "--yes", data=fresh)
    assert Pictures(fresh / DATA_FILE).content(name_in(fresh))
    assert not ttchan("db", "verify", data=fresh).stderr
    (fresh / "pictures" / first).write_bytes(b"something else")
    assert first in ttchan("db", "verify", data=fresh, code=None).stdout


def give_picture_anew(files: Path) -> None:
    (files / "pictures" / "raska.jpg").write_bytes(encoded(drawing(900, 500)))


def test_the_words_for_it_and_who_made_it_are_told(loaded: Path) -> None:
    told = ttchan("partners", "raska", data=loaded).stdout
    assert "The sun over water" in told
    assert CREDIT in told


def test_a_name_is_only_taken_for_a_picture_that_is_here(loaded: Path) -> None:
    given = ("city-council", "picture=other-0123456789abcdef.jpg", "credit=nobody")
    told = ttchan("venue", "edit", *given, data=loaded, code=None)
    assert told.returncode
    assert "No picture" in told.stderr


def test_an_archive_brings_pictures_too(loaded: Path, tmp_path: Path) -> None:
    with closing(open_repository(loaded)) as repository:
        sent = archive(exported_files(repository.engine))
    with tarfile.open(fileobj=io.BytesIO(sent)) as sent_along:
        assert any("/pictures/" in name for name in sent_along.getnames())
    with unpacked(sent) as folder:
        examined = examine_folder(folder)
    assert not examined.problems
    assert len(examined.pictures) == 1


def bomb() -> bytes:
    """A PNG of 30,000 × 30,000 pixels in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        said = kind + content
        return struct.pack(">I", len(content)) + said + struct.pack(">I", zlib.crc32(said))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "made", "why"),
    [
        ("a.png", bomb, "pixels"),
        ("a.jpg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "JPEG, PNG or WebP"),
        ("a.jpg", lambda: encoded(drawing(), "PNG"), "is called as JPEG is and is PNG"),
        ("a.jpg", lambda: encoded(drawing())[:3000], "damaged"),
        ("a.png", lambda: encoded(drawing(), "PNG")[:900], "damaged"),
        ("a.jpg", bytes, "JPEG, PNG or WebP"),
        ("a.jpg", lambda: encoded(drawing(), "GIF"), "JPEG, PNG or WebP"),
        ("a.png", lambda: encoded(drawing(16, 300), "PNG"), "only 16"),
        ("a.jpg", lambda: bytes(LARGEST_FILE + 1), "more than 20 MB"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(
    tmp_path: Path, name: str, made: Callable[[], bytes], why: str
) -> None:
    (tmp_path / name).write_bytes(made())
    with pytest.raises(NoPicture, match=why):
        taken_in(tmp_path / name)


def test_links_folders_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.jpg").write_bytes(encoded(drawing()))
    (tmp_path / "link.jpg").symlink_to("real.jpg")
    (tmp_path / "folder.jpg").mkdir()
    for name in ("link.jpg", "folder.jpg", "none.jpg"):
        with pytest.raises(NoPicture):
            taken_in(tmp_path / name)


def test_transparency_becomes_white_and_large_ones_become_smaller(tmp_path: Path) -> None:
    seen_through = Image.new("RGBA", (4000, 2000), (0, 0, 0, 0))
    (tmp_path / "a.png").write_bytes(encoded(seen_through, "PNG"))
    kept = Image.open(io.BytesIO(taken_in(tmp_path / "a.png")))
    assert kept.size == (1200, 600)
    assert kept.getpixel((600, 300)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ('picture = "../raska.jpg"\ncredit = "x"', "name of a file in the folder pictures"),
        ('picture = "raska.svg"\ncredit = "x"', "with .jpg, .png or .webp"),
        ('picture = "raska.jpg"', "credit: this field must be there"),
        ('credit = "x"', "this belongs to a picture"),
        ('picture = "none.jpg"\ncredit = "x"', "no file none.jpg in the folder pictures"),
    ],
)
def test_mistakes_in_the_files_are_told_where_they_stand(files: Path, fields: str, why: str) -> None:
    path = files / "places" / "raska.toml"
    path.write_text(path.read_text().replace('id = "raska"\n', f'id = "raska"\n{fields}\n'))
    told = " ".join(ttchan("check", str(files), code=1).stdout.split())
    assert why in told
    assert "raska.toml" in told
