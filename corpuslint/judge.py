"""Settling candidates and judging facts: from knowledge to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuslint.document import DocumentKey
    from corpuslint.findings import Candidate, Finding
    from corpuslint.knowledge.facts import Knowledge
    from corpuslint.rule import CorpusRule, KnowledgeRule


def settle(rule: KnowledgeRule, candidate: Candidate, knowledge: Knowledge) -> Finding | None:
    """A candidate after the look into knowledge."""
    return rule.settle(candidate, {key: knowledge.tally(rule.code, key) for key in candidate.keys})


def judge(
    rule: CorpusRule, keys: Iterable[str], knowledge: Knowledge
) -> Iterator[tuple[str, DocumentKey, Finding]]:
    """The findings of the given keys, each with its key and its document."""
    for key in keys:
        facts = knowledge.facts(rule.code, key)
        if not facts:
            continue
        neighbours = {
            other: found
            for other in sorted(set(rule.neighbours(key)))
            if other != key and (found := knowledge.facts(rule.code, other))
        }
        if rule.least_values > 1 or rule.least_documents > 1:
            union = [*facts, *(fact for found in neighbours.values() for fact in found)]
            if len(union) < max(rule.least_values, rule.least_documents):
                continue
            if len({fact.value for fact in union}) < rule.least_values:
                continue
            if len({fact.document for fact in union}) < rule.least_documents:
                continue
        for document, finding in rule.judge(key, facts, neighbours):
            yield key, document, finding
