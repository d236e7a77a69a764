"""One round of fixes: which edits of which findings are applied to a text.

A fix is atomic. Deletions of whole lines come first: they unite, absorb the edits inside them, and
the blank lines around each united deletion are settled once. Otherwise the applicability decides,
then the place, the length, the family and the code. A fix that has to stand back in one round is
not lost: the next round checks the changed text again.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from corpuslint.findings import Applicability, Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from corpuslint.document import Document
    from corpuslint.findings import LocatedFinding

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
_FAMILY_RANK = {family: rank for rank, family in enumerate(FAMILY_ORDER)}
_TRUST = (Applicability.SAFE, Applicability.UNSAFE, Applicability.SUGGESTION)
_BYTE_ORDER_MARK = "\ufeff"


class AppliedEdit(msgspec.Struct, frozen=True, order=True):
    """An edit that is carried out, with the rules that asked for it and their least confidence."""

    start: int
    end: int
    replacement: str
    rules: tuple[str, ...]
    confidence: float


class _Proposal(NamedTuple):
    order: tuple[int, int, int, int, str, tuple[tuple[int, int, str], ...]]
    rule: str
    confidence: float
    loose: tuple[Edit, ...]
    deletions: tuple[Edit, ...]


def plan_fixes(
    document: Document, findings: Iterable[LocatedFinding], allowed: Collection[Applicability]
) -> list[AppliedEdit]:
    """The edits of one round: sorted, without overlap, in the offsets of the document's text.

    The order of the findings plays no part. A fix whose edits lie outside the text, overlap one
    another or change nothing is passed over.
    """
    proposals = sorted(_proposals(document, findings, allowed), key=lambda item: item.order)
    while True:
        planned, refused = _plan(document, proposals)
        # What deletes lines and edits others is atomic too: if its edits had to stand back, its
        # deletions must not happen either, and all is planned again without it.
        torn = {index for index in refused if proposals[index].deletions}
        if not torn:
            return planned
        proposals = [item for index, item in enumerate(proposals) if index not in torn]


def apply_edits(text: str, edits: Iterable[AppliedEdit | Edit]) -> str:
    """The text after edits that are sorted and do not overlap."""
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.replacement]
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def _proposals(
    document: Document, findings: Iterable[LocatedFinding], allowed: Collection[Applicability]
) -> Iterable[_Proposal]:
    text = document.text
    for located in findings:
        fix = located.finding.fix
        if fix is None or not fix.edits or fix.applicability not in allowed:
            continue
        edits = sorted({(edit.start, edit.end, edit.replacement) for edit in fix.edits})
        if not _is_sound(edits, len(text)):
            continue
        loose = tuple(
            edit
            for edit in fix.edits
            if not edit.whole_lines and text[edit.start : edit.end] != edit.replacement
        )
        deletions = tuple(edit for edit in fix.edits if edit.whole_lines)
        if not loose and not deletions:
            continue
        start, end = edits[0][0], max(edit[1] for edit in edits)
        order = (
            _TRUST.index(fix.applicability),
            start,
            start - end,
            _FAMILY_RANK.get(located.family, len(_FAMILY_RANK)),
            located.rule,
            tuple(edits),
        )
        yield _Proposal(order, located.rule, located.finding.confidence, loose, deletions)


def _is_sound(edits: Sequence[tuple[int, int, str]], length: int) -> bool:
    """Whether sorted edits lie inside a text of that length, none over another."""
    position, last_start = 0, -1
    for start, end, _ in edits:
        if start < position or end < start or end > length or start == last_start:
            return False
        position, last_start = end, start
    return True


def _plan(
    document: Document, proposals: Sequence[_Proposal]
) -> tuple[list[AppliedEdit], list[int]]:
    """The edits of the proposals that go together, and the indices of those that had to yield."""
    deletions = _unite_deletions(document, proposals)
    accepted = _Accepted(deletions)
    absorbing = _Accepted(deletions)
    refused = []
    for index, proposal in enumerate(proposals):
        outside = [edit for edit in proposal.loose if not absorbing.absorbs(edit)]
        if all(accepted.admits(edit) for edit in outside):
            for edit in outside:
                accepted.add(edit, proposal)
        else:
            refused.append(index)
    return accepted.edits, refused


class _Accepted:
    """Edits in order, no two of which overlap or start at one place."""

    def __init__(self, edits: Iterable[AppliedEdit]) -> None:
        self.edits = list(edits)
        self._starts = [edit.start for edit in self.edits]

    def absorbs(self, edit: Edit) -> bool:
        """Whether the edit lies inside one of them; an insertion does not at the very border."""
        index = bisect_left(self._starts, edit.start + 1) - 1
        if index < 0:
            return False
        around = self.edits[index]
        if edit.start == edit.end:
            return around.start < edit.start < around.end
        return edit.end <= around.end

    def admits(self, edit: Edit) -> bool:
        """Whether the edit agrees with all: apart from each, or the same as one of them.

        An insertion that touches another edit does not: it would depend on which comes first.
        """
        index = bisect_left(self._starts, edit.start)
        is_insertion = edit.start == edit.end
        if index < len(self.edits):
            after = self.edits[index]
            if _is_same(after, edit):
                return True
            if after.start < edit.end or after.start == edit.start:
                return False
            if after.start == after.end == edit.end:
                return False
        if index > 0:
            before = self.edits[index - 1]
            if before.end > edit.start or (before.end == edit.start and is_insertion):
                return False
        return True

    def add(self, edit: Edit, proposal: _Proposal) -> None:
        """Take in an edit that it admits."""
        index = bisect_left(self._starts, edit.start)
        rules: tuple[str, ...] = (proposal.rule,)
        confidence = proposal.confidence
        if index < len(self.edits) and self._starts[index] == edit.start:
            agreed = self.edits[index]
            rules = tuple(sorted({*agreed.rules, proposal.rule}))
            confidence = min(agreed.confidence, confidence)
            self.edits[index] = AppliedEdit(
                edit.start, edit.end, edit.replacement, rules, confidence
            )
            return
        self._starts.insert(index, edit.start)
        self.edits.insert(
            index, AppliedEdit(edit.start, edit.end, edit.replacement, rules, confidence)
        )


def _is_same(one: AppliedEdit, other: Edit) -> bool:
    return (one.start, one.end, one.replacement) == (other.start, other.end, other.replacement)


def _unite_deletions(document: Document, proposals: Sequence[_Proposal]) -> list[AppliedEdit]:
    """The lines that go, as one edit a run, with the blank lines around it settled."""
    rules: dict[int, set[str]] = {}
    confidence: dict[int, float] = {}
    for proposal in proposals:
        for edit in proposal.deletions:
            line = document.line_at(edit.start)
            while line < len(document.lines) and document.lines[line].start < edit.end:
                rules.setdefault(line, set()).add(proposal.rule)
                confidence[line] = min(confidence.get(line, 1.0), proposal.confidence)
                line += 1
    edits = []
    for run in _runs(document, sorted(rules)):
        first, stop = _settle_blank_lines(document, run[0], run[-1] + 1)
        start, end = document.line_span(first, stop)
        if stop == len(document.lines) and first > 0:
            # The line before becomes the last one: it ends as the text ended.
            start = document.lines[first - 1].end
            end = document.lines[-1].end
        elif first == 0 and document.text.startswith(_BYTE_ORDER_MARK):
            start = 1
        if start == end:
            continue
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
    """The deletion widened by the blank lines that have nothing left to separate.

    The larger of the two groups of blank lines around it stays; at the text's start and end none
    is left over.
    """
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
    text = document.line_texts[line]
    return not text or text.isspace()
