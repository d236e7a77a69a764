"""Quoting a document: the lines of a span, clipped to a width, with the cells to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcswidth

from corpuslint.reports.visible import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.document import Document

_MOST_LINES = 4
_LEAST_CONTEXT = 12
_MORE = "…"


class Clip(NamedTuple):
    """A line as it is shown, and which of its terminal cells the span covers (half-open)."""

    text: str
    start: int
    end: int


class ExcerptLine(NamedTuple):
    """One line of an excerpt; one without a number stands for lines that were left out."""

    number: int | None
    clip: Clip


def excerpt(document: Document, start: int, end: int, width: int) -> list[ExcerptLine]:
    """The lines that hold a span; of a long span the first ones and the last one.

    Args:
        document: where the span stands.
        start: the span's first code point.
        end: the code point after it.
        width: how many terminal cells a line may fill.
    """
    if not document.lines:
        return []
    first = document.line_at(start)
    last = document.line_at(max(start, end - 1))
    numbers: list[int | None] = list(range(first, last + 1))
    if len(numbers) > _MOST_LINES:
        numbers = [first, first + 1, None, last]
    shown = []
    for number in numbers:
        if number is None:
            shown.append(ExcerptLine(None, Clip("", 0, 0)))
            continue
        line = document.lines[number]
        inside = max(start - line.start, 0), min(end, line.end) - line.start
        clip = clip_line(document.line_texts[number], *inside, width)
        shown.append(ExcerptLine(number + 1, clip))
    return shown


def clip_line(line: str, start: int, end: int, width: int, *, left: int | None = None) -> Clip:
    """A line cut down to a width around a span.

    Args:
        line: the line's text without its end.
        start: the span's first code point in it.
        end: the code point after the span; the span may be empty.
        width: how many cells the result may fill.
        left: how many cells to show before the span; by default what the other side leaves.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    # A cell holds one code point at least, or nearly: no need to look any further.
    head = pieces(
        line[max(0, start - width) : start], before=line[start - width - 1 : start - width]
    )
    tail = pieces(line[end : end + width], before=line[end - 1 : end])
    context = min(_LEAST_CONTEXT, start) + min(_LEAST_CONTEXT, len(line) - end)
    inner = _shorten(line, start, end, max(_LEAST_CONTEXT, width - context - 2 * len(_MORE)))
    free = max(0, width - _total(inner) - 2 * len(_MORE))
    head_cells, tail_cells = _total(head), _total(tail)
    before = min(head_cells, max(free // 2, free - tail_cells)) if left is None else min(left, free)
    kept_head = _last(head, before)
    kept_tail = _first(tail, free - min(before, head_cells))
    prefix = (_MORE if len(kept_head) < start else "") + "".join(kept_head)
    marked = prefix + "".join(inner)
    text = marked + "".join(kept_tail) + (_MORE if end + len(kept_tail) < len(line) else "")
    first, stop = _cells(prefix), _cells(marked)
    if first == stop and end > start and first > 0:
        # A combining character alone: it stands in the cell of its base.
        first -= 1
    return Clip(text, first, max(stop, first + 1))


def _shorten(line: str, start: int, end: int, width: int) -> list[str]:
    """The span's pieces, without the middle of a long one."""
    before = line[start - 1 : start] if start else ""
    if end - start <= 2 * width:
        inner = pieces(line[start:end], before=before, spaces=True)
        if _total(inner) <= width:
            return inner
    third = width // 3
    opening = pieces(line[start : start + width], before=before, spaces=True)
    closing = pieces(line[max(start, end - width) : end], spaces=True)
    return [*_first(opening, width - third - 1), _MORE, *_last(closing, third)]


def _first(shown: Sequence[str], width: int) -> list[str]:
    """As many of the first pieces as fit, no character without its marks."""
    used = count = 0
    for piece in shown:
        used += _cells(piece)
        if used > width:
            break
        count += 1
    while count and shown[count - 1] == "\u200d":
        count -= 1
    return list(shown[:count])


def _last(shown: Sequence[str], width: int) -> list[str]:
    """As many of the last pieces as fit, no mark without its character."""
    used, first = 0, len(shown)
    while first > 0 and used + _cells(shown[first - 1]) <= width:
        first -= 1
        used += _cells(shown[first])
    while 0 < first < len(shown) and (_cells(shown[first]) == 0 or shown[first - 1] == "\u200d"):
        first += 1
    return list(shown[first:])


def _total(shown: Sequence[str]) -> int:
    text = "".join(shown)
    return len(text) if text.isascii() else sum(map(_cells, shown))


def _cells(shown: str) -> int:
    """How many cells of a terminal a text without control characters fills."""
    return len(shown) if shown.isascii() else max(0, wcswidth(shown))
