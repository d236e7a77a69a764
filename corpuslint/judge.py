"""Settling candidates and judging facts: from knowledge to findings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.examine import examine, locate
from corpuslint.knowledge.facts import Overlay
from corpuslint.knowledge.store import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import Finding, LocatedFinding
    from corpuslint.knowledge.facts import Frozen, Knowledge
    from corpuslint.knowledge.store import Store
    from corpuslint.rule import CorpusRule
    from corpuslint.ruleset import RuleSet


class Judged(NamedTuple):
    """A finding that the facts of a key led to."""

    key: str
    document: DocumentKey
    finding: Finding


def judge(rule: CorpusRule, keys: Iterable[str], knowledge: Knowledge) -> Iterator[Judged]:
    """The findings of the given keys."""
    least = max(rule.least_values, rule.least_documents)
    has_neighbours, selects = rule.has_neighbours(), rule.selects()
    for key in keys:
        if selects:
            wanted = rule.select(key, knowledge.values(rule.code, key))
            facts = knowledge.facts(rule.code, key, wanted) if wanted else ()
        else:
            facts = knowledge.facts(rule.code, key)
        if not facts or (len(facts) < least and not has_neighbours):
            continue
        neighbours = {
            other: found
            for other in sorted(set(rule.neighbours(key)))
            if other != key and (found := knowledge.facts(rule.code, other))
        }
        if least > 1:
            union = [*facts, *(fact for found in neighbours.values() for fact in found)]
            if (
                len(union) < least
                or len({fact.value for fact in union}) < rule.least_values
                or len({fact.document for fact in union}) < rule.least_documents
            ):
                continue
        for document, finding in rule.judge(key, facts, neighbours):
            yield Judged(key, document, finding)


def placed(rule: CorpusRule, document: Document, finding: Finding) -> Iterable[Finding]:
    """A judged finding at its spans in its document."""
    return rule.place(document, finding) if finding.sought else (finding,)


def with_neighbours(rule: CorpusRule, keys: Iterable[str]) -> list[str]:
    """The keys and their neighbours: all that has to be judged when these keys changed.

    In no order: what is found is sorted in the end.
    """
    if not rule.has_neighbours():
        return list(keys)
    return list({other for key in keys for other in (key, *rule.neighbours(key))})


def judge_store(
    store: Store, rules: RuleSet, read: Callable[[DocumentKey], Document | None]
) -> None:
    """Judge what changed since the store was last judged, and settle the open candidates.

    Args:
        store: it is asked for what changed and told the outcome.
        rules: of the run.
        read: gives the document that a finding stands in, for its lines and columns.
    """
    knowledge = store.knowledge
    for code, rule in rules.corpus_rules.items():
        keys = with_neighbours(rule, store.touched(code))
        by_document: dict[DocumentKey, list[Judged]] = {}
        for judged in judge(rule, keys, knowledge):
            by_document.setdefault(judged.document, []).append(judged)
        verdicts = []
        for key, found in by_document.items():
            document = read(key)
            if document is None:
                store.doubt(key)
            else:
                verdicts += [
                    Verdict(item.key, locate(document, rules, code, finding))
                    for item in found
                    for finding in placed(rule, document, item.finding)
                ]
        store.put_verdicts(code, keys, verdicts)
    # Many candidates ask for one key, such as that of all documents.
    tally = cache(knowledge.tally)
    for number, key, code, candidate in store.open_candidates():
        tallies = {fact: tally(code, fact) for fact in candidate.keys}
        settled = rules.knowledge_rules[code].settle(candidate, tallies)
        located = None
        if settled is not None:
            document = read(key)
            if document is None:
                store.doubt(key)
            else:
                located = locate(document, rules, code, settled)
        store.put_settled(number, located)


def recheck(document: Document, rules: RuleSet, frozen: Frozen) -> list[LocatedFinding]:
    """The findings of a changed document against the knowledge of the corpus as it was.

    Of the frozen knowledge only the document's own facts are exchanged for what they are now.
    """
    examination = examine(document, rules)
    knowledge = Overlay(frozen, {document.key: examination.facts})
    found = list(examination.findings)
    for code, candidate in examination.candidates:
        tallies = {fact: knowledge.tally(code, fact) for fact in candidate.keys}
        settled = rules.knowledge_rules[code].settle(candidate, tallies)
        if settled is not None:
            found.append(locate(document, rules, code, settled))
    for code, rule in rules.corpus_rules.items():
        keys = with_neighbours(rule, knowledge.keys(code))
        found += [
            locate(document, rules, code, finding)
            for judged in judge(rule, keys, knowledge)
            if judged.document == document.key
            for finding in placed(rule, document, judged.finding)
        ]
    return sorted(found, key=lambda item: item.order)
