"""Teaser blocks: an announcement of other articles with the headlines that belong to it.

``Read also: …`` stands in the text with one or two headlines below it, ``Related articles`` under
it with a list. A rule reports these lines; the furniture mask leaves them out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import FurnitureHit, furniture_hits
from corpuslint.language.layout import filled_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuslint.document import Document

_HEADINGS = frozenset(("related", "popular", "latest"))
_LONGEST_TITLE = 140
_SENTENCE_ENDS = (".", ",", ";", ":", ".”", '."', "…”")
_SENTENCES = re.compile(r"[.?!] \W?[^\W\d_a-z]")
_MOST_TITLES = 40
_MOST_BESIDE = 2  # headlines below one that stands on its label's line
_SLACK = 8  # punctuation around a heading that is its phrase alone


class TeaserBlock(NamedTuple):
    """An announcement and its headlines.

    Attributes:
        hit: the line that announces them.
        stop: the line after the last headline.
    """

    hit: FurnitureHit
    stop: int


def teaser_lines(document: Document) -> frozenset[int]:
    """The lines of the blocks that a sure phrase opens. Call it as ``document.once``."""
    sure = (hit for hit in document.once(furniture_hits) if not hit.ambiguous)
    blocks = teaser_blocks(document, sure)
    return frozenset(line for block in blocks for line in range(block.hit.line, block.stop))


def teaser_blocks(document: Document, hits: Iterable[FurnitureHit]) -> Iterator[TeaserBlock]:
    """The blocks that some of the hits open.

    Args:
        document: the text.
        hits: furniture lines, in order.
    """
    stop = 0
    for hit in hits:
        if hit.line < stop or hit.kind not in _HEADINGS:
            continue
        has_teaser = hit.end - hit.start > len(hit.phrase) + _SLACK
        end = _titles_stop(document, hit.line, has_teaser=has_teaser)
        if hit.kind != "related" and not _is_closing(document, hit.line, end):
            continue
        stop = end
        yield TeaserBlock(hit, stop)


def _is_closing(document: Document, heading: int, stop: int) -> bool:
    """Whether a heading such as "Latest news" has headlines below it and nothing else."""
    return stop > heading + 1 and stop == _last_filled(document) + 1 and heading > 2


def _last_filled(document: Document) -> int:
    return document.once(filled_lines)[-1]


def _titles_stop(document: Document, heading: int, *, has_teaser: bool) -> int:
    """The line after the last headline that belongs to the heading."""
    texts = document.line_texts
    most = _MOST_BESIDE if has_teaser else _MOST_TITLES
    shouts = texts[heading].isupper()
    line = heading + 1
    while line < min(len(texts), heading + 1 + most) and _is_title(texts[line]):
        if has_teaser and texts[line].isupper() and not shouts:
            break  # the next part's heading
        line += 1
    in_block = line
    seen = 0
    while line < len(texts) and seen <= _MOST_TITLES:
        if texts[line].strip():
            if not _is_title(texts[line]):
                return in_block
            seen += 1
        line += 1
    if line < len(texts):
        return in_block
    return max(in_block, _last_filled(document) + 1)


def _is_title(text: str) -> bool:
    stripped = text.strip()
    return (
        0 < len(stripped) <= _LONGEST_TITLE
        and not stripped.endswith(_SENTENCE_ENDS)
        and len(_SENTENCES.findall(stripped)) < 2
    )
