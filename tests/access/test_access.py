"""Who may come in: keys as people bring them, the one file that says so, and what OpenSSH reads of it."""

from __future__ import annotations

import json
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.keys import public_key
from ttchan_tui.access.login import as_long_as_let_in, logged_in
from ttchan_tui.access.people import Entrant, NoAccess
from ttchan_tui.access.settings import desk_settings
from ttchan_tui.meeting.roles import Role

Pair = Callable[..., tuple[str, bytes, bytes]]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Makes a pair of keys: fingerprint, public half, private half."""
    folder = tmp_path_factory.mktemp("keys")
    made: dict[str, tuple[str, bytes, bytes]] = {}

    def pair(name: str, *kind: str) -> tuple[str, bytes, bytes]:
        if name not in made:
            path = folder / name
            kind = kind or ("-t", "ed25519")
            subprocess.run(
                ["ssh-keygen", "-q", *kind, "-N", "", "-C", f"{name}@home", "-f", path], check=True
            )
            public = path.with_suffix(".pub")
            told = subprocess.run(["ssh-keygen", "-lf", public], capture_output=True, text=True, check=True)
            made[name] = told.stdout.split()[1], public.read_bytes(), path.read_bytes()
        return made[name]

    return pair


@pytest.fixture
def access(tmp_path: Path) -> AccessDirectory:
    path = tmp_path / "access"
    path.mkdir(mode=0o700)
    return AccessDirectory(path)


def test_a_key_is_read_whatever_stands_around_it(pair: Pair) -> None:
    fingerprint, public, _ = pair("anna")
    line = public.decode().rsplit(" ", 1)[0]
    for content in (public, b"# mine\n\n" + public + b"\n", public.replace(b"\n", b"\r\n")):
        assert public_key(content) == (line, fingerprint)


def test_a_key_of_putty_is_read(pair: Pair, tmp_path: Path) -> None:
    fingerprint, public, _ = pair("anna")
    (tmp_path / "key.pub").write_bytes(public)
    saved = subprocess.run(["ssh-keygen", "-e", "-f", tmp_path / "key.pub"], capture_output=True, check=True)
    assert public_key(saved.stdout)[1] == fingerprint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda pair: pair("anna")[2], "private key"),
        (lambda pair: b"PuTTY-User-Key-File-3: ssh-ed25519\nx", "private key"),
        (lambda pair: pair("anna")[1] + pair("bruno")[1], "several keys"),
        (lambda pair: b'command="sh" ' + pair("anna")[1], "no public key"),
        (lambda pair: b"ssh-ed25519 AAAAnonsense", "no public key"),
        (lambda pair: b"-oProxyCommand=sh x", "no public key"),
        (lambda pair: b"", "no public key"),
        (lambda pair: b"\xff\x00" * 20_000, "no public key"),
        (lambda pair: pair("old", "-t", "rsa", "-b", "1024")[1], "too weak"),
    ],
    ids=["private", "private of PuTTY", "two", "options", "nonsense", "option", "nothing", "noise", "weak"],
)
def test_what_is_no_key_is_refused_with_a_sentence(
    pair: Pair, content: Callable[[Pair], bytes], said: str
) -> None:
    with pytest.raises(NoAccess, match=said):
        public_key(content(pair))


def add(access: AccessDirectory, pair: Pair, name: str, role: Role = Role.LEAD, **more: object) -> Entrant:
    return access.add(Entrant(name, role, **more), public_key(pair(name)[1]), "root@desk")  # type: ignore[arg-type]


def test_what_openssh_reads_is_written_whole_from_the_people(
    access: AccessDirectory, pair: Pair, tmp_path: Path
) -> None:
    add(access, pair, "anna")
    add(access, pair, "fred", Role.FACILITATOR, groups=("lv", "lt"), until=date(2018, 11, 12))
    keys = (tmp_path / "access" / "authorized_keys").read_text().splitlines()[1:]
    line = {name: public_key(pair(name)[1])[0] for name in ("anna", "fred")}
    assert keys == [
        f"restrict,pty {line['anna']} anna",
        f'restrict,pty,expiry-time="20181113Z" {line["fred"]} fred',
    ]
    for name in ("people.toml", "authorized_keys", "access.log"):
        assert stat.S_IMODE((tmp_path / "access" / name).stat().st_mode) == 0o600
    [anna, fred] = access.people()
    assert (fred.role, fred.groups, fred.until) == (Role.FACILITATOR, ("lv", "lt"), date(2018, 11, 12))
    assert (anna.keys[0].fingerprint, anna.keys[0].added_by) == (pair("anna")[0], "root@desk")
    access.revoke("fred", "anna")
    assert "fred" not in (tmp_path / "access" / "authorized_keys").read_text()


def test_one_key_of_several_is_revoked_by_its_fingerprint(access: AccessDirectory, pair: Pair) -> None:
    add(access, pair, "anna")
    access.add(Entrant("anna", Role.LEAD), public_key(pair("bruno")[1]), "anna")
    access.revoke(pair("anna")[0], "anna")
    [anna] = access.people()
    assert [key.fingerprint for key in anna.keys] == [pair("bruno")[0]]


@pytest.mark.parametrize("name", ["", "Anna", "-o", "anna b", "../x", "ā", "a" * 33, 'x"', "a\n"])
def test_a_name_that_cannot_be_is_refused(access: AccessDirectory, pair: Pair, name: str) -> None:
    with pytest.raises(NoAccess, match="no name"):
        access.add(Entrant(name, Role.LEAD), public_key(pair("anna")[1]), "root@desk")
    assert access.people() == ()


def test_a_key_is_one_persons(access: AccessDirectory, pair: Pair) -> None:
    add(access, pair, "anna")
    with pytest.raises(NoAccess, match="key of anna"):
        access.add(Entrant("bruno", Role.GUEST), public_key(pair("anna")[1]), "anna")


def test_the_last_lead_stays(access: AccessDirectory, pair: Pair) -> None:
    add(access, pair, "anna")
    add(access, pair, "bruno", until=date(2018, 11, 12))
    for act in (
        lambda: access.revoke("anna", "anna"),
        lambda: access.revoke(pair("anna")[0], "anna"),
        lambda: add(access, pair, "anna", Role.ORGANISER),
    ):
        with pytest.raises(NoAccess, match="Nobody would be left"):
            act()  # type: ignore[no-untyped-call]
    assert [one.role for one in access.people()] == [Role.LEAD, Role.LEAD]


def test_a_directory_that_others_may_use_is_not_used(
    access: AccessDirectory, pair: Pair, tmp_path: Path
) -> None:
    (tmp_path / "access").chmod(0o750)
    with pytest.raises(NoAccess, match="open to others"):
        add(access, pair, "anna")


@pytest.mark.parametrize(
    "content", ["[[person]]", "person = 1", '[[person]]\nname = "../x"\nrole = "lead"', "="]
)
def test_what_ttchan_has_not_written_lets_nobody_in(
    access: AccessDirectory, tmp_path: Path, content: str
) -> None:
    (tmp_path / "access" / "people.toml").write_text(content)
    with pytest.raises(NoAccess):
        access.people()


def environment(tmp_path: Path, public: bytes) -> dict[str, str]:
    auth = tmp_path / "auth"
    auth.write_bytes(b"publickey " + b" ".join(public.split()[:2]) + b"\n")
    return {"SSH_USER_AUTH": str(auth), "SSH_CONNECTION": "192.0.2.7 4711 192.0.2.1 22"}


def test_the_person_is_whose_key_sshd_has_seen(access: AccessDirectory, pair: Pair, tmp_path: Path) -> None:
    add(access, pair, "anna")
    add(access, pair, "fred", Role.FACILITATOR, groups=("lv",))
    entrant, fingerprint = logged_in(access, environment(tmp_path, pair("fred")[1]), "programme")
    assert (entrant.name, fingerprint) == ("fred", pair("fred")[0])
    with pytest.raises(NoAccess, match="nobody's here") as stranger:
        logged_in(access, environment(tmp_path, pair("eve")[1]), "sh")
    assert pair("eve")[0] in str(stranger.value)
    log = [json.loads(line) for line in (tmp_path / "access" / "access.log").read_text().splitlines()][2:]
    assert [(one["what"], one["who"], one["key"]) for one in log] == [
        ("logged-in", "fred", pair("fred")[0]),
        ("refused", "", pair("eve")[0]),
    ]
    assert access.log.last_logins()["fred"] > datetime.now(UTC) - timedelta(minutes=1)
    with pytest.raises(NoAccess, match="over SSH"):
        logged_in(access, {}, "")


def test_who_is_past_the_last_day_does_not_come_in(
    access: AccessDirectory, pair: Pair, tmp_path: Path
) -> None:
    add(access, pair, "fred", Role.GUEST, until=datetime.now(UTC).date() - timedelta(days=1))
    with pytest.raises(NoAccess, match="last day"):
        logged_in(access, environment(tmp_path, pair("fred")[1]), "")


@pytest.mark.parametrize("change", ["revoke", "role", "key"])
def test_a_session_ends_when_its_person_may_no_more(
    access: AccessDirectory, pair: Pair, tmp_path: Path, change: str
) -> None:
    import threading

    add(access, pair, "anna")
    fred = add(access, pair, "fred", Role.ORGANISER)
    access.add(Entrant("fred", Role.ORGANISER), public_key(pair("bruno")[1]), "anna")
    ended = threading.Event()
    with as_long_as_let_in(access, fred, pair("fred")[0], ended.set):
        add(access, pair, "anna")  # which is nothing to them
        assert not ended.wait(0.7)
        match change:
            case "revoke":
                access.revoke("fred", "anna")
            case "role":
                add(access, pair, "fred", Role.GUEST)
            case "key":
                access.revoke(pair("fred")[0], "anna")
        assert ended.wait(2.0)


@pytest.mark.parametrize(
    "wrong",
    ["missing", "writable", "one only", "inside", "relative", "no toml", "directory"],
)
def test_settings_that_are_not_roots_are_not_believed(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "desk.toml"
    access = "/srv/data/access" if wrong == "inside" else "/srv/access"
    data = "data" if wrong == "relative" else "/srv/data"
    content = f'data = "{data}"\n' + (f'access = "{access}"\n' if wrong != "one only" else "")
    if wrong == "directory":
        path.mkdir()
    elif wrong != "missing":
        path.write_text("=" if wrong == "no toml" else content)
        path.chmod(0o666 if wrong == "writable" else 0o644)
    with pytest.raises(NoAccess):
        desk_settings(path)
