"""Corpus rules that say which facts they need, and where their findings stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from corpuslint.document import Document, DocumentKey
from corpuslint.lint import run_on_documents
from corpuslint.rule import DocumentFact, Fact, Finding, Hit, TriggeredCorpusRule
from corpuslint.ruleset import RuleSet


class Ferries(TriggeredCorpusRule):
    """Ferries with a capital, where the corpus also has some without."""

    code = "TST001"
    name = "ferries"
    family = "names"
    triggers = ("ferry",)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.judged: list[tuple[str, list[str]]] = []

    def collect_at(self, document: Document, hits: Sequence[Hit]) -> Iterable[Fact]:
        self.asked.append(document.key.id)
        written = {document.text[hit.start : hit.end] for hit in hits}
        return [Fact(word.lower(), word) for word in sorted(written)]

    def select(self, key: str, values: Collection[str]) -> Collection[str]:  # noqa: ARG002
        return [value for value in values if value.istitle()] if len(values) > 1 else ()

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        self.judged.append((key, [fact.value for fact in facts]))
        for fact in facts:
            yield fact.document, Finding(start=0, end=0, message="a capital", sought=fact.value)

    def place(self, document: Document, finding: Finding) -> Iterable[Finding]:
        for match in re.finditer(finding.sought, document.text):
            start, end = match.span()
            yield msgspec.structs.replace(finding, start=start, end=end, sought="")


def check(*texts: str) -> tuple[Ferries, list[tuple[str, int, int]]]:
    """The rule after a run, and its findings."""
    rule = Ferries()
    documents = [Document(DocumentKey(str(n), str(n)), text) for n, text in enumerate(texts)]
    found = run_on_documents(documents, RuleSet([rule])).findings
    return rule, [(item.document.id, item.finding.start, item.finding.end) for item in found]


def test_facts_are_asked_of_documents_with_a_trigger_only() -> None:
    rule, _ = check("a ferry", "a bridge", "The Ferry")
    assert rule.asked == ["0", "2"]


def test_key_without_selected_values_is_not_judged() -> None:
    rule, found = check("The Ferry left.", "The Ferry came.")
    assert rule.judged == []
    assert found == []


def test_judgement_gets_the_selected_facts() -> None:
    rule, _ = check("a ferry", "The Ferry left.", "One Ferry and a ferry")
    assert rule.judged == [("ferry", ["Ferry", "Ferry"])]


def test_finding_is_placed_where_its_document_has_it() -> None:
    _, found = check("a ferry", "The Ferry met a Ferry.")
    assert found == [("1", 4, 9), ("1", 16, 21)]
