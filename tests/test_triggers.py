"""Trigger phrases: found with and without the automaton, at the same places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuslint import triggers
from corpuslint.document import Document, DocumentKey
from corpuslint.rule import Hit
from corpuslint.triggers import TriggerScanner

LETTERS = st.text("aAbİıß.? é\ud800👇", max_size=30)


def scan(phrases: list[str], text: str) -> dict[str, list[Hit]]:
    return TriggerScanner({"MY001": phrases}).scan(Document(DocumentKey("a", "a"), text))


@given(st.lists(LETTERS.filter(bool), min_size=1, max_size=4), LETTERS)
def test_a_long_run_finds_what_a_short_one_does(phrases: list[str], text: str) -> None:
    scanner = TriggerScanner({"MY001": phrases})
    scanner.scan(Document(DocumentKey("a", "a"), "." * (triggers._SEARCHED_PLAINLY + 1)))
    assert scanner.scan(Document(DocumentKey("b", "b"), text)) == scan(phrases, text)


def test_a_phrase_that_is_a_word_is_found_as_a_word() -> None:
    assert scan(["year"], "A year, two years, a NEW YEAR") == {
        "MY001": [Hit(2, 6, 0), Hit(25, 29, 0)]
    }


def test_a_phrase_is_found_at_code_points() -> None:
    assert scan(["/press/"], "É 👇 /Press/") == {"MY001": [Hit(4, 11, 0)]}
