"""What the units of `deploy/` start is there and can be started."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import need
from ttchan_tui.cli.command_line.exit_codes import UNEXPECTED
from ttchan_tui.tui.kiosk.settings import LEAVE

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted(DEPLOY.glob("ttchan-kiosk*.service"))
PLACE = "/opt/ttchan"
"""Where docs/kiosk.md puts everything."""


def test_what_the_units_start_is_there() -> None:
    started = {name for unit in UNITS for name in re.findall(rf"{PLACE}/deploy/([\w-]+)", unit.read_text())}
    assert started
    assert all(os.access(DEPLOY / name, os.X_OK) for name in started)


@pytest.mark.parametrize("script", ["install", "kiosk-console", "kiosk-keys", "kiosk-session"])
def test_the_shell_understands_the_scripts(script: str) -> None:
    subprocess.run(["/bin/sh", "-n", str(DEPLOY / script)], check=True, timeout=30)


def settings(unit: Path) -> dict[tuple[str, str], list[str]]:
    """What a unit says, by section and name; some names may stand there several times."""
    found: dict[tuple[str, str], list[str]] = {}
    section = ""
    for line in lines(unit):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            name, _, value = line.partition("=")
            found.setdefault((section, name), []).append(value)
    return found


def lines(unit: Path) -> Iterator[str]:
    stripped = (line.strip() for line in unit.read_text(encoding="utf-8").splitlines())
    return (line for line in stripped if line and not line.startswith("#"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_only_the_staff_keep_it_closed_and_it_never_gives_up(unit: Path) -> None:
    found = settings(unit)
    assert found["Service", "Restart"] == ["on-failure"]
    [proper] = found["Service", "SuccessExitStatus"]
    [forced] = found["Service", "RestartForceExitStatus"]
    # An end by the system is no failure, and is followed by another start all the same, also where the kiosk
    # had no time to say so itself.
    assert proper == str(128 + signal.SIGTERM)
    assert {proper, "SIGHUP", "SIGTERM", "SIGINT", "SIGPIPE"} == set(forced.split())
    assert {str(LEAVE), str(UNEXPECTED)}.isdisjoint({*proper.split(), *forced.split()})
    assert found["Unit", "StartLimitIntervalSec"] == ["0"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_it_waits_longer_each_time_before_it_tries_again(unit: Path) -> None:
    found = settings(unit)
    first, steps, longest = (
        int(found["Service", name][0]) for name in ("RestartSec", "RestartSteps", "RestartMaxDelaySec")
    )
    assert 1 <= first < longest <= 60
    assert steps > 1


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_one_that_hangs_is_started_anew(unit: Path) -> None:
    found = settings(unit)
    assert int(found["Service", "WatchdogSec"][0]) >= 30  # a slow machine needs some seconds to begin
    assert found["Service", "NotifyAccess"] == ["all"]  # it is not the process that was started, in a window
    assert "AF_UNIX" in found["Service", "RestrictAddressFamilies"][0].split()


def install(root: Path, *arguments: str, deploy: Path = DEPLOY) -> str:
    """What `deploy/install` says when it puts its files below a directory."""
    done = subprocess.run(
        [deploy / "install", "--root", root, *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(root: Path) -> dict[str, tuple[int, bytes]]:
    """Everything below a directory: its mode, and what it says."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): (path.stat().st_mode & 0o777, path.read_bytes()) for path in found}


DEBIANS = 'ACTIVE_CONSOLES="/dev/tty[1-6]"\n\nCHARMAP="ISO-8859-4"\nFONTSIZE="8x16"\n\nVIDEOMODE=\n'
CONSOLE = "etc/default/console-setup"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The files of a machine as Debian leaves it."""
    console = tmp_path / CONSOLE
    console.parent.mkdir(parents=True)
    console.write_text(DEBIANS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("kind", "unit"), [("--console", "ttchan-kiosk.service"), ("--window", "ttchan-kiosk-window.service")]
)
def test_a_kiosk_is_one_command_that_can_be_repeated(machine: Path, kind: str, unit: str) -> None:
    said = install(machine, kind)
    made = files(machine)
    assert made[f"etc/systemd/system/{unit}"][1] == (DEPLOY / unit).read_bytes()
    assert made["usr/local/bin/ttchan"][0] == 0o755
    assert f"systemctl enable --quiet {unit}" in said
    assert f"systemctl start {unit}" in said

    options = machine / "etc/default/ttchan-kiosk"
    options.write_text('KIOSK_OPTIONS="--name library"\n', encoding="utf-8")
    before = files(machine)
    again = install(machine, kind)
    assert files(machine) == before, "what somebody has changed, and all else, stays"
    assert "+ write" not in again


def test_the_console_gets_its_letters_and_keeps_what_else_is_set(machine: Path) -> None:
    install(machine, "--console")
    said = (machine / CONSOLE).read_text(encoding="utf-8").splitlines()
    assert {'CHARMAP="UTF-8"', 'FONTFACE="VGA"', 'FONTSIZE="16x28"'} <= set(said)
    assert {'ACTIVE_CONSOLES="/dev/tty[1-6]"', "VIDEOMODE="} <= set(said)
    assert not any("ISO" in line or "8x16" in line for line in said)


def test_a_kiosk_changes_from_the_console_to_a_window(machine: Path) -> None:
    install(machine, "--console")
    said = install(machine, "--window")
    assert {path.name for path in (machine / "etc/systemd/system").iterdir()} == {
        "ttchan-kiosk-window.service"
    }
    assert "disable --quiet --now ttchan-kiosk.service" in said


def test_a_kiosk_can_be_taken_back(machine: Path) -> None:
    untouched = files(machine)
    install(machine, "--console")
    said = install(machine, "--remove")
    options = "etc/default/ttchan-kiosk"
    assert {name: one for name, one in files(machine).items() if name != options} == untouched
    assert "/var/lib/ttchan" in said
    install(machine, "--remove")


def test_the_shell_completes_the_command_and_man_explains_it(
    machine: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    program = machine / "opt/ttchan/bin/ttchan"
    program.parent.mkdir(parents=True)
    program.symlink_to(Path(sys.executable).with_name("ttchan"))
    project, made = tmp_path_factory.mktemp("project"), machine / "usr/local/share"
    deploy = shutil.copytree(DEPLOY, project / "deploy")
    (project / "pyproject.toml").touch()
    (project / "build").mkdir()
    (project / "build/ttchan.1").write_text(".TH TTCHAN 1\n", encoding="utf-8")
    install(machine, "--window", deploy=deploy)
    assert (made / "man/man1/ttchan.1").read_text(encoding="utf-8") == ".TH TTCHAN 1\n"
    completes = f"source {made}/bash-completion/completions/ttchan && complete -p ttchan"
    assert "ttchan" in subprocess.check_output(["bash", "-c", completes], text=True)
    install(machine, "--remove", deploy=deploy)
    assert not list(made.rglob("ttchan*"))


def test_what_is_not_its_own_is_not_removed(machine: Path) -> None:
    other = machine / "usr/local/bin/ttchan"
    other.parent.mkdir(parents=True)
    other.write_text("#!/bin/sh\necho another\n", encoding="utf-8")
    (machine / "opt/ttchan").mkdir(parents=True)
    install(machine, "--remove")
    assert other.exists()
    assert (machine / "opt/ttchan").is_dir()


@pytest.mark.parametrize("arguments", [("--console",), ("--window",), ("--remove",)])
def test_it_can_say_what_it_would_do(machine: Path, arguments: tuple[str, ...]) -> None:
    if arguments == ("--remove",):
        install(machine, "--console")
    before = files(machine)
    assert "systemctl daemon-reload" in install(machine, "--dry-run", *arguments)
    assert files(machine) == before


@pytest.mark.parametrize("arguments", [(), ("--console", "--remove"), ("--root",), ("--nothing",)])
def test_it_does_nothing_that_it_was_not_told(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [DEPLOY / "install", "--dry-run", *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "--console | --window" in done.stderr


def test_the_shell_scripts_have_no_faults() -> None:
    need("shellcheck")
    scripts = [path for path in DEPLOY.iterdir() if path.suffix not in (".service", ".conf")]
    # The parts of a command for another shell are meant to be expanded there.
    subprocess.run(["shellcheck", "--exclude=SC2016", *scripts], check=True, timeout=60)


def test_organisers_write_under_their_own_names_and_share_what_they_write(
    machine: Path, tmp_path: Path
) -> None:
    install(machine, "--console")
    wrapper = (machine / "usr/local/bin/ttchan").read_text(encoding="utf-8")
    assert "sudo" not in wrapper
    data = tmp_path / "data"
    data.mkdir(mode=0o2770)
    data.chmod(0o2770)
    command = wrapper.replace("/opt/ttchan/bin/ttchan", f"{sys.executable} -m ttchan_tui.cli.main")
    script = tmp_path / "ttchan"
    script.write_text(command.replace("/var/lib/ttchan", str(data)), encoding="utf-8")
    line = [
        "notes",
        "add",
        "--prompt",
        "promote-my-partner",
        "--group",
        "lv",
        "--category",
        "culture",
        "Songs",
    ]
    subprocess.run(["sh", script, *line], check=True, capture_output=True, timeout=60)
    shared = [path for path in data.rglob("*") if not path.is_relative_to(data / "drafts")]
    assert shared
    assert [path for path in shared if path.stat().st_mode & 0o060 != 0o060] == []


def test_a_machine_without_a_network_takes_the_wheels_that_were_brought_along(tmp_path: Path) -> None:
    brought = tmp_path / "stick"
    shutil.copytree(DEPLOY, brought / "deploy")
    (brought / "pyproject.toml").touch()
    (brought / "wheels").mkdir()
    done = subprocess.run(
        [brought / "deploy" / "install", "--dry-run", "--console"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert f"--no-index --find-links {brought}/wheels" in done.stdout
