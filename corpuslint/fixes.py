"""One round of fixes: which edits of which findings are applied to a text.

A fix is atomic. Deletions of whole lines come first: they unite, absorb the edits inside them, and
the blank lines around each united deletion are settled once. Otherwise the applicability decides,
then the place, the length, the family and the code.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from corpuslint.findings import Applicability, Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from corpuslint.document import Document
    from corpuslint.findings import Fix, LocatedFinding

# Of two fixes at one place the family that is named first wins.
FAMILY_ORDER = (
    "foreign",
    "boilerplate",
    "duplicates",
    "names",
    "encoding",
    "typography",
    "translation",
    "structure",
)
_TRUST = (Applicability.SAFE, Applicability.UNSAFE, Applicability.SUGGESTION)


class AppliedEdit(msgspec.Struct, frozen=True, order=True):
    """An edit that is carried out, with the rules that asked for it and their least confidence."""

    start: int
    end: int
    replacement: str
    rules: tuple[str, ...]
    confidence: float


class _Proposal(NamedTuple):
    order: tuple[int, int, int, int, str]
    rule: str
    confidence: float
    fix: Fix


def plan_fixes(
    document: Document, findings: Iterable[LocatedFinding], allowed: Collection[Applicability]
) -> list[AppliedEdit]:
    """The edits of one round: sorted, without overlap, in the offsets of the document's text."""
    proposals = sorted(_proposals(findings, allowed), key=lambda proposal: proposal.order)
    deletions = _unite_deletions(document, proposals)
    accepted = list(deletions)
    for proposal in proposals:
        loose = [edit for edit in proposal.fix.edits if not edit.whole_lines]
        outside = [edit for edit in loose if not _is_absorbed(edit, deletions)]
        if any(_conflicts(edit, accepted) for edit in outside):
            continue
        for edit in outside:
            new = AppliedEdit(
                edit.start, edit.end, edit.replacement, (proposal.rule,), proposal.confidence
            )
            accepted.insert(bisect_left(accepted, new), new)
    return accepted


def apply_edits(text: str, edits: Iterable[AppliedEdit | Edit]) -> str:
    """The text after edits that are sorted and do not overlap."""
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.replacement]
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def _proposals(
    findings: Iterable[LocatedFinding], allowed: Collection[Applicability]
) -> Iterable[_Proposal]:
    for located in findings:
        fix = located.finding.fix
        if fix is None or not fix.edits or fix.applicability not in allowed:
            continue
        start = min(edit.start for edit in fix.edits)
        end = max(edit.end for edit in fix.edits)
        order = (
            _TRUST.index(fix.applicability),
            start,
            start - end,
            FAMILY_ORDER.index(located.family),
            located.rule,
        )
        yield _Proposal(order, located.rule, located.finding.confidence, fix)


def _is_absorbed(edit: Edit, deletions: Sequence[AppliedEdit]) -> bool:
    return any(d.start <= edit.start and edit.end <= d.end for d in deletions)


def _conflicts(edit: Edit, accepted: Sequence[AppliedEdit]) -> bool:
    for other in accepted:
        if edit.start < other.end and other.start < edit.end:
            return True
        if edit.start == other.start and (edit.start == edit.end or other.start == other.end):
            return True
    return False


def _unite_deletions(document: Document, proposals: Sequence[_Proposal]) -> list[AppliedEdit]:
    """The lines that go, as one edit a run, with the blank lines around it settled."""
    rules: dict[int, set[str]] = {}
    confidence: dict[int, float] = {}
    for proposal in proposals:
        for edit in proposal.fix.edits:
            if edit.whole_lines:
                line = document.line_at(edit.start)
                while line < len(document.lines) and document.lines[line].start < edit.end:
                    rules.setdefault(line, set()).add(proposal.rule)
                    confidence[line] = min(confidence.get(line, 1.0), proposal.confidence)
                    line += 1
    edits = []
    for run in _runs(document, sorted(rules)):
        first, stop = _settle_blank_lines(document, run[0], run[-1] + 1)
        span = document.line_span(first, stop)
        start, end = span
        if stop == len(document.lines) and first > 0:
            # The line before becomes the last one: it ends as the text ended.
            start = document.lines[first - 1].end
            end = document.lines[-1].end
        edits.append(
            AppliedEdit(
                start,
                end,
                "",
                tuple(sorted(set().union(*(rules[line] for line in run)))),
                min(confidence[line] for line in run),
            )
        )
    return edits


def _runs(document: Document, lines: Sequence[int]) -> list[list[int]]:
    """Deleted lines with nothing but blank lines between them belong together."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and all(_is_blank(document, i) for i in range(runs[-1][-1] + 1, line)):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _settle_blank_lines(document: Document, first: int, stop: int) -> tuple[int, int]:
    """The deletion widened by the blank lines that have nothing left to separate."""
    before, after = first, stop
    while before > 0 and _is_blank(document, before - 1):
        before -= 1
    while after < len(document.lines) and _is_blank(document, after):
        after += 1
    if before == 0:
        return first, after
    if after == len(document.lines):
        return before, stop
    if first - before <= after - stop:
        return before, stop
    return first, after


def _is_blank(document: Document, line: int) -> bool:
    return not document.line_texts[line].strip()
