"""What a phone reads to join a network is what stands in the files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.qr.codes import SHORT_WIFI
from ttchan_tui.meeting.qr.symbol import must_be_readable, symbol
from ttchan_tui.meeting.qr.wifi import SSID_LIMIT, Security, Wifi, is_password

FIELD = re.compile(r"([TSPH]):((?:\\.|[^\\;])*);")
ASCII = st.characters(min_codepoint=32, max_codepoint=126)

names = st.text(min_size=1).filter(lambda name: name.isprintable() and len(name.encode()) <= SSID_LIMIT)
passwords = {
    Security.WPA: st.text(ASCII, min_size=8, max_size=63),
    Security.WEP: st.text(ASCII, min_size=5, max_size=5) | st.text(ASCII, min_size=13, max_size=13),
    Security.OPEN: st.just(""),
}
networks = st.sampled_from(Security).flatmap(
    lambda security: st.builds(
        Wifi, st.just("guests"), names, passwords[security], st.just(security), st.booleans(), st.none()
    )
)


def read_by_a_phone(content: str) -> dict[str, str]:
    """The fields as ZXing's WifiResultParser takes them: up to a semicolon with no backslash before it."""
    assert content.startswith("WIFI:")
    assert content.endswith(";;")
    body = content.removeprefix("WIFI:")[:-1]
    assert "".join(found.group() for found in FIELD.finditer(body)) == body
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in FIELD.findall(body)}


@given(networks)
def test_a_phone_reads_the_network_as_it_was_given(network: Wifi) -> None:
    assert is_password(network.password, network.security)
    read = read_by_a_phone(network.content)
    types = {Security.WPA: "WPA", Security.WEP: "WEP", Security.OPEN: "nopass"}
    assert read.pop("T") == types[network.security]
    assert read.pop("S") == network.ssid
    assert read.pop("P", "") == network.password
    assert read.pop("H", "") == ("true" if network.hidden else "")
    assert not read


@given(networks)
def test_its_code_can_be_drawn_and_read(network: Wifi) -> None:
    must_be_readable(symbol(network.content).cells(), network.content)


@pytest.mark.parametrize(
    ("network", "content"),
    [
        (Wifi("g", "Guests", "welcome18", Security.WPA, False, None), "WIFI:T:WPA;S:Guests;P:welcome18;;"),
        (Wifi("g", 'a;b,"c:\\', "p;p;p;p;", Security.WPA, True, None),
         r'WIFI:T:WPA;S:a\;b\,\"c\:\\;P:p\;p\;p\;p\;;H:true;;'),
        (Wifi("g", "Viesi Ā", "", Security.OPEN, False, None), "WIFI:T:nopass;S:Viesi Ā;;"),
    ],
)  # fmt: skip
def test_how_it_is_written(network: Wifi, content: str) -> None:
    assert network.content == content


@pytest.mark.parametrize(
    ("security", "password", "valid"),
    [
        (Security.WPA, "1234567", False),
        (Security.WPA, "12345678", True),
        (Security.WPA, "x" * 64, False),
        (Security.WPA, "a1" * 32, True),
        (Security.WPA, "pārtika12", False),
        (Security.WEP, "12345", True),
        (Security.WEP, "123456", False),
        (Security.OPEN, "", True),
        (Security.OPEN, "secret12", False),
    ],
)
def test_which_passwords_there_may_be(security: Security, password: str, valid: bool) -> None:
    assert is_password(password, security) is valid


def test_the_budget_is_what_a_small_screen_shows_beside_its_words() -> None:
    def content(length: int) -> str:
        return f"WIFI:T:WPA;S:{'x' * 10};P:{'y' * (length - 28)};;"

    assert len(content(SHORT_WIFI)) == SHORT_WIFI
    assert symbol(content(SHORT_WIFI)).rows == 21
    assert symbol(content(SHORT_WIFI + 1)).rows > 21
