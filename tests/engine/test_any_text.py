"""All rules on any text: nothing raises, spans stay inside, fixes end and can be undone."""

from __future__ import annotations

import functools
import itertools
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import corpuslint
from corpuslint.document import Document, DocumentKey
from corpuslint.fixes import apply_edits
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.ruleset import RuleSet

# Pieces that rules look for, so that random texts get past their gates.
PIECES = [
    *(
        "Post a Comment",
        "0 Comments",
        "Read more:",
        "277",
        "T.D.",
        "Photo: Agency",
        "(photo: X, AFP)",
    ),
    *("Kaja Kallas", "Kaia Kalas", "Zelenski", "Volodymyr Zelensky", "Kiev", "Kyiv", "OTAN"),
    *("Снимка: Агенция", "Lini një koment", "un mot de la langue source", "Мa", "漢字", "שלום"),
    *(
        "â€œ",
        "Ã©",
        "\ufffd",
        "&amp;",
        "<b>",
        "\u200b",
        "\u202e",
        "\x07",
        "\xad",
        "e\u0301",
        "\ufeff",
    ),
    *(
        "“",
        "”",
        "„",
        "«",
        "»",
        '"',
        "'",
        "’",
        " ,",
        "  ",
        "...",
        "…",
        " - ",
        "—",
        "11.000",
        "3,5 %",
    ),
    *("The council met on Friday. ", "He said so. ", "the the ", "again and again and again "),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\t",
        "\x00",
        "\ud800",
        "𝄞",
        "👇",
        "İ",
        "ß",
        "/Gazette/",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
CORPORA = st.lists(TEXTS, min_size=1, max_size=4)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@functools.cache
def all_rules() -> RuleSet:
    """Every rule, those that are off by default too."""
    return RuleSet([rule() for rule in load_packs().values()])


def documents(texts: list[str]) -> list[Document]:
    return [Document(DocumentKey(f"{n}.txt", f"{n}.txt"), text) for n, text in enumerate(texts)]


@SLOW
@given(CORPORA)
@example([""])
@example(["\ufeff"])
@example(["\n" * 50])
@example(["\ud800\udfff Post a Comment"])
def test_findings_lie_inside_their_documents(texts: list[str]) -> None:
    given_ = {document.key: document for document in documents(texts)}
    for item in check_documents(given_.values(), all_rules()):
        finding, text = item.finding, given_[item.document].text
        assert 0 <= finding.start <= finding.end <= len(text)
        assert 0 < finding.confidence <= 1
        assert finding.message
        assert "\n" not in finding.message
        for related in finding.related:
            assert 0 <= related.start <= related.end <= len(given_[related.document].text)
        edits = finding.fix.edits if finding.fix else ()
        for edit in edits:
            assert 0 <= edit.start <= edit.end <= len(text)
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))


@SLOW
@given(CORPORA)
def test_findings_do_not_depend_on_the_order_of_documents(texts: list[str]) -> None:
    there = check_documents(documents(texts), all_rules())
    assert check_documents(documents(texts)[::-1], all_rules()) == there


@SLOW
@given(CORPORA)
def test_cleaning_settles_and_can_be_undone(texts: list[str]) -> None:
    given_ = {f"{n}.txt": text for n, text in enumerate(texts)}
    for cleaned in corpuslint.clean(given_, unsafe_fixes=True, select=["ALL"]):
        before = given_[cleaned.key.id]
        assert cleaned.unsettled == ()
        assert apply_edits(before, cleaned.edits) == cleaned.text


@SLOW
@given(CORPORA)
def test_safe_fixes_of_a_cleaned_corpus_change_nothing(texts: list[str]) -> None:
    given_ = {f"{n}.txt": text for n, text in enumerate(texts)}
    once = {item.key.id: item.text for item in corpuslint.clean(given_)}
    twice = {item.key.id: item.text for item in corpuslint.clean(once)}
    assert twice == once


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "\n", "A", "“", "the ", "0", "(", "&", "/", ".", "\u200b", "Zelensky ", "é", "ж"],
)
def test_text_that_would_blow_up_a_careless_pattern_is_checked_to_its_end(piece: str) -> None:
    """`python -m benchmarks.hostile` shows how the time grows."""
    text = piece * (100_000 // len(piece))
    for item in check_documents(documents([text]), all_rules()):
        assert item.finding.end <= len(text)


def test_a_line_of_five_million_characters_is_checked() -> None:
    text = "The council met in Brenholm on Friday and talked about the ferry. " * 75_000
    found = check_documents(documents([f"Ferry talks\n\n{text}\n"]), all_rules())
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", item.rule) for item in found)
