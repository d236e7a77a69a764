"""What the names rules find in made-up corpora."""

from __future__ import annotations

from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.rule import Context
from corpuslint.ruleset import RuleSet, rule_options


def check(*texts: str, context: Context | None = None, style: str = "") -> list[LocatedFinding]:
    """The findings of all names rules."""
    rules = []
    for code, rule in load_packs().items():
        if rule.family == "names":
            own = {"name-style": style} if code == "NAM001" else {}
            rules.append(rule(rule_options(rule, own), context or Context()))
    documents = [Document(DocumentKey(f"{n}.txt", f"{n}.txt"), t) for n, t in enumerate(texts)]
    return check_documents(documents, RuleSet(rules))


def certain(text: str) -> list[LocatedFinding]:
    """The findings of the names rules that are on by default."""
    off = {"NAM005", "NAM006"}
    return [item for item in check(text) if item.rule not in off]


def shown(findings: list[LocatedFinding]) -> list[tuple[str, int, str | None]]:
    """Where findings are, and what they write."""
    return [
        (
            item.rule,
            item.finding.start,
            item.finding.fix.edits[0].replacement if item.finding.fix else None,
        )
        for item in findings
    ]
