"""The pipeline: read, examine, judge, resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.examine import examine
from corpuslint.findings import LocatedFinding
from corpuslint.judge import judge, settle
from corpuslint.knowledge.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuslint.document import Document
    from corpuslint.findings import Finding
    from corpuslint.ruleset import RuleSet


def check_documents(documents: Iterable[Document], rules: RuleSet) -> list[LocatedFinding]:
    """The findings of a corpus that is at hand in memory, sorted."""
    found: list[LocatedFinding] = []
    knowledge = Facts()
    known = {}
    pending = []
    for document in documents:
        known[document.key] = document
        examination = examine(document, rules)
        found += [locate(document, rules, code, item) for code, item in examination.findings]
        pending += [(document, code, item) for code, item in examination.candidates]
        knowledge.add(document.key, examination.facts)
    for document, code, candidate in pending:
        rule = next(r for r in rules.knowledge_rules if r.code == code)
        settled = settle(rule, candidate, knowledge)
        if settled is not None:
            found.append(locate(document, rules, code, settled))
    for corpus_rule in rules.corpus_rules:
        keys = sorted(knowledge.keys(corpus_rule.code))
        for _, key, finding in judge(corpus_rule, keys, knowledge):
            found.append(locate(known[key], rules, corpus_rule.code, finding))
    found.sort(key=lambda item: item.order)
    return found


def locate(document: Document, rules: RuleSet, code: str, finding: Finding) -> LocatedFinding:
    """A finding with everything that a report says of its place and its rule."""
    rule = rules[code]
    line, column = document.position(finding.start)
    end_line, end_column = document.position(finding.end)
    return LocatedFinding(
        path=document.key.path,
        document=document.key,
        row=document.row,
        field=document.field,
        rule=code,
        name=rule.name,
        family=rule.family,
        severity=finding.severity or rule.severity,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        finding=finding,
    )
