"""Rounds of edits, composed into one list in the offsets of the text that the first round saw."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from corpuslint.fixes import AppliedEdit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def compose(
    original: str, first: Sequence[AppliedEdit], second: Sequence[AppliedEdit]
) -> list[AppliedEdit]:
    """One list of edits that does to the original what the two do one after the other.

    An edit of the second list that touches nothing the first one wrote stays for itself; otherwise
    both become one edit with the rules of both and the lesser confidence. What the second undoes
    vanishes.

    Args:
        original: the text that ``first`` applies to.
        first: edits in order, apart from one another, at most one insertion at a place.
        second: the same, in the offsets of the text after ``first``.
    """
    between = apply_edits(original, first)
    growth = [0, *accumulate(len(e.replacement) - (e.end - e.start) for e in first)]
    # Where each edit of the first list stands in the text between.
    starts = [edit.start + shift for edit, shift in zip(first, growth, strict=False)]
    ends = [edit.end + shift for edit, shift in zip(first, growth[1:], strict=True)]
    composed: list[AppliedEdit] = []
    taken = 0
    for group, low, high in _grouped(second, starts, ends):
        composed += first[taken:low]
        taken = high
        begin, stop = group[0].start, group[-1].end
        start, end = begin - growth[low], stop - growth[high]
        parts = [*group]
        if low < high:
            begin, stop = min(begin, starts[low]), max(stop, ends[high - 1])
            start, end = min(start, first[low].start), max(end, first[high - 1].end)
            parts += first[low:high]
        replacement = _replaced(between, group, begin, stop)
        if original[start:end] != replacement:
            rules = tuple(sorted({rule for part in parts for rule in part.rules}))
            confidence = min(part.confidence for part in parts)
            composed.append(AppliedEdit(start, end, replacement, rules, confidence))
    composed += first[taken:]
    composed.sort(key=lambda edit: (edit.start, edit.end))
    return _without_undone(original, composed)


def compose_rounds(original: str, rounds: Iterable[Sequence[AppliedEdit]]) -> list[AppliedEdit]:
    """One list of edits that does to the original what the rounds do one after the other."""
    composed: list[AppliedEdit] = []
    for edits in rounds:
        composed = compose(original, composed, edits) if composed else list(edits)
    return composed


def _grouped(
    second: Sequence[AppliedEdit], starts: Sequence[int], ends: Sequence[int]
) -> Iterable[tuple[list[AppliedEdit], int, int]]:
    """Runs of second edits that meet the same first edits, with those edits' half-open range."""
    group: list[AppliedEdit] = []
    low = high = 0
    for edit in second:
        if edit.start == edit.end:
            # An insertion at the border of an edit belongs to it: its side is not to be told.
            left, right = bisect_left(ends, edit.start), bisect_right(starts, edit.start)
        else:
            left, right = bisect_right(ends, edit.start), bisect_left(starts, edit.end)
        if group and left < high:
            group.append(edit)
            high = max(high, right)
            continue
        if group:
            yield group, low, high
        group, low, high = [edit], left, right
    if group:
        yield group, low, high


def _replaced(text: str, edits: Sequence[AppliedEdit], begin: int, stop: int) -> str:
    parts, position = [], begin
    for edit in edits:
        parts += [text[position : edit.start], edit.replacement]
        position = edit.end
    parts.append(text[position:stop])
    return "".join(parts)


def _without_undone(original: str, edits: Sequence[AppliedEdit]) -> list[AppliedEdit]:
    """The edits less those runs of touching ones that leave the text as it was."""
    kept: list[AppliedEdit] = []
    run: list[AppliedEdit] = []
    for edit in edits:
        if run and run[-1].end != edit.start:
            kept += _unless_undone(original, run)
            run = []
        run.append(edit)
    return kept + _unless_undone(original, run)


def _unless_undone(original: str, run: list[AppliedEdit]) -> list[AppliedEdit]:
    if run and original[run[0].start : run[-1].end] == "".join(e.replacement for e in run):
        return []
    return run
