"""The furniture line model: how likely each line of a page is furniture, and why.

Two logistic regressions over named features. The first looks at each line as `line_features`
describes it. The second looks again, with what the first found around the line: furniture comes in
runs, and the article is mostly in one piece. Their weights stand in ``line_model.tsv``, written by
``python -m benchmarks.line_model``.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from corpuslint.language.line_features import DescribedLine

MODEL = Path(__file__).with_name("line_model.tsv")
BIAS = "(bias)"
# What makes a line furniture whatever else is true of it.
SURE_SHAPES = frozenset(
    (
        "only a date",
        "only an address",
        "a byline with its date",
        "a machine's time or number",
        "a name and a house",
        "a telephone number",
        "a teaser with its label",
        "a clock's time in it",
        "a long headline in capitals below a paragraph",
        "only markup",
        "the kind of a link at its end",
        "in a list of other pages",
        "opens with By",
    )
)
_SURE = 0.9
_WEIGHT_OF_SURE = 5.0
_CLOSED = 0.3  # what is left of the first look's probability of a line that cannot be furniture
_MOST_REASONS = 4
_ARTICLE = 0.1  # below it a line is the article's
_BANDS = ((0.8, "surely"), (0.5, "likely"), (0.2, "perhaps"))
_PAGES = ((0.4, "full of"), (0.2, "with much"), (0.1, "with some"), (0.04, "with little"))


class Weights(NamedTuple):
    """The weights of both looks by feature; a feature without one says nothing."""

    first: Mapping[str, float]
    second: Mapping[str, float]


@cache
def shipped_weights() -> Weights:
    """The weights that the package comes with."""
    first: dict[str, float] = {}
    second: dict[str, float] = {}
    for line in MODEL.read_text(encoding="utf-8").splitlines():
        name, once, again = line.split("\t")
        if once:
            first[name] = float(once)
        second[name] = float(again)
    return Weights(first, second)


def first_look(lines: Sequence[DescribedLine], weights: Mapping[str, float]) -> list[float]:
    """Each line's probability by itself; 1 for a sure phrase."""
    return [temper(line, probability(line.features, weights)) for line in lines]


def temper(line: DescribedLine, odds: float) -> float:
    """A probability of the first look, heeding what is certain of the line."""
    if line.is_phrase:
        return 1.0
    if not line.is_open:
        return odds * _CLOSED
    return odds if SURE_SHAPES.isdisjoint(line.features) else max(odds, _SURE)


def second_look(
    lines: Sequence[DescribedLine], weights: Weights
) -> list[tuple[float, frozenset[str]]]:
    """Each line's probability and all its features, those of its surroundings too."""
    odds = first_look(lines, weights.first)
    found = []
    for line, around in zip(lines, surroundings(lines, odds), strict=True):
        features = line.features | around
        again = probability(features, weights.second)
        if not SURE_SHAPES.isdisjoint(features):
            again = max(again, _SURE)
        found.append((again, features))
    return found


def surroundings(lines: Sequence[DescribedLine], odds: Sequence[float]) -> list[frozenset[str]]:
    """What the first look found around each line, as features."""
    own = [n for n, line in enumerate(lines) if not line.is_headline]
    found = [odds[n] for n in own]
    page = f"a page {_page(sum(found) / max(1, len(found)))} furniture"
    above = _one_side(found)
    below = _one_side(found[::-1])[::-1]
    around = [frozenset[str]()] * len(lines)
    for place, up, down in zip(own, above, below, strict=True):
        names = [page, *(f"{name} above" for name in up), *(f"{name} below" for name in down)]
        around[place] = frozenset(names)
    return around


def _one_side(odds: Sequence[float]) -> list[tuple[str, ...]]:
    """For each line what is said of the lines before it."""
    sums = [0.0, *accumulate(odds)]
    articles = [0, *accumulate(int(value < _ARTICLE) for value in odds)]
    return [tuple(_side(odds, sums[n], articles[n], n)) for n in range(len(odds))]


def _side(odds: Sequence[float], total: float, articles: int, n: int) -> Iterator[str]:
    if not n:
        yield "no line"
        return
    yield f"{_band(odds[n - 1])} furniture"
    near = odds[max(0, n - 3) : n]
    yield f"{_band(sum(near) / len(near))} furniture in the three lines"
    yield f"{_band(total / n)} furniture in all lines"
    if n > 1:
        yield f"{_band(odds[n - 2])} furniture next but one"
    if max(near) > _BANDS[0][0]:
        yield "a furniture line near"
    yield f"{'no' if not articles else 'few' if articles < 3 else 'many'} article lines"


def _band(odds: float) -> str:
    return next((name for bound, name in _BANDS if odds > bound), "hardly")


def _page(share: float) -> str:
    return next((name for bound, name in _PAGES if share > bound), "with no")


def probability(features: Collection[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the bias and the weights of the features."""
    score = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-score))


def reasons(
    features: Collection[str], weights: Mapping[str, float]
) -> tuple[tuple[str, float], ...]:
    """The features that speak most for furniture, the heaviest first, with their weights."""
    weighed = sorted(
        (
            (_WEIGHT_OF_SURE if name in SURE_SHAPES else weights.get(name, 0.0), name)
            for name in features
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return tuple((name, weight) for weight, name in weighed[:_MOST_REASONS] if weight > 0)
