"""Cheap measures of a document's sentences, and the corpus's own range of a measure.

The measures count spaces, line ends and full stops instead of taking the text apart: a few per cent
off, alike in every document, for a thousandth of the time that textstat takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuslint.rule import Document

LEAST_DOCUMENTS = 30
_LEAST_WORDS = 120
_ENDS = (". ", ".\n", '."', "? ", "! ")
_MOST_DIGITS = 0.06  # of the letters; tables have more
# 1.4826 times the median absolute deviation estimates the standard deviation of a normal
# distribution (Rousseeuw and Croux 1993). A corpus of equal texts would make it 0.
_TO_DEVIATION = 1.4826
_LEAST_DEVIATION = 1.5


class Measures(NamedTuple):
    """What is counted in a document of at least 120 words.

    Attributes:
        words_a_sentence: on average.
        readability: the Automated Readability Index, about the American school grade (Smith and
            Senter 1967).
    """

    words_a_sentence: float
    readability: float


class Range(NamedTuple):
    """Where the documents of a corpus lie: median, robust deviation, number of documents."""

    median: float
    deviation: float
    documents: int

    def distance(self, value: float) -> float:
        """How many robust deviations the value lies above (or below) the median."""
        return (value - self.median) / self.deviation


def measures(document: Document) -> Measures | None:
    """The measures; None for a text that is too short. Call it as ``document.once``."""
    text = document.text
    if len(text) < _LEAST_WORDS * 4:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.count("\n")
    spaces = text.count(" ")
    # A hard-wrapped paragraph begins with four spaces.
    words = spaces + lines - 4 * text.count("\n    ")
    if words < _LEAST_WORDS:
        return None
    sentences = 1 + sum(map(text.count, _ENDS))
    letters = len(text) - spaces - lines
    words_a_sentence = words / sentences
    return Measures(words_a_sentence, 4.71 * letters / words + 0.5 * words_a_sentence - 21.43)


def is_table(text: str) -> bool:
    """Whether there are as many digits as only tables and lists of results have."""
    return sum(map(str.isdigit, text)) > _MOST_DIGITS * sum(map(str.isalpha, text))


def corpus_range(tally: Mapping[str, int]) -> Range | None:
    """The range of whole numbers, each with its number of documents; None for too few."""
    values = sorted((int(value), count) for value, count in tally.items())
    documents = sum(count for _, count in values)
    if documents < LEAST_DOCUMENTS:
        return None
    median = _median(values)
    deviations = sorted((abs(value - median), count) for value, count in values)
    deviation = max(_TO_DEVIATION * _median(deviations), _LEAST_DEVIATION)
    return Range(median, round(deviation, 2), documents)


def _median(values: list[tuple[int, int]]) -> int:
    """The lower median of sorted values with their counts."""
    left = (sum(count for _, count in values) - 1) // 2
    for value, count in values:
        if left < count:
            return value
        left -= count
    raise ValueError("no values")
