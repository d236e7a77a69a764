from __future__ import annotations

import random

import pytest

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules

WORDS = (
    *("harbour", "tide", "ferry", "lamp", "quay", "council", "bridge", "mayor"),
    *("baker", "stone", "river", "night", "morning", "winter", "summer", "money"),
    *("letter", "owner", "market", "street", "window", "garden", "engine", "timber"),
    *("signal", "captain", "sailor", "doctor", "school", "teacher", "summit", "border"),
    *("valley", "forest", "village", "tunnel", "station", "ticket", "driver"),
)


def prose(seed: int, sentences: int = 6) -> str:
    """Sentences of random words: two seeds give texts that have nothing in common."""
    chosen = random.Random(seed)  # noqa: S311  no secret
    return " ".join(f"The {' '.join(chosen.choices(WORDS, k=14))}." for _ in range(sentences))


def judge(texts: dict[str, str], *selectors: str) -> list[LocatedFinding]:
    rules = build_rules(Settings(root=".", select=selectors), Context())
    documents = [Document(DocumentKey("a.jsonl", name), text) for name, text in texts.items()]
    return check_documents(documents, rules)


def pairs(found: list[LocatedFinding]) -> set[tuple[str, str]]:
    return {(i.document.id, r.document.id) for i in found for r in i.finding.related}


@pytest.mark.parametrize("rule", ["DUP004", "DUP005", "DUP006"])
def test_a_corpus_of_one_document_has_no_duplicates(rule: str) -> None:
    assert judge({"a": f"Ferry runs aground off Tornby\n\n{prose(1)}\n"}, rule) == []


def test_counters_beside_an_article_do_not_hide_its_copy() -> None:
    article = f"Ferry runs aground off Tornby\n\n{prose(1)} It was 1974.\n"
    texts = {"a": f"277\n\n{article}", "b": f"{article}\n1,204\n\n31\n", "c": f"{prose(2)} 277.\n"}
    assert {frozenset(pair) for pair in pairs(judge(texts, "DUP004"))} == {frozenset(("a", "b"))}


def test_a_copy_of_a_copy_is_no_copy_of_what_it_does_not_resemble() -> None:
    first, second, third = (prose(n, 8) for n in (1, 2, 3))
    texts = {"a": f"{first} {second}", "b": f"{second} {third}", "ab": f"{first} {second} {third}"}
    found = pairs(judge(texts, "DUP004"))
    assert ("a", "ab") in found
    assert ("b", "ab") in found
    assert not {("a", "b"), ("b", "a")} & found


def test_copies_are_found_in_a_crowd_that_shares_a_formula() -> None:
    formula = "The company said in a statement to the exchange that it had made no decision on it."
    crowd = {f"{n:03}": f"{prose(n, 4)} {formula}\n" for n in range(120)}
    crowd["copy"] = crowd["040"] + "Nobody was hurt in the night.\n"
    assert pairs(judge(crowd, "DUP004")) == {("040", "copy")}


def test_a_shared_passage_is_named_with_its_exact_span_in_both_documents() -> None:
    passage = prose(9, 4)
    texts = {
        "a": f"Ferry runs aground off Tornby\n\n{prose(1)}\n\n  {passage}\n",
        "b": f"Company sells its old ferries\n\n{passage} \n\n{prose(2)}\n\n{prose(3)}\n",
    }
    found = judge(texts, "DUP006")
    assert sorted(item.document.id for item in found) == ["a", "b"]
    for item in found:
        (other,) = item.finding.related
        assert texts[item.document.id][item.finding.start : item.finding.end] == passage
        assert texts[other.document.id][other.start : other.end] == passage


def test_a_document_notes_at_most_eight_passages_and_others_note_the_same() -> None:
    passages = [prose(n, 4) for n in range(10, 22)]
    texts = {
        "a": "\n\n".join([*passages, *(prose(n, 4) for n in range(100, 120))]),
        "b": "\n\n".join([prose(n, 4) for n in range(200, 220)] + passages),
    }
    found = judge(texts, "DUP006")
    spans = {
        name: {texts[name][i.finding.start : i.finding.end] for i in found if i.document.id == name}
        for name in texts
    }
    assert spans["a"] == spans["b"] <= set(passages)
    assert 0 < len(spans["a"]) <= 8


def test_paragraphs_of_a_wrapped_text_are_told_by_their_indent() -> None:
    lines = [
        "The mayor of the town said on Monday that the bridge would be",
        "shut for six weeks because the stones of the pier had moved.",
        "    Nobody was on the bridge when the first of the stones fell",
        "into the river and made a wave that reached the fish market.",
        "    The bakers gave bread to everybody who had to wait for the",
        "ferry, which goes once in an hour and is slow in the morning,",
        "and the boys of the school carried the bags of those who are",
        "old to the landing on the other shore without asking for a coin",
    ]
    text = "BRIDGE SHUT FOR SIX WEEKS\n\n" + "\n".join([*lines, *lines[2:4]]) + "\n"
    (found,) = judge({"a": text}, "DUP002")
    assert text[found.finding.start : found.finding.end] == "\n".join(lines[2:4]).strip()
    assert found.finding.start > text.index(lines[-1])


def test_one_headline_over_hundreds_of_articles_names_a_few_of_them() -> None:
    texts = {f"{n:03}": f"Council meets on Friday\n\n{prose(n, 3)}\n" for n in range(300)}
    found = judge(texts, "DUP005")
    assert len(found) == 300
    assert all(0 < len(item.finding.related) <= 8 for item in found)
    assert all(item.finding.evidence["documents"] == 300 for item in found)
