from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document, DocumentKey, Span

KEY = DocumentKey("a.txt", "a.txt")


def test_half_a_surrogate_pair_is_a_character_of_its_sentence() -> None:
    document = Document(KEY, "One \ud800 sentence. \udcff Another one.")
    assert list(document.sentences) == [Span(0, 15), Span(16, 30)]


@given(st.text(st.characters()))
def test_sentences_are_inside_any_text_and_in_order(text: str) -> None:
    sentences = Document(KEY, text).sentences
    ends = [0, *(offset for span in sentences for offset in span), len(text)]
    assert ends == sorted(ends)
    assert all(text[start:end].strip() for start, end in sentences)
