"""What rules report: findings with spans, evidence and fixes, and the facts behind them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

import msgspec

from corpuslint.document import DocumentKey, Span


class Applicability(StrEnum):
    """How far a fix may be trusted.

    ``safe``: no word of the article is lost and no meaning changes. ``unsafe``: likely right, a
    person should look. ``suggestion``: shown, never applied by itself.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    SUGGESTION = "suggestion"


class Severity(StrEnum):
    """How sure the damage is: surely damage, likely damage, a suggestion."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Replace the characters from ``start`` to ``end`` with ``replacement``.

    ``whole_lines`` marks the deletion of whole lines (with their ends). Such deletions unite where
    they touch, absorb the edits inside them, and the engine settles the blank lines around them.
    """

    start: int
    end: int
    replacement: str
    whole_lines: bool = False


class Fix(msgspec.Struct, frozen=True):
    """Edits that belong together: all of them are applied or none.

    ``action`` is ``drop-document`` when the whole document is to go; ``clean --drop-duplicates``
    carries it out and nothing else does.
    """

    applicability: Applicability
    edits: tuple[Edit, ...] = ()
    action: Literal["drop-document"] | None = None


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that the finding speaks of, in the same document or in another one."""

    document: DocumentKey
    start: int
    end: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's report at one span of one document.

    Attributes:
        start: first code point of the span.
        end: the code point after the span.
        message: one sentence for people.
        confidence: the probability that the finding is right, from 0 to 1.
        evidence: why, as JSON values; names rules give ``spellings`` here.
        fix: what to write instead, if anything.
        related: other places that belong to it.
        identity: what tells this finding from others of its rule on the same words (such as
            variant and canonical form); part of its fingerprint in a baseline.
        scope: ``document`` for a finding about the whole document.
        severity: overrides the rule's severity for this finding.
        sought: what stands where the finding is, where a rule leaves it to `CorpusRule.place` to
            find the spans in the document; until then they and those of the fix are nothing.
    """

    start: int
    end: int
    message: str
    confidence: float = 1.0
    evidence: dict[str, Any] = {}
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    identity: tuple[str, ...] = ()
    scope: Literal["span", "document"] = "span"
    severity: Severity | None = None
    sought: str = ""


class Fact(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a rule notes in one document for the whole corpus to know.

    One fact holds all the places (``spans``) of one ``value`` under one ``key``, or none where the
    rule finds them again in the few documents that have findings (`CorpusRule.place`).
    """

    key: str
    value: str
    spans: tuple[Span, ...] = ()


class DocumentFact(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A fact together with the document that it was noted in."""

    document: DocumentKey
    key: str
    value: str
    spans: tuple[Span, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """A finding that a look into the corpus's knowledge has still to settle.

    ``keys`` are the fact keys of the same rule that ``settle`` wants tallied.
    """

    finding: Finding
    keys: tuple[str, ...]


class LocatedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with its rule and its place: what reports show and the JSONL contract names."""

    path: str
    document: DocumentKey
    row: int
    field: str
    rule: str
    name: str
    family: str
    severity: Severity
    line: int
    column: int
    end_line: int
    end_column: int
    finding: Finding

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """What findings are sorted by: path, row, start, end, rule."""
        finding = self.finding
        return (self.path, self.row, finding.start, finding.end, self.rule, finding.message)
