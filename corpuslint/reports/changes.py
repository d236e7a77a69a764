"""A fix as a small listing of the lines that it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import split_lines
from corpuslint.fixes import apply_edits
from corpuslint.reports.excerpt import Clip, clip_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpuslint.document import Document
    from corpuslint.findings import Edit, Fix

_CONTEXT_CELLS = 30
_MOST_LINES = 3
_MOST_CHANGES = 3


class ChangedLine(NamedTuple):
    """One line of the listing: its sign (``-``, ``+`` or a blank) and what to show of it."""

    sign: str
    clip: Clip


class _Change(NamedTuple):
    """Edits of the same lines."""

    first: int
    stop: int
    edits: list[Edit]


def changed_lines(document: Document, fix: Fix, width: int) -> list[ChangedLine]:
    """The lines before and after a fix; of a long fix the first ones.

    Args:
        document: what the fix is for.
        fix: its edits; blank lines that a deletion leaves are settled when it is applied, and not
            shown here.
        width: how many terminal cells a line may fill.
    """
    if not document.lines:
        return []
    changes = list(_changes(document, fix))
    shown: list[ChangedLine] = []
    for change in changes[:_MOST_CHANGES]:
        shown += _show(document, change, width)
    if len(changes) > _MOST_CHANGES:
        shown.append(_note(f"and {len(changes) - _MOST_CHANGES:,} more changes"))
    return shown


def _changes(document: Document, fix: Fix) -> Iterator[_Change]:
    """The edits, put together where they touch the same lines."""
    current: _Change | None = None
    for edit in sorted(fix.edits, key=lambda edit: (edit.start, edit.end)):
        first = document.line_at(edit.start)
        stop = document.line_at(max(edit.start, edit.end - 1)) + 1
        if _joins_lines(document, edit, first, stop):
            stop += 1
        if current is not None and first < current.stop:
            current = _Change(current.first, max(stop, current.stop), [*current.edits, edit])
            continue
        if current is not None:
            yield current
        current = _Change(first, stop, [edit])
    if current is not None:
        yield current


def _joins_lines(document: Document, edit: Edit, first: int, stop: int) -> bool:
    """Whether the line after the edit becomes part of the edit's last line."""
    if stop >= len(document.lines) or edit.end <= document.lines[stop - 1].end:
        return False
    if not edit.replacement:
        return edit.start > document.lines[first].start
    return not edit.replacement.endswith(("\n", "\r"))


def _show(document: Document, change: _Change, width: int) -> Iterator[ChangedLine]:
    start, end = document.line_span(change.first, change.stop)
    shifted = [
        type(edit)(edit.start - start, edit.end - start, edit.replacement) for edit in change.edits
    ]
    old_text = document.text[start:end]
    new_text = apply_edits(old_text, shifted)
    old, new = split_lines(old_text).texts, split_lines(new_text).texts
    if len(old) == len(new) == 1:
        first, stop = shifted[0].start, shifted[-1].end
        grown = len(new[0]) - len(old[0])
        yield ChangedLine("-", clip_line(old[0], first, stop, width, left=_CONTEXT_CELLS))
        yield ChangedLine("+", clip_line(new[0], first, stop + grown, width, left=_CONTEXT_CELLS))
        return
    yield from _list("-", old, width)
    yield from _list("+", new, width)


def _list(sign: str, lines: Sequence[str], width: int) -> Iterator[ChangedLine]:
    for line in lines[:_MOST_LINES]:
        yield ChangedLine(sign, clip_line(line, 0, 0, width))
    if len(lines) > _MOST_LINES:
        yield _note(f"and {len(lines) - _MOST_LINES:,} more lines")


def _note(words: str) -> ChangedLine:
    return ChangedLine(" ", Clip(words, 0, 0))
