"""Names in a text: words with a capital, and what stands beside them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document, DocumentKey
from corpuslint.language.name_spans import find_names, free_runs_near, name_places
from corpuslint.language.romanise import blocking_key


def words(text: str) -> dict[str, list[str]]:
    """The words of names with their sides, and every span checked against the text."""
    document = Document(DocumentKey("a", "a"), text)
    names = find_names(document)
    places = name_places(document)
    assert Counter(use for _, use in names) == {use: len(s) for use, s in places.items()}
    found: dict[str, list[str]] = {}
    for key, use in names:
        word, side = use.split("\t")
        assert key == blocking_key(word)
        assert all(text[span.start : span.end] == word for span in places[use])
        found.setdefault(word, []).append(side)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olena Marchuk spoke.", {"Olena": ["/Marchuk"], "Marchuk": ["Olena/"]}),
        ("then Marchuk's dog barked", {"Marchuk": ["/"]}),
        ("President Olena Marchuk", {"Olena": ["president/Marchuk"], "Marchuk": ["Olena/"]}),
        ("Bashar al-Rashidi", {"Bashar": ["/Rashidi"], "Rashidi": ["Bashar/"]}),
        ("Jorge de la Vellar", {"Jorge": ["/Vellar"], "Vellar": ["Jorge/"]}),
        ("The committee met. However, Rain fell on Friday in Ukraine.", {}),
        ("Karl J. Brandow", {"Karl": ["/"], "Brandow": ["/"]}),
        ("x@Marchuk.org /Marchuk #Marchuk Marchuk@y", {}),
        ("xMarchuk Olena", {}),
        ("Marchuk Olena/", {}),
        ("Jean-Luc O'Brannan", {"Jean-Luc": ["/O'Brannan"], "O'Brannan": ["Jean-Luc/"]}),
        ("Marchuk left. Marchuk slept.", {"Marchuk": ["/", "/"]}),
    ],
)
def test_words_of_names(text: str, expected: dict[str, list[str]]) -> None:
    assert words(text) == expected


def test_runs_of_some_lines_are_those_of_the_text_there() -> None:
    text = "Olena Marchuk\nx@Bo Brandow spoke to Brandow and Marchuk\nBashar\n"
    assert list(free_runs_near(text, [15, 33])) == [(36, "Brandow"), (48, "Marchuk")]
    assert list(free_runs_near(text, [0, 57])) == [(0, "Olena Marchuk"), (56, "Bashar")]


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_text_has_names_or_none(text: str) -> None:
    words(text)


@given(st.text(alphabet="Aa .'-l\ud800\0Éß/@", max_size=80))
def test_texts_of_name_like_characters(text: str) -> None:
    words(text)
