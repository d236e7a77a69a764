"""One document under all document-level rules: findings, candidates and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from corpuslint.findings import Candidate, Fact, Finding, LocatedFinding

if TYPE_CHECKING:
    from corpuslint.document import Document
    from corpuslint.ruleset import RuleSet


class Examination(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the rules say of one document on its own, by rule code."""

    findings: list[LocatedFinding]
    candidates: list[tuple[str, Candidate]]
    facts: list[tuple[str, Fact]]


def examine(document: Document, rules: RuleSet) -> Examination:
    """Run every rule on one document."""
    findings: list[tuple[str, Finding]] = []
    candidates: list[tuple[str, Candidate]] = []
    facts: list[tuple[str, Fact]] = []
    for rule in rules.ascii_rules if document.is_ascii else rules.document_rules:
        findings += [(rule.code, finding) for finding in rule.check(document)]
    for code, hits in rules.scanner.scan(document).items():
        triggered = rules.triggered_rules[code]
        findings += [(code, finding) for finding in triggered.check(document, hits)]
    for knowing in rules.knowledge_rules.values():
        facts += [(knowing.code, fact) for fact in knowing.collect(document)]
        for item in knowing.check(document):
            if isinstance(item, Candidate):
                candidates.append((knowing.code, item))
            else:
                findings.append((knowing.code, item))
    for judging in rules.corpus_rules.values():
        facts += [(judging.code, fact) for fact in judging.collect(document)]
    located = [locate(document, rules, code, finding) for code, finding in findings]
    return Examination(located, candidates, facts)


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
