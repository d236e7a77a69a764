from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.language.scripts import (
    count_scripts,
    main_script,
    script_of,
    script_of_language,
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ærøskøbing", "Latin"),
        ("Đặng", "Latin"),
        ("Љубљана", "Cyrillic"),
        ("Αθήνα", "Greek"),
        ("תל", "Hebrew"),
        ("می", "Arabic"),
        ("तिथि", "Devanagari"),
        ("ภาษาที่", "Thai"),
        ("東京タワー", "CJK"),
        ("서울", "CJK"),
        ("Երևան", "Armenian"),
        ("თბილისი", "Georgian"),
    ],
)
def test_letters_have_one_script(text: str, script: str) -> None:
    assert count_scripts(text) == {script: len(text)}
    assert main_script(text) == script


def test_signs_and_digits_have_none() -> None:
    assert [script_of(sign) for sign in "7 .–“٪،☃\u200d"] == [None] * 9
    assert main_script("12–14 %") is None


def test_languages_are_written_in_their_script() -> None:
    assert script_of_language("uk") == "Cyrillic"
    assert script_of_language("zh-TW") == "CJK"
    assert script_of_language("pl") == "Latin"


@given(st.text())
def test_no_text_breaks_the_count(text: str) -> None:
    assert count_scripts(text).total() <= len(text)
