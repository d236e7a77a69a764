"""The furniture mask: which lines of a document are page furniture, by phrase or by the line model.

In a text that was wrapped by hand, and in one whose lines are paragraphs, there is nothing to
weigh, so that ordinary news costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import furniture_hits
from corpuslint.language.headline import headline
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.language.line_features import PARAGRAPHS, PHRASES, described_lines
from corpuslint.language.line_look import has_sign
from corpuslint.language.line_model import SURE_SHAPES, reasons, second_look, shipped_weights
from corpuslint.language.page_parts import is_loose
from corpuslint.language.teasers import teaser_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpuslint.document import Document
    from corpuslint.language.line_features import DescribedLine

# From this probability on a line is furniture. Chosen by cross-validation over pages so that all
# rules together take less than 15 lines of article text in a thousand (benchmarks/line_model.py
# prints the table).
THRESHOLD = 0.38
# On a page without a phrase and without a sure shape there is probably no furniture at all.
ALONE = 0.75
# A paragraph is more to lose than a short line.
PARAGRAPH = 0.5


class JudgedLine(NamedTuple):
    """What the model says of a line.

    Attributes:
        line: index into ``Document.lines``.
        probability: that it is page furniture.
        reasons: the features that speak for it, the heaviest first, with their weights.
    """

    line: int
    probability: float
    reasons: tuple[tuple[str, float], ...]


class FurnitureMask(NamedTuple):
    """Which lines are furniture.

    Attributes:
        lines: indices of the lines that are furniture, by a sure phrase, as a teaser below one, or
            by the model.
        judged: the lines that the model takes for furniture, by index.
    """

    lines: frozenset[int]
    judged: Mapping[int, JudgedLine]


_NOTHING = FurnitureMask(frozenset(), {})


def furniture_mask(document: Document) -> FurnitureMask:
    """The furniture lines of a document. Call it as ``document.once(furniture_mask)``."""
    hits = document.once(furniture_hits)
    sure = frozenset(hit.line for hit in hits if not hit.ambiguous) if hits else frozenset()
    if sure:
        sure |= document.once(teaser_lines)
    if document.once(is_hard_wrapped) or not is_worth_a_look(document):
        return FurnitureMask(sure, {}) if sure else _NOTHING
    lines = described_lines(document)
    weights = shipped_weights()
    threshold = threshold_for(lines)
    judged = {
        line.line: JudgedLine(line.line, odds, reasons(features, weights.second))
        for line, (odds, features) in zip(lines, second_look(lines, weights), strict=True)
        if line.is_open and odds >= bar(line, threshold)
    }
    return FurnitureMask(sure.union(judged), judged)


def threshold_for(lines: Sequence[DescribedLine]) -> float:
    """The probability from which on a line of a page is furniture: `THRESHOLD` or `ALONE`."""
    tells = SURE_SHAPES | PHRASES
    return THRESHOLD if any(not tells.isdisjoint(line.features) for line in lines) else ALONE


def bar(line: DescribedLine, threshold: float) -> float:
    """The probability from which on a line is furniture on a page with that threshold."""
    return max(threshold, PARAGRAPH) if not PARAGRAPHS.isdisjoint(line.features) else threshold


def is_worth_a_look(document: Document) -> bool:
    """Whether there is a phrase, or a sign of a page in a line that is no sentence.

    Most articles have neither, and are spared the model.
    """
    if document.once(furniture_hits):
        return True
    loose = [
        line
        for line, text in enumerate(document.line_texts)
        if text and is_loose(text.rstrip()) and not text.isspace()
    ]
    if not loose:
        return False
    head = document.once(headline)
    own = range(head.first_line, head.stop_line) if head is not None else ()
    texts = [document.line_texts[line] for line in loose if line not in own]
    return len(set(texts)) < len(texts) or has_sign("\n".join(texts))


def article_text(document: Document) -> str:
    """The text without its furniture lines. Call it as ``document.once(article_text)``."""
    furniture = document.once(furniture_mask).lines
    if not furniture:
        return document.text
    return "\n".join(text for n, text in enumerate(document.line_texts) if n not in furniture)
