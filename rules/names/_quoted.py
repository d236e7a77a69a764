"""Where a text quotes, or names a work: what stands in quotation marks or in emphasis.

All usual marks count, nested and over line breaks. A quotation that is not closed goes on to the
end of its paragraph, as where a speech goes on in the next one; a single mark that is never closed
is an apostrophe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuslint.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAR = 2_000  # characters, so that a long text without paragraphs costs no more
_BLANK = re.compile(r"\n[^\S\n]*\n")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]+\*(?![\w*])|(?<!\w)_(?=\S)[^_\n]+_(?!\w)")
# The marks of one kind, those that are sure to open, and whether what is not closed goes on.
_KINDS = (
    (re.compile(r"\""), "", True),
    (re.compile(r"[“”„‟]"), "„‟", True),
    (re.compile(r"[«»]"), "", True),
    (re.compile(r"[‹›]"), "", False),
    (re.compile(r"['‘’‚]"), "‚", False),
)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a place is inside quotation marks or emphasis."""
    paragraph = _paragraph(text, start, end)
    before = text[paragraph.start : start]
    spans: list[Span] = []
    if "*" in before or "_" in before:
        spans += (Span(*match.span()) for match in _EMPHASIS.finditer(text, *paragraph))
    for kind in _KINDS:
        if kind[0].search(before):
            spans += _quoted(text, paragraph, *kind)
    return any(span.start < start and end <= span.end for span in spans)


def _paragraph(text: str, start: int, end: int) -> Span:
    """What stands between two blank lines around a place, and no further away than `_FAR`."""
    first, stop = max(0, start - _FAR), min(len(text), end + _FAR)
    for blank in _BLANK.finditer(text, first, start):
        first = blank.end()
    after = _BLANK.search(text, end, stop)
    return Span(first, after.start() if after else stop)


def _quoted(
    text: str,
    paragraph: Span,
    marks: re.Pattern[str],
    opening: str,
    goes_on: bool,
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
