"""What stands twice in one document: paragraphs word for word, sentences nearly so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from corpuslint.document import Document, Span
from corpuslint.language.headline import fold_line
from corpuslint.language.layout import flat_prose, is_hard_wrapped, layout

# Letters and digits: a shorter paragraph that comes back may be a subheading, a refrain or a name.
_SHORTEST_BLOCK = 24
_FEWEST_BLOCK_WORDS = 4
_INDENT = " \t"
_LONGEST_ROW = 60  # characters; a line with numbers that is no longer may be a row of a table
_SHORTEST_PIECE = 40  # characters of a sentence that is worth comparing
_FEWEST_WORDS = 8
# A near copy keeps its first or its last words: two sentences are compared when so many characters
# at either end are the same.
_END = 24
_NEAR = 0.8  # share of words that stay in place; a lead that was edited once keeps 0.9
_NUMBER = re.compile(r"\d+")
_AROUND = " \"'“”‘’„«»()"


class RepeatedBlock(NamedTuple):
    """Lines that repeat earlier lines: half-open ranges of line indices."""

    first: int
    stop: int
    earlier_first: int
    earlier_stop: int


class Echo(NamedTuple):
    """A sentence that comes back: both spans, and the share of words that are the same."""

    span: Span
    earlier: Span
    likeness: float


def repeated_blocks(document: Document) -> tuple[RepeatedBlock, ...]:
    """Paragraphs that stand in the document before, in order."""
    # Copies that differ in marks alone are so rare (none in 24,349 articles) that looking for them
    # where no line is another one's copy to the letter does not pay.
    filled = list(filter(None, document.line_texts))
    if len(set(filled)) == len(filled):
        return ()
    seen: dict[str, tuple[int, int]] = {}
    found = []
    for first, stop in paragraphs(document, _SHORTEST_BLOCK):
        text = " ".join(document.line_texts[first:stop])
        if len(text.split()) < _FEWEST_BLOCK_WORDS:
            continue
        folded = fold_line(text)
        is_row = len(text) < _LONGEST_ROW and _NUMBER.search(text) is not None
        if len(folded) < _SHORTEST_BLOCK or is_row:
            continue
        # `1.5` and `15` have the same digits.
        same = f"{folded} {' '.join(_NUMBER.findall(text))}"
        earlier = seen.setdefault(same, (first, stop))
        if earlier[0] != first:
            found.append(RepeatedBlock(first, stop, *earlier))
    return tuple(found)


def paragraphs(document: Document, shortest: int) -> Iterator[tuple[int, int]]:
    """The first line and the line after the last one of each paragraph of so many characters.

    In a text that was wrapped by hand a paragraph goes on until a blank or an indented line.
    """
    if not document.once(is_hard_wrapped):
        for line, width in enumerate(document.once(layout).widths):
            if width >= shortest:
                yield line, line + 1
        return
    starts, texts = document.lines.starts, document.line_texts
    for block in document.blocks:
        first = block.first_line
        for line in range(first + 1, block.stop_line):
            if texts[line][0] in _INDENT:
                if starts[line] - starts[first] > shortest:
                    yield first, line
                first = line
        if block.end - starts[first] >= shortest:
            yield first, block.stop_line


def visible_span(document: Document, first: int, stop: int) -> Span:
    """The span of lines without the white space around them."""
    start = document.lines.starts[first]
    text = document.text[start : document.lines[stop - 1].end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def echoes(document: Document) -> Iterator[Echo]:
    """Sentences that come back nearly word for word, in order."""
    flat = document.once(flat_prose)
    pieces = [piece.strip(_AROUND) for piece in flat.split(".") if len(piece) > _SHORTEST_PIECE]
    if len({p[-_END:] for p in pieces}) == len({p[:_END] for p in pieces}) == len(pieces):
        return
    for earlier, later in _pairs(pieces):
        if _likeness(earlier, later) < _NEAR:
            continue
        place = flat.find(earlier)
        first = _sentence(document, place)
        second = _sentence(document, flat.find(later, place + len(earlier)))
        if first is None or second is None or first.end > second.start:
            continue
        one, other = document.text[slice(*first)], document.text[slice(*second)]
        likeness = _likeness(one, other)
        # The same words about other numbers are two statements.
        if likeness >= _NEAR and _NUMBER.findall(one) == _NUMBER.findall(other):
            yield Echo(second, first, likeness)


def _pairs(pieces: list[str]) -> Iterator[tuple[str, str]]:
    """Each piece with the first earlier one that begins or ends like it."""
    heads: dict[str, str] = {}
    tails: dict[str, str] = {}
    for piece in pieces:
        earlier = heads.get(piece[:_END]) or tails.get(piece[-_END:])
        if earlier is not None:
            yield earlier, piece
        heads.setdefault(piece[:_END], piece)
        tails.setdefault(piece[-_END:], piece)


def _likeness(one: str, other: str) -> float:
    """The share of words that two sentences have in the same order, from 0 to 1."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  few documents get here

    words, others = one.lower().split(), other.lower().split()
    if min(len(words), len(others)) < _FEWEST_WORDS:
        return 0.0
    return Indel.normalized_similarity(words, others)


def _sentence(document: Document, start: int) -> Span | None:
    """The sentence that holds an offset."""
    sentences = document.sentences
    index = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
    if index < 0 or sentences[index].end <= start:
        return None
    return sentences[index]
