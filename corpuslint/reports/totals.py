"""Counting findings: by rule, and in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from corpuslint.findings import Applicability

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpuslint.findings import LocatedFinding
    from corpuslint.reports.base import ReportInput


class RuleTotal(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule found.

    Attributes:
        findings: how many findings.
        documents: in how many documents.
        safe, unsafe: how many of them a fix of that applicability comes with.
    """

    rule: str
    name: str
    family: str
    findings: int
    documents: int
    safe: int
    unsafe: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a whole run."""

    documents: int
    documents_with_findings: int
    findings: int
    fixable: int
    fixable_unsafe: int
    fixed: int
    problems: int
    by_severity: dict[str, int]
    by_family: dict[str, int]
    by_rule: dict[str, int]


def is_fixable(item: LocatedFinding, applicability: Applicability) -> bool:
    """Whether the finding comes with edits of that applicability."""
    fix = item.finding.fix
    return fix is not None and bool(fix.edits) and fix.applicability is applicability


def rule_totals(findings: Iterable[LocatedFinding]) -> list[RuleTotal]:
    """What each rule found, the most frequent first."""
    by_rule: dict[str, list[LocatedFinding]] = {}
    for item in findings:
        by_rule.setdefault(item.rule, []).append(item)
    totals = [
        RuleTotal(
            rule=code,
            name=items[0].name,
            family=items[0].family,
            findings=len(items),
            documents=len({item.document for item in items}),
            safe=sum(is_fixable(item, Applicability.SAFE) for item in items),
            unsafe=sum(is_fixable(item, Applicability.UNSAFE) for item in items),
        )
        for code, items in by_rule.items()
    ]
    return sorted(totals, key=lambda total: (-total.findings, total.rule))


def summarize(result: ReportInput) -> Summary:
    """The counts of a run; each table is sorted by its keys."""
    findings = result.findings
    totals = rule_totals(findings)
    families: Counter[str] = Counter()
    for total in totals:
        families[total.family] += total.findings
    severities = Counter(item.severity.value for item in findings)
    return Summary(
        documents=result.documents,
        documents_with_findings=len({item.document for item in findings}),
        findings=len(findings),
        fixable=sum(total.safe for total in totals),
        fixable_unsafe=sum(total.unsafe for total in totals),
        fixed=sum((result.fixed or {}).values()),
        problems=len(result.problems),
        by_severity=dict(sorted(severities.items())),
        by_family=dict(sorted(families.items())),
        by_rule={total.rule: total.findings for total in sorted(totals, key=lambda t: t.rule)},
    )


def summary_in_words(summary: Summary) -> list[str]:
    """The counts as the last lines of a report for people."""
    checked = counted(summary.documents, "document")
    lines = []
    if summary.fixed:
        lines.append(f"Fixed {counted(summary.fixed, 'finding')}.")
    if summary.findings:
        remaining = " left" if summary.fixed else ""
        lines.append(
            f"{counted(summary.findings, 'finding')}{remaining} in"
            f" {summary.documents_with_findings:,} of {checked}."
        )
    else:
        lines.append(f"Nothing {'left ' if summary.fixed else ''}to report in {checked}.")
    if summary.fixable:
        lines.append(f"[*] {summary.fixable:,} can be fixed with `--fix`.")
    if summary.fixable_unsafe:
        lines.append(f"[?] {summary.fixable_unsafe:,} can be fixed with `--fix --unsafe-fixes`.")
    if summary.problems:
        lines.append(f"{counted(summary.problems, 'input')} could not be read.")
    return lines


def counted(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it has to be."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
