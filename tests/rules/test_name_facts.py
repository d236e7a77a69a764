"""The facts of NAM001: few, small, and enough to tell which keys are worth judging."""

from __future__ import annotations

import pytest

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.rule import Context, CorpusRule, Fact, Span
from corpuslint.ruleset import build_rules


@pytest.fixture(scope="module")
def rule() -> CorpusRule:
    """NAM001."""
    return build_rules(Settings(root=".", select=("NAM001",)), Context()).corpus_rules["NAM001"]


def document(text: str) -> Document:
    """A document of that text."""
    return Document(DocumentKey("a", "a"), text)


def facts(rule: CorpusRule, text: str) -> list[Fact]:
    """What the rule notes."""
    return list(rule.collect(document(text)))


def test_spellings_of_one_key_in_a_document_are_one_fact(rule: CorpusRule) -> None:
    text = "President Lakhovsky spoke. Lahovski slept. Then Teodor Lakhovsky left."
    noted = {fact.value for fact in facts(rule, text)}
    assert noted == {"Lakhovsky\tpresident/|Teodor/\nLahovski\t/", "Teodor\t/Lakhovsky"}


def test_places_of_a_fact_are_found_again_in_order(rule: CorpusRule) -> None:
    text = "Lakhovsky spoke. Lahovski slept. Then Lakhovsky left."
    (fact,) = facts(rule, text)
    assert fact.spans == ()
    assert rule.spans(document(text), fact) == [Span(0, 9), Span(17, 25), Span(38, 47)]


@pytest.mark.parametrize(
    ("values", "selected"),
    [
        ({"Lakhovsky\t/"}, set()),
        ({"Lakhovsky\t/", "LAKHOVSKY\t/"}, set()),
        ({"Lakhovsky\t/", "Lahovski\t/"}, set()),
        ({"Lakhovsky\tTeodor/", "Lahovski\tPetro/"}, set()),
        ({"Lakhovsky\t/\nLahovski\t/"}, {"Lakhovsky\t/\nLahovski\t/"}),
        (
            {"Lakhovsky\tTeodor/", "Lakhovsky\t/|/", "Lahovski\t/|Teodor/", "Lechvesk\t/"},
            {"Lakhovsky\tTeodor/", "Lakhovsky\t/|/", "Lahovski\t/|Teodor/"},
        ),
        ({"Lakhovsky\tpresident/", "Lahovski\tpresident/"}, set()),
    ],
)
def test_only_spellings_that_meet_are_worth_judging(
    rule: CorpusRule, values: set[str], selected: set[str]
) -> None:
    assert set(rule.select("lkvsk", values)) == selected


def test_known_spelling_is_worth_judging_alone(rule: CorpusRule) -> None:
    (right,) = facts(rule, "then Zelensky spoke")
    (wrong,) = facts(rule, "then Zelenski spoke")
    assert right.key == wrong.key
    assert not rule.select(right.key, {right.value})
    assert set(rule.select(right.key, {wrong.value})) == {wrong.value}
    assert set(rule.select(right.key, {right.value, wrong.value})) == {right.value, wrong.value}


def test_name_that_stands_very_often_stays_one_small_fact(rule: CorpusRule) -> None:
    (fact,) = facts(rule, "then Lakhovsky spoke. " * 20_000)
    assert len(fact.value) < 50_000
