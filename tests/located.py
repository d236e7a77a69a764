"""Findings on marked texts, made without any rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.document import Document, DocumentKey, Span
from corpuslint.examples import unmark
from corpuslint.findings import Finding, LocatedFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Case:
    """One document whose marked spans are findings of one rule.

    Args:
        marked: its text with ``⟦…⟧`` around the findings.
        path: its file, and its id unless another one is given.
        spans: more findings, which need no marks.
    """

    def __init__(
        self,
        marked: str,
        *,
        path: str = "a.txt",
        document_id: str | None = None,
        rule: str = "NAM001",
        family: str = "names",
        spans: Sequence[tuple[int, int]] = (),
        **finding: object,
    ) -> None:
        text, marks = unmark(marked)
        key = DocumentKey(path, document_id or path)
        self.document = Document(key, text)
        self.findings = [
            LocatedFinding(
                path=path,
                document=key,
                row=0,
                field="text",
                rule=rule,
                name="some-rule",
                family=family,
                severity=Severity.WARNING,
                line=self.document.position(span.start)[0],
                column=self.document.position(span.start)[1],
                end_line=self.document.position(span.end)[0],
                end_column=self.document.position(span.end)[1],
                finding=_finding(span.start, span.end, finding),
            )
            for span in (*marks, *(Span(*span) for span in spans))
        ]

    def words(self, findings: list[LocatedFinding]) -> list[str]:
        """What the findings mark."""
        return [self.document.text[i.finding.start : i.finding.end] for i in findings]


def opener(*cases: Case) -> Callable[[DocumentKey], Document]:
    """A function that gives the cases' documents."""
    documents = {case.document.key: case.document for case in cases}
    return documents.__getitem__


def _finding(start: int, end: int, given: dict[str, object]) -> Finding:
    values: dict[str, object] = {"start": start, "end": end, "message": "a message", **given}
    return Finding(**values)  # type: ignore[arg-type]  # a test's own attributes
