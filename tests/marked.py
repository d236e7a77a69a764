"""Examples with marked spans: `⟦…⟧` around what a rule must report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.document import Span
from corpuslint.examples import example_documents, example_findings
from corpuslint.findings import Applicability, LocatedFinding
from corpuslint.fixes import apply_edits, plan_fixes

if TYPE_CHECKING:
    from corpuslint.rule import Bad, Good, Rule


class ExampleRun:
    """One rule on one example's documents."""

    def __init__(self, rule: type[Rule], example: Bad | Good) -> None:
        marked = example_documents(example)
        self.documents = [document for document, _ in marked]
        self.expected = [spans for _, spans in marked]
        self.findings = example_findings(rule, example, marked)

    def spans(self, number: int) -> list[Span]:
        """Where findings stand in the document with that number."""
        key = self.documents[number].key
        return [
            Span(item.finding.start, item.finding.end)
            for item in self.findings
            if item.document == key
        ]

    def fixed(self) -> list[str]:
        """The texts after one round of all fixes but suggestions."""
        allowed = (Applicability.SAFE, Applicability.UNSAFE)
        texts = []
        for document in self.documents:
            own = [item for item in self.findings if item.document == document.key]
            texts.append(apply_edits(document.text, plan_fixes(document, own, allowed)))
        return texts

    def findings_with_edits(self) -> list[LocatedFinding]:
        """Those findings whose fix is more than a suggestion."""
        return [
            item
            for item in self.findings
            if item.finding.fix is not None
            and item.finding.fix.edits
            and item.finding.fix.applicability is not Applicability.SUGGESTION
        ]
