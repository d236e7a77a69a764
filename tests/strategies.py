"""Texts, edits and findings for property tests."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, Edit, Finding, Fix, LocatedFinding, Severity
from corpuslint.fixes import FAMILY_ORDER, AppliedEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

# Line ends of all kinds, blank lines, a byte order mark, a letter beyond the BMP, half a pair.
TEXTS = st.text("ab .\n\n\r\ufeff\u2028\x00ж𝄞\ud800", max_size=40)
REPLACEMENTS = st.text("abx\n\r", max_size=4)


def document_of(text: str) -> Document:
    return Document(DocumentKey("a.txt", "a.txt"), text)


def located(
    *edits: Edit,
    applicability: Applicability = Applicability.SAFE,
    family: str = "typography",
    rule: str = "TYP001",
    confidence: float = 1.0,
) -> LocatedFinding:
    finding = Finding(
        start=edits[0].start if edits else 0,
        end=edits[-1].end if edits else 0,
        message="a test",
        confidence=confidence,
        evidence={"test": True},
        fix=Fix(applicability, tuple(edits)),
    )
    return LocatedFinding(
        path="a.txt",
        document=DocumentKey("a.txt", "a.txt"),
        row=0,
        field="text",
        rule=rule,
        name="a-test",
        family=family,
        severity=Severity.WARNING,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        finding=finding,
    )


@st.composite
def edit_lists(draw: st.DrawFn, length: int) -> list[AppliedEdit]:
    """Sorted edits without overlap, with at most one at a start."""
    bounds = draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, 5)), max_size=6))
    edits: list[AppliedEdit] = []
    for start, extent in sorted(bounds):
        end = min(length, start + extent)
        if edits and (start < edits[-1].end or start == edits[-1].start):
            continue
        replacement = draw(REPLACEMENTS)
        rule = draw(st.sampled_from(["AAA001", "BBB001", "CCC001"]))
        confidence = draw(st.sampled_from([0.5, 0.8, 1.0]))
        edits.append(AppliedEdit(start, end, replacement, (rule,), confidence))
    return edits


@st.composite
def findings_in(draw: st.DrawFn, document: Document) -> list[LocatedFinding]:
    """Findings with any fixes at all: overlapping ones, line deletions, unsound ones.

    Each is of a rule of its own.
    """
    length = len(document.text)
    found = []
    for number in range(draw(st.integers(0, 6))):
        edits = []
        for _ in range(draw(st.integers(1, 3))):
            deletes_a_line = draw(st.booleans())
            if deletes_a_line and document.lines:
                first = draw(st.integers(0, len(document.lines) - 1))
                span = document.line_span(first, first + 1)
                edits.append(Edit(span.start, span.end, "", whole_lines=True))
            else:
                start = draw(st.integers(0, length + 1))
                end = draw(st.integers(start, length + 1))
                edits.append(Edit(start, end, draw(REPLACEMENTS)))
        found.append(
            located(
                *edits,
                applicability=draw(st.sampled_from(Applicability)),
                family=draw(st.sampled_from(FAMILY_ORDER)),
                rule=f"AAA{number:03}",
                confidence=draw(st.sampled_from([0.5, 0.8, 1.0])),
            )
        )
    return found


def is_in_order(edits: Sequence[AppliedEdit], length: int) -> bool:
    """Whether the edits are sorted, inside the text, without overlap or shared start."""
    return all(0 <= edit.start <= edit.end <= length for edit in edits) and all(
        one.end <= other.start and (one.start, one.end) < (other.start, other.end)
        for one, other in pairwise(edits)
    )
