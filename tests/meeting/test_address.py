from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.format.values import is_address
from ttchan_tui.meeting.qr.address import is_web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://www.daugavpils.lv",
        "https://www.daugavpils.lv/en?a=1&b=%20#top",
        "https://WWW.Example.ORG:65535/",
        "https://issuu.com./x",
        "https://xn--daugavpils-novads-xyb.lv",
        "https://a-b--c.example?x",
        "https://lv.wikipedia.org/wiki/Raška_(Serbija)",
        "https://sr.wikipedia.org/wiki/Рашка",
        "http://192.168.0.10:8000/results",
        "https://" + "a" * 63 + ".lv",
    ],
)
def test_what_visitors_may_be_sent_to(address: str) -> None:
    assert is_web_address(address)
    assert is_address(address)


HOSTS = {
    "homograph": "www.dаugavpils.lv",
    "other letters": "рашка.срб",
    "full width": "www．daugavpils．lv",
    "ideographic stop": "www。daugavpils。lv",
    "other digits": "www.example.org:４４３",
    "a slash of another kind": "good.lv／evil.lv",
    "soft hyphen": "daugav\xadpils.lv",
    "zero width": "daugav\u200bpils.lv",
    "marks that pile up": "daugavpils.lv/a" + "\u0301" * 9,
    "one label": "localhost",
    "no letters": "...",
    "two dots": "a..lv",
    "dot before": ".a.lv",
    "dot behind": "a.lv..",
    "hyphen before": "-a.lv",
    "hyphen behind": "a-.lv",
    "hyphen in the end": "a.-lv",
    "underscore": "a_b.lv",
    "long label": "a" * 64 + ".lv",
    "long name": "a." * 126 + "lv",
    "digits at the end": "a.123",
    "no such number": "256.1.1.1",
    "three numbers": "1.2.3",
    "port": "a.lv:65536",
    "port zero": "a.lv:0",
    "long port": "a.lv:000080",
    "no port": "a.lv:",
    "user": "me@a.lv",
    "user and password": "a.lv:80@evil.lv",
    "backslash": "a.lv\\@evil.lv",
    "brackets": "[::1]",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_host_that_is_none_or_looks_like_another(host: str) -> None:
    for path in ("", "/", "/x?y#z"):
        assert not is_web_address(f"https://{host}{path}")
        assert not is_address(f"https://{host}{path}")


@pytest.mark.parametrize(
    "character", "\u200b\u200d\u2800\u3164\ufe0f\xad\u202e\xa0\u2003 \n\x1b\U000e0041\ud800"
)
def test_nothing_in_an_address_is_invisible(character: str) -> None:
    assert not is_web_address(f"https://a.lv/{character}b")
    assert not is_web_address(f"https://a.lv/b{character}")


@given(st.text(max_size=30))
def test_the_host_is_in_plain_letters_whatever_comes(text: str) -> None:
    if is_web_address(f"https://{text}.lv/"):
        assert re.split("[/?#]", text)[0].isascii()
