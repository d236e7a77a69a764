"""Where a text quotes, or names a work: what stands in quotation marks or in emphasis.

All usual marks count, nested and over line breaks. A quotation that is not closed goes on to the
end of its paragraph, as where a speech goes on in the next one; a single mark that is never closed
is an apostrophe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpuslint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuslint.document import Document

_PARAGRAPH = re.compile(r"(?:[^\n]+|\n(?![^\S\n]*\n))+")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]+\*(?![\w*])|(?<!\w)_(?=\S)[^_\n]+_(?!\w)")
# The marks of one kind, those that are sure to open, and whether what is not closed goes on.
_KINDS = (
    (re.compile(r"\""), "", True),
    (re.compile(r"[“”„‟]"), "„‟", True),
    (re.compile(r"[«»]"), "", True),
    (re.compile(r"[‹›]"), "", False),
    (re.compile(r"['‘’‚]"), "‚", False),
)


def quotations(document: Document) -> list[Span]:
    """The quotations and emphasised words of a document, apart and in the order of the text."""
    text = document.text
    found = [Span(*match.span()) for match in _EMPHASIS.finditer(text)]
    for paragraph in _PARAGRAPH.finditer(text):
        for marks, opening, goes_on in _KINDS:
            found += _quoted(text, Span(*paragraph.span()), marks, opening, goes_on=goes_on)
    united: list[Span] = []
    for span in sorted(found):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def is_quoted(document: Document, start: int, end: int) -> bool:
    """Whether a place is inside quotation marks or emphasis."""
    spans = document.once(quotations)
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    return index >= 0 and end <= spans[index].end


def _quoted(
    text: str, paragraph: Span, marks: re.Pattern[str], opening: str, *, goes_on: bool
) -> Iterator[Span]:
    """The quotations of a paragraph in marks of one kind."""
    first: int | None = None
    for match in marks.finditer(text, *paragraph):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = match[0] in opening or (not before.isalnum() and not after.isspace() and after)
        if first is None:
            # A year or a clipped word ('90s) has an apostrophe.
            if opens and not (not goes_on and after.isdigit()):
                first = match.start()
        elif not after.isalnum() and not before.isspace():
            yield Span(first, match.end())
            first = None
    if first is not None and goes_on:
        yield Span(first, paragraph.end)
