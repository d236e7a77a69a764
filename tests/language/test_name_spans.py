"""Names in a text: words with a capital, and what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document, DocumentKey
from corpuslint.language.name_spans import find_names


def words(text: str) -> dict[str, list[str]]:
    """The words of names with their sides, and every span checked against the text."""
    found = find_names(Document(DocumentKey("a", "a"), text)).words
    for word, (spans, sides) in found.items():
        assert len(spans) == len(sides)
        assert all(text[span.start : span.end] == word for span in spans)
    return {word: sides for word, (_, sides) in found.items()}


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
        ("Jean-Luc O'Brannan", {"Jean-Luc": ["/O'Brannan"], "O'Brannan": ["Jean-Luc/"]}),
    ],
)
def test_words_of_names(text: str, expected: dict[str, list[str]]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_text_has_names_or_none(text: str) -> None:
    words(text)


@given(st.text(alphabet="Aa .'-l\ud800\0Éß/@", max_size=80))
def test_texts_of_name_like_characters(text: str) -> None:
    words(text)
