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


def test_opening_quotation_mark_belongs_to_the_sentence_that_it_opens() -> None:
    text = "The council met on Friday. “We agreed at once. It was late.” Then all left.\n"
    document = Document(DocumentKey("a", "a"), text)
    assert [document.text[slice(*span)] for span in document.sentences][:2] == [
        "The council met on Friday.",
        "“We agreed at once. It was late.”",
    ]


def test_sentences_of_an_endless_paragraph_are_those_of_its_parts() -> None:
    sentence = "The mayor of Westmere opened the bridge on Monday."
    document = Document(KEY, " ".join([sentence] * 1_500))
    assert {document.text[slice(*span)] for span in document.sentences} == {sentence}
    assert len(document.sentences) == 1_500


def test_an_endless_sentence_is_one() -> None:
    text = "and the mayor " * 5_000 + "spoke."
    assert list(Document(KEY, text + " He left.").sentences) == [
        Span(0, len(text)),
        Span(len(text) + 1, len(text) + 9),
    ]


def test_sentences_do_not_cross_blocks_and_cover_hard_wrapped_lines() -> None:
    document = Document(
        DocumentKey("a", "a"), "A line that\r\nwraps. Another.\r\n\r\nNext block\r\n"
    )
    assert [document.text[slice(*span)] for span in document.sentences] == [
        "A line that\r\nwraps.",
        "Another.",
        "Next block",
    ]
