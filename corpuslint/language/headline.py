"""The headline: the first block that is not page furniture and looks like one.

A container's title counts as the headline too; where the text repeats it, it is found there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Span
from corpuslint.language.furniture import furniture_hits
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.language.line_shapes import (
    date_share,
    ends_with_agency,
    is_titled_name,
    opens_with_by,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.document import Document

# A headline stands near the top: below so many filled lines nothing is taken for one.
_SEARCHED_LINES = 12
_LONGEST = 220  # characters; the longest headline of a news site seen in practice has about 200
_LONGEST_WRAPPED = 3  # lines
_SHORTEST_TITLE = 15  # characters of a headline that a breadcrumb ends with
_HOME = re.compile(r"(?:Home|Homepage|Start)\b")
_NO_WORD = re.compile(r"[\W_]+")
_NO_LETTERS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_CLOSERS = "\"'”’»)]“"


class Headline(NamedTuple):
    """The headline of a document.

    Attributes:
        text: its words, on one line.
        span: where it stands in the text; None when only the container's title field holds it.
        first_line: the first of its lines.
        stop_line: the line after its last one; 0 when it does not stand in the text.
    """

    text: str
    span: Span | None
    first_line: int
    stop_line: int


def headline(document: Document) -> Headline | None:
    """The document's headline, or None. Call it as ``document.once(headline)``."""
    title = document.title.strip() if document.title else ""
    if title:
        return _from_title(document, title)
    texts = document.line_texts
    searched = 0
    hits = document.once(furniture_hits)
    furniture = {hit.line for hit in hits if not hit.ambiguous} if hits else ()
    for line, text in enumerate(texts):
        stripped = text.strip()
        if not stripped:
            continue
        searched += 1
        if searched > _SEARCHED_LINES:
            return None
        if line in furniture or is_label(stripped) or _is_breadcrumb(texts, line, stripped):
            continue
        stop = _headline_stop(texts, line, is_wrapped=document.once(is_hard_wrapped))
        return _at(document, line, stop) if stop else None
    return None


def fold_line(text: str) -> str:
    """Letters and digits in lower case: what stays when a line is set again elsewhere."""
    if text.isascii():
        return text.lower().encode().translate(None, _NO_LETTERS).decode()
    return _NO_WORD.sub("", text.casefold())


def is_label(stripped: str) -> bool:
    """Whether a line is no headline: no letters, a colon at the end, a date, a byline, a credit."""
    if stripped[-1] == ":" or not any(map(str.isalpha, stripped)):
        return True
    return (
        date_share(stripped) is not None
        or opens_with_by(stripped)
        or is_titled_name(stripped)
        or ends_with_agency(stripped)
    )


def _is_breadcrumb(texts: Sequence[str], line: int, stripped: str) -> bool:
    """Whether a line is the way to the article: it starts at home and ends with a line below."""
    return _HOME.match(stripped) is not None and any(
        len(below) >= _SHORTEST_TITLE and stripped.endswith(below)
        for below in map(str.strip, texts[line + 1 : line + 1 + _SEARCHED_LINES])
    )


def _from_title(document: Document, title: str) -> Headline:
    wanted = fold_line(title)
    searched = 0
    for line, text in enumerate(document.line_texts):
        if not text or text.isspace():
            continue
        searched += 1
        if searched > _SEARCHED_LINES:
            break
        if wanted and fold_line(text) == wanted:
            return _at(document, line, line + 1)
    return Headline(" ".join(title.split()), None, 0, 0)


def _at(document: Document, line: int, stop: int) -> Headline:
    lines = document.lines
    first, last = lines.texts[line], lines.texts[stop - 1]
    start = lines.starts[line] + len(first) - len(first.lstrip())
    end = lines.starts[stop - 1] + len(last.rstrip())
    return Headline(" ".join(document.text[start:end].split()), Span(start, end), line, stop)


def _headline_stop(texts: Sequence[str], line: int, *, is_wrapped: bool) -> int:
    """The line after a headline that starts at this line; 0 when none does."""
    stop = line + 1
    while stop < len(texts) and stop - line <= _LONGEST_WRAPPED and texts[stop].strip():
        stop += 1
    if stop - line > 1:
        following = texts[line + 1].strip()
        if following[:1].islower() or (is_wrapped and _goes_on(texts[line].strip(), following)):
            # A headline of two or three lines stands in a block of its own.
            if stop - line > _LONGEST_WRAPPED or stop == len(texts):
                return 0
            return stop if _looks_like_one(" ".join(texts[line:stop])) else 0
    return line + 1 if _looks_like_one(texts[line]) else 0


def _goes_on(line: str, following: str) -> bool:
    """Whether a line of a text that was wrapped by hand goes on in the next one."""
    return len(line) > 50 and len(following) > 50 and not line.endswith((".", "!", "?"))


def _looks_like_one(text: str) -> bool:
    text = text.strip()
    bare = text.rstrip(_CLOSERS)
    if not 8 <= len(text) <= _LONGEST or " " not in text:
        return False
    if bare.endswith((".", ",", ";")) and not bare.endswith(("...", "U.S.", "U.N.", "U.K.")):
        return False
    return not text.lstrip("\"'“‘„«([¿¡").split(maxsplit=1)[0].islower()  # iPhone may begin one
