"""Examples with marked spans: `⟦…⟧` around what a rule must report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.document import Document, DocumentKey, Span
from corpuslint.findings import Applicability, LocatedFinding
from corpuslint.fixes import apply_edits, plan_fixes
from corpuslint.lint import check_documents
from corpuslint.ruleset import RuleSet, rule_options

if TYPE_CHECKING:
    from corpuslint.rule import Bad, Good, Rule


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its markers, and the spans that they stood around."""
    parts: list[str] = []
    spans: list[Span] = []
    opened: list[int] = []
    length = 0
    for character in marked:
        if character == "⟦":
            opened.append(length)
        elif character == "⟧":
            spans.append(Span(opened.pop(), length))
        else:
            parts.append(character)
            length += 1
    assert not opened, f"unclosed marker in {marked!r}"
    return "".join(parts), sorted(spans)


class ExampleRun:
    """One rule on one example's documents."""

    def __init__(self, rule: type[Rule], example: Bad | Good) -> None:
        self.rules = RuleSet([rule(rule_options(rule, example.options), example.context)])
        titles = [*example.titles, *[None] * (len(example.marked) - len(example.titles))]
        self.documents: list[Document] = []
        self.expected: list[list[Span]] = []
        for number, (marked, title) in enumerate(zip(example.marked, titles, strict=True)):
            text, spans = unmark(marked)
            key = DocumentKey(f"{number}.txt", f"{number}.txt")
            self.documents.append(
                Document(
                    key, text, title=title, language=example.language, encoding=example.encoding
                )
            )
            self.expected.append(spans)
        self.findings = check_documents(self.documents, self.rules)

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
