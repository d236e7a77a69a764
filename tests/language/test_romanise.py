"""One romanisation key for the spellings of one name."""

from __future__ import annotations

import pytest

from corpuslint.language.romanise import blocking_key, fold, romanisation_key

ONE_NAME = [
    ("Zelenski", "Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskij"),
    ("Khomutovo", "Homutovo"),
    ("Jablonski", "Yablonsky"),
    ("Yekaterina", "Jekaterina", "Ekaterina"),
    ("Grigorenko", "Hryhorenko"),
    ("Schwarz", "Shwarz"),
    ("Vinokurov", "Winokurow", "Vinokuroff"),
    ("Hussein", "Husain"),
    ("Müller", "Mueller"),
    ("Petrovic", "Petrović", "Petrovich", "Petrovitch"),
    ("Mughniyah", "Mughniyeh"),
    ("Xi", "Hsi"),
    ("Qasim", "Kasim"),
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[0])
def test_the_spellings_of_one_name_share_a_blocking_key(spellings: tuple[str, ...]) -> None:
    assert len({blocking_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("Iran", "Iraq"), ("Putin", "Lavrov"), ("Merkel", "Macron")])
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert blocking_key(a) != blocking_key(b)


def test_romanisation_key_keeps_vowels_apart() -> None:
    assert romanisation_key("Zelensky") == romanisation_key("Zelenskyy")
    assert romanisation_key("Malina") != romanisation_key("Molina")


def test_fold_drops_diacritics() -> None:
    assert fold("Łódź") == "lodz"
    assert fold("Großmann") == "grossmann"


@pytest.mark.parametrize("word", ["", "-", "\ud800", "\0", "ЖЖЖ", "x", "hs", "İ", "é" * 1000])
def test_any_word_has_a_key(word: str) -> None:
    assert isinstance(blocking_key(word), str)
