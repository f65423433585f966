"""What each language covers is translated. Latvian is looked at where the catalogues are."""

from __future__ import annotations

import pytest

from tests.catalogues import languages
from tests.text.test_catalogues import assert_translated


@pytest.mark.parametrize("code", [code for code in languages() if code != "lv"])
def test_everything_that_a_language_covers_is_translated(code: str) -> None:
    assert_translated(code)
