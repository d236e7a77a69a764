"""Unified diffs of fixed texts, made from the edits themselves and hence in linear time."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.fixes import apply_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuslint.fixes import AppliedEdit

_CONTEXT = 3
_NO_LINE_END = "\\ No newline at end of file\n"


class _Change(NamedTuple):
    """Lines of the old text, from ``first`` to ``stop`` (half-open), and what replaces them."""

    first: int
    stop: int
    lines: list[str]


def unified_diff(name: str, text: str, edits: Sequence[AppliedEdit]) -> Iterator[str]:
    r"""The lines of a diff that ``git apply`` and ``patch`` understand; nothing without a change.

    A line ends at ``\n``, as it does for those tools; a carriage return is part of its line.

    Args:
        name: the document's path, or what stands for it.
        text: the text before the edits.
        edits: what is done to it: sorted, without overlap.

    Yields:
        Lines with their ends. Control characters of the text stand in them as they are.
    """
    old = _split(text)
    starts, position = [], 0
    for line in old:
        starts.append(position)
        position += len(line)
    changes = [c for c in _changes(old, starts, text, edits) if old[c.first : c.stop] != c.lines]
    if not changes:
        return
    yield f"--- a/{name}\n"
    yield f"+++ b/{name}\n"
    growth = 0
    for hunk in _hunks(changes):
        first = max(0, hunk[0].first - _CONTEXT)
        stop = min(len(old), hunk[-1].stop + _CONTEXT)
        longer = sum(len(change.lines) - (change.stop - change.first) for change in hunk)
        yield (
            f"@@ -{_range(first, stop - first)} "
            f"+{_range(first + growth, stop - first + longer)} @@\n"
        )
        growth += longer
        position = first
        for change in hunk:
            yield from _marked(" ", old[position : change.first])
            yield from _marked("-", old[change.first : change.stop])
            yield from _marked("+", change.lines)
            position = change.stop
        yield from _marked(" ", old[position:stop])


def _split(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _changes(
    old: Sequence[str], starts: Sequence[int], text: str, edits: Sequence[AppliedEdit]
) -> Iterator[_Change]:
    """The edits, by the whole lines that they touch; edits that share a line are one change."""
    group: list[AppliedEdit] = []
    first = stop = 0
    for edit in edits:
        # The line of an edit's last character changes too; and where its line end goes, the
        # next line moves up into it.
        low = max(0, bisect_right(starts, edit.start) - 1)
        high = max(low + 1, bisect_right(starts, edit.end) if edit.end > edit.start else low + 1)
        if group and low < stop:
            group.append(edit)
            stop = max(stop, high)
            continue
        if group:
            yield _change(old, starts, text, group, first, stop)
        group, first, stop = [edit], low, high
    if group:
        yield _change(old, starts, text, group, first, stop)


def _change(
    old: Sequence[str],
    starts: Sequence[int],
    text: str,
    edits: Sequence[AppliedEdit],
    first: int,
    stop: int,
) -> _Change:
    stop = min(stop, len(old))
    begin = starts[first] if old else 0
    end = starts[stop] if stop < len(old) else len(text)
    shifted = [
        type(edit)(
            edit.start - begin, edit.end - begin, edit.replacement, edit.rules, edit.confidence
        )
        for edit in edits
    ]
    new = _split(apply_edits(text[begin:end], shifted))
    # Lines at either end that the edits left as they were are context.
    while first < stop and new and old[first] == new[0]:
        first += 1
        del new[0]
    while first < stop and new and old[stop - 1] == new[-1]:
        stop -= 1
        del new[-1]
    return _Change(first, stop, new)


def _hunks(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].stop > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _range(first: int, count: int) -> str:
    """A hunk's lines as diff writes them: from 1, and the line before where there are none."""
    return f"{first + 1 if count else first},{count}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield mark + line
        else:
            yield f"{mark}{line}\n"
            yield _NO_LINE_END
