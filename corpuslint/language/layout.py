"""How a text is laid out: its lines' widths, its first and last lines, whether it is hard-wrapped.

What several services ask of every line is found here once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpuslint.document import Document

# Typewriter and mail lines: 72 columns and a little more. An unwrapped paragraph soon exceeds it.
_WIDEST = 90
_NARROWEST = 40
_FEWEST_LINES = 4
_USUAL_SHARE = 0.55  # of the widest line that the average line fills in wrapped prose
# A wide line of wrapped prose seldom ends a sentence, a short paragraph nearly always does.
_WIDE = 0.7
_MOST_STOPS = 0.35
_STOPS = '.!?"”'
# Furniture that is known by its place stands among so many filled lines at either end.
EDGE = 5


class Layout(NamedTuple):
    """What the lines of a document look like from afar.

    Attributes:
        widths: characters of each line.
        first: the first filled lines, at most `EDGE`, downwards.
        last: the last filled lines, at most `EDGE`, upwards.
    """

    widths: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]


def layout(document: Document) -> Layout:
    """The layout of a document. Call it as ``document.once(layout)``."""
    texts = document.line_texts
    count = len(texts)
    return Layout(
        list(map(len, texts)),
        _filled(texts, range(count)),
        _filled(texts, range(count - 1, -1, -1)),
    )


def _filled(texts: Sequence[str], lines: Iterable[int]) -> list[int]:
    found = []
    for line in lines:
        text = texts[line]
        if text and not text.isspace():
            found.append(line)
            if len(found) == EDGE:
                break
    return found


def filled_lines(document: Document) -> Sequence[int]:
    """The lines that are not blank. Call it as ``document.once(filled_lines)``."""
    texts = document.line_texts
    return [line for line, text in enumerate(texts) if text and not text.isspace()]


def is_hard_wrapped(document: Document) -> bool:
    """Whether paragraphs go on over several lines. Call it as ``document.once``."""
    widths = document.once(layout).widths
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    filled = len(widths) - widths.count(0)
    if filled < _FEWEST_LINES or sum(widths) < _USUAL_SHARE * widest * filled:
        return False
    least = _WIDE * widest
    ends = [text[-1] in _STOPS for text in document.line_texts if len(text) > least]
    return sum(ends) <= _MOST_STOPS * len(ends)


def flat_prose(document: Document) -> str:
    """The text on one line, offset for offset: sentences and paragraphs end in full stops.

    Call it as ``document.once(flat_prose)``.
    """
    text = document.text
    if "\r" in text:
        text = text.replace("\r", " ")
    if document.once(is_hard_wrapped):
        text = text.replace("\n\n", ". ").replace("\n", " ")
    else:
        text = text.replace("\n", ".")
    if "?" in text:
        text = text.replace("?", ".")
    if "!" in text:
        text = text.replace("!", ".")
    return text
