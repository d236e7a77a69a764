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
    facts: dict[str, list[Fact]]


class RuleError(Exception):
    """A rule that failed: a defect of the rule, named with the document that brought it out."""


def examine(document: Document, rules: RuleSet) -> Examination:
    """Run every rule on one document.

    Raises:
        RuleError: a rule raised an exception.
    """
    running = "a shared service"
    findings: list[tuple[str, Finding]] = []
    candidates: list[tuple[str, Candidate]] = []
    facts: dict[str, list[Fact]] = {}
    try:
        for rule in rules.asked(document):
            running = rule.code
            findings += [(running, finding) for finding in rule.check(document)]
        running = "the triggers"
        for code, hits in rules.scanner.scan(document).items():
            running = code
            triggered = rules.triggered_rules.get(code)
            if triggered is not None:
                findings += [(code, finding) for finding in triggered.check(document, hits)]
            else:
                noting = rules.triggered_corpus_rules[code]
                facts[code] = list(noting.collect_at(document, hits))
        for code, knowing in rules.knowledge_rules.items():
            running = code
            facts[code] = list(knowing.collect(document))
            for item in knowing.check(document):
                if isinstance(item, Candidate):
                    candidates.append((code, item))
                else:
                    findings.append((code, item))
        for judging in rules.collecting_rules:
            running = judging.code
            facts[running] = list(judging.collect(document))
    except Exception as error:  # a rule may be anybody's code
        reason = f"{type(error).__name__}: {error}"
        raise RuleError(f"{running} failed on {document.key.id}: {reason}") from error
    located = [locate(document, rules, code, finding) for code, finding in findings]
    return Examination(located, candidates, {code: noted for code, noted in facts.items() if noted})


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
