"""The furniture mask: which lines of a document are page furniture, by phrase or by the line model.

The line model is a logistic regression over the named features of `line_features`. Its weights
stand in ``line_model.tsv``, written by ``python -m benchmarks.line_model``; the features that
decided are what a finding shows. In a text that was wrapped by hand, and in one whose lines are
paragraphs, there is nothing to weigh, so that ordinary news costs next to nothing.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.furniture import furniture_hits
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.language.line_features import described_lines, is_prose, may_be_furniture

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from corpuslint.document import Document

MODEL = Path(__file__).with_name("line_model.tsv")
BIAS = "(bias)"
# From this probability on a line is furniture, and from the lower one on beside another such line.
# Chosen by cross-validation over pages so that about one line of article text in a hundred is taken
# (benchmarks/line_model.py prints the table).
THRESHOLD = 0.55
BESIDE = 0.25
# On a page without a single sure phrase or shape there is probably no furniture at all.
ALONE = 0.75
# What makes a line furniture whatever else is true of it.
SURE_SHAPES = frozenset(
    (
        "only a date",
        "only an address",
        "a telephone number",
        "opens with By",
        "a teaser with its label",
        "in a list of other pages",
    )
)
_SURE = 0.9
_WEIGHT_OF_SURE = 5.0
_MOST_REASONS = 4


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
        lines: indices of the lines that are furniture, by a sure phrase or by the model.
        judged: the lines that the model takes for furniture, by index.
    """

    lines: frozenset[int]
    judged: Mapping[int, JudgedLine]


_NOTHING = FurnitureMask(frozenset(), {})


def furniture_mask(document: Document) -> FurnitureMask:
    """The furniture lines of a document. Call it as ``document.once(furniture_mask)``."""
    hits = document.once(furniture_hits)
    sure = frozenset(hit.line for hit in hits if not hit.ambiguous)
    if document.once(is_hard_wrapped):
        return FurnitureMask(sure, {}) if sure else _NOTHING
    texts = document.line_texts
    candidates = sum(1 for text in texts if text and may_be_furniture(text))
    # One such line and no phrase: it is the headline.
    if (candidates <= 1 and not hits) or not any(map(is_prose, texts)):
        return FurnitureMask(sure, {}) if sure else _NOTHING
    weights = _weights()
    described = dict(described_lines(document))
    odds = {line: probability_of(features, weights) for line, features in described.items()}
    is_certain = bool(sure) or any(not SURE_SHAPES.isdisjoint(f) for f in described.values())
    threshold = THRESHOLD if is_certain else ALONE
    taken = {line for line, probability in odds.items() if probability >= threshold}
    filled = [line for line, text in enumerate(texts) if text and not text.isspace()]
    _spread(filled, taken | sure, taken, odds)
    judged = {
        line: JudgedLine(line, odds[line], _reasons(described[line], weights))
        for line in sorted(taken)
    }
    return FurnitureMask(sure.union(judged), judged)


def article_text(document: Document) -> str:
    """The text without its furniture lines. Call it as ``document.once(article_text)``."""
    furniture = document.once(furniture_mask).lines
    if not furniture:
        return document.text
    return "\n".join(text for n, text in enumerate(document.line_texts) if n not in furniture)


def _spread(
    filled: Sequence[int], furniture: set[int], taken: set[int], odds: Mapping[int, float]
) -> None:
    """Take the likely lines beside furniture too, downwards and then upwards."""
    for lines in (filled, filled[::-1]):
        for line, following in pairwise(lines):
            is_new = line in furniture and following not in furniture
            if is_new and odds.get(following, 0.0) >= BESIDE:
                furniture.add(following)
                taken.add(following)


def probability_of(features: Collection[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the bias and the weights of the features; at least 0.9 for some."""
    score = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features)
    odds = 1 / (1 + math.exp(-score))
    return odds if SURE_SHAPES.isdisjoint(features) else max(odds, _SURE)


def _reasons(
    features: Collection[str], weights: Mapping[str, float]
) -> tuple[tuple[str, float], ...]:
    weighed = sorted(
        (
            (_WEIGHT_OF_SURE if name in SURE_SHAPES else weights.get(name, 0.0), name)
            for name in features
        ),
        reverse=True,
    )
    return tuple((name, weight) for weight, name in weighed[:_MOST_REASONS] if weight > 0)


@cache
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in MODEL.read_text(encoding="utf-8").splitlines())
    return {name: float(weight) for name, weight in rows}
