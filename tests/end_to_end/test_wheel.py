"""What is built from the project works elsewhere: in an empty environment, from another directory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("wheel")  # build once

ROOT = Path(__file__).parents[2]

_NO_CACHE = {"TTCHAN_START_FILE": "off"}
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")

_BUILD_SDIST = "import sys; from hatchling.build import build_sdist; print(build_sdist(sys.argv[1]))"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a program prints; it must end well."""
    kept = {
        name: os.environ[name] for name in os.environ if name == "PATH" or name.startswith(("PIP_", "SSL_"))
    }
    done = subprocess.run(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        cwd=cwd,
        env={**kept, "HOME": os.environ.get("HOME", str(cwd)), "LANG": "C.UTF-8", **_NO_CACHE, **environment},
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory away from the project."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def sdist(place: Path) -> Path:
    """The source distribution, as a build tool asks for it."""
    return place / run(sys.executable, "-c", _BUILD_SDIST, place, cwd=ROOT).strip().splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(place: Path, sdist: Path) -> Path:
    """The wheel, built from the source distribution alone."""
    run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", place, sdist, cwd=place)
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def ttchan(place: Path, wheel: Path) -> Path:
    """The command, installed from the wheel into an empty environment."""
    run(sys.executable, "-m", "venv", place / "empty", cwd=place)
    run(place / "empty" / "bin" / "python", *PIP, "install", "--no-compile", wheel, cwd=place)
    return place / "empty" / "bin" / "ttchan"


def asked(ttchan: Path, home: Path, *arguments: str) -> Any:
    """What the installed command prints as JSON, on a machine where nobody has used it before."""
    home.mkdir(exist_ok=True)
    return json.loads(run(ttchan, *arguments, "--json", cwd=home, HOME=str(home)))


def test_the_installed_command_has_the_meeting_in_it(ttchan: Path, tmp_path: Path) -> None:
    programme = asked(ttchan, tmp_path, "programme", "--lang", "lv")
    assert len(programme["days"]) == 5
    assert programme["days"][0]["title"].startswith("Partneru")
    assert asked(ttchan, tmp_path, "partners")["stated_total"] == 159
    assert asked(ttchan, tmp_path, "check")["errors"] == 0
    assert (tmp_path / ".local" / "share" / "ttchan").is_dir()


def test_the_installed_command_speaks_latvian(ttchan: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    printed = run(ttchan, "programme", "--lang", "lv", cwd=tmp_path, TTCHAN_DATA=str(data))
    assert "piektdiena, 9. novembris" in printed
    assert "2. pasākums" in printed or "projekta pasākums" in printed
    assert [path.name for path in data.iterdir()]


def test_the_wheel_has_what_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [PurePosixPath(name) for name in archive.namelist()]
    unknown = [name for name in names if not _belongs(name)]
    assert unknown == []
    assert PurePosixPath("ttchan_tui/locale/lv/LC_MESSAGES/ttchan.mo") in names
    assert PurePosixPath("ttchan_tui/data/ttchan/meeting.toml") in names
    for kind in ("tcss", "toml", "py", "html", "css", "hex"):
        assert {_inside(name) for name in names if name.match(f"*.{kind}")} >= _tracked(kind)


def test_the_source_distribution_is_the_project(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {"/".join(name.split("/")[1:]) for name in archive.getnames()}
    assert {"pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "CHANGELOG.md"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".venv", ".git/"))]


_BELONGING = {
    "ttchan_tui/locale/": {".po", ".mo", ".pot", "formats.toml", "dates.json", "names.json", "official.json"},
    "ttchan_tui/data/": {".toml", ".txt", ".md", ".json"},
    "ttchan_tui/meeting/sheet/forms/": {".toml"},
    "ttchan_tui/publish/": {".py", ".html", ".css"},
    "ttchan_tui/": {".py", ".tcss", ".hex", ".txt", "LICENSES.md", "py.typed"},
}
"""What may be below which folder, by name or suffix; the first folder that fits decides."""


def _belongs(name: PurePosixPath) -> bool:
    if name.parts[0].endswith(".dist-info"):
        return True
    of_the_folder = (kinds for folder, kinds in _BELONGING.items() if str(name).startswith(folder))
    return not next(of_the_folder, set()).isdisjoint({name.suffix, name.name})


def _tracked(kind: str) -> set[str]:
    """Files of that kind that the wheel has to have."""
    folders = {"": ROOT / "ttchan_tui"} | ({"data": ROOT / "data"} if kind == "toml" else {})
    return {
        str(PurePosixPath(inside, path.relative_to(folder).as_posix()))
        for inside, folder in folders.items()
        for path in folder.rglob(f"*.{kind}")
    }


def _inside(name: PurePosixPath) -> str:
    return "/".join(name.parts[1:])
