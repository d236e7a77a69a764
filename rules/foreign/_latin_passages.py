"""Passages in other languages of the same script, inside lines of the document's own language.

Each word of a suspicious line gets a weight: small words of other languages and unknown words in
lower case speak for a passage, common words against it. The stretch of words with the largest sum
is the passage, if the sum is large and rests on more than names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpuslint.language.characters import rare_characters
from corpuslint.language.loans import is_loan, loan_words
from corpuslint.language.ngrams import advantage
from corpuslint.language.scripts import script_of_language
from corpuslint.language.vocabulary import (
    UNKNOWN,
    english_rank,
    function_words,
    languages_of_function_word,
)
from corpuslint.rule import Document
from corpuslint.triggers import TriggerScanner

from ._line_model import PARTICLES, is_english_too
from ._other_script import is_explained

# Small words of which any passage of some length has one, and English prose none but in names.
_MARKERS = (
    *(" der ", " und ", " que ", " les ", " della ", " het ", " nie ", " das ", " nicht ", " los "),
    *(" una ", " des ", " pour ", " che ", " een ", " je ", " bir ", " od ", " im ", " mit "),
    *(" oder ", " wurde ", " gegen ", " eines "),
)
_ENGLISH_MARKERS = (" the ", " and ", " of ")
_ACCENTED = frozenset(map(chr, range(0xC0, 0x180))) - {"×", "÷"}
_TOKEN = re.compile(r"(?<![\w@])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_LINE = 5_000
_LEAST_WORDS = 3
_LEAST_SUM = 4.0
# A passage that is nearly the whole line is the business of `FRN001`.
_MOST_OF_LINE = 0.8


class LatinPassage(NamedTuple):
    """A passage: its span, the likeliest language, its sum of weights, its words."""

    start: int
    end: int
    language: str | None
    weight: float
    words: int


class _Word(NamedTuple):
    start: int
    end: int
    weight: float
    speaks: bool  # a small word of another language, or an unknown word in lower case
    is_small: bool
    languages: tuple[str, ...]


def marked_lines(document: Document) -> tuple[int, ...]:
    """The lines with a small word that English lacks; call it as ``document.once``."""
    hits = _scanner().scan(document).get("", ())
    text = document.text
    return tuple(
        {document.line_at(hit.start + 1) for hit in hits if text[hit.start : hit.end].islower()}
    )


@cache
def _scanner() -> TriggerScanner:
    return TriggerScanner({"": _MARKERS})


def _lines_with(document: Document, markers: tuple[str, ...]) -> Iterator[int]:
    for marker in markers:
        place = document.text.find(marker)
        while place >= 0:
            line = document.line_at(place + 1)
            yield line
            place = document.text.find(marker, max(document.lines[line].end, place + 1))


def _has_accents(text: str) -> bool:
    return not text.isascii() and not _ACCENTED.isdisjoint(text)


def latin_passages(document: Document, language: str) -> tuple[LatinPassage, ...]:
    """The passages of a document in a language, in order."""
    return document.once(_finder(language))


@cache
def _finder(language: str) -> _Finder:
    return _Finder(language)


class _Finder:
    """Finds passages in documents of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._script = script_of_language(language)
        self._own = function_words().get(language, frozenset())

    def __call__(self, document: Document) -> tuple[LatinPassage, ...]:
        found: list[LatinPassage] = []
        for line in sorted(self._suspicious_lines(document)):
            start, end = document.lines[line]
            if end - start <= _LONGEST_LINE:
                found += self._in_line(document.text, start, end)
        return tuple(found)

    def _suspicious_lines(self, document: Document) -> set[int]:
        if self._language != "en":
            return set(_lines_with(document, _ENGLISH_MARKERS))
        lines = set(document.once(marked_lines))
        if not document.once(rare_characters).isdisjoint(_ACCENTED):
            lines.update(i for i, text in enumerate(document.line_texts) if _has_accents(text))
        return lines

    def _in_line(self, text: str, start: int, end: int) -> Iterator[LatinPassage]:
        weigh = _weigh_in_english if self._language == "en" else self._weigh
        tokens = list(_TOKEN.finditer(text, start, end))
        words = [weigh(token) for token in tokens]
        first = 0
        while first < len(words):
            segment = _best_segment(words, first)
            if segment is None:
                return
            begin, stop, weight = _with_edges(words, segment, first)
            passage = words[begin:stop]
            if (
                _is_passage(passage, weight)
                and (passage[-1].end - passage[0].start) < _MOST_OF_LINE * (end - start)
                and not is_explained(text, passage[0].start, passage[-1].end)
                and not is_loan(text[passage[0].start : passage[-1].end])
            ):
                language = _likeliest_language(passage)
                yield LatinPassage(
                    passage[0].start, passage[-1].end, language, round(weight, 1), len(passage)
                )
            first = stop

    def _weigh(self, token: re.Match[str]) -> _Word:
        """The weight of a word against any language but English: is it English?"""
        word = token.group().lower().replace("’", "'")
        if word in self._own:
            weight = -2.5
        elif word in function_words()["en"]:
            weight = 2.0
        elif self._script != "Latin":
            weight = 0.5 if english_rank(word) < UNKNOWN else 0.2 if word.isascii() else -2.0
        else:
            nats, rival = advantage(word, self._language, self._script)
            is_english = english_rank(word) < UNKNOWN and rival == "en" and nats > 0
            weight = 1.0 if is_english else min(0.3, nats / 3)
        speaks = weight >= 1.0 or (weight > 0.3 and word.islower())
        # Small words of English are enough here: no name of English is made of two of them.
        return _Word(token.start(), token.end(), max(weight, -2.5), speaks, False, ("en",))


def _weigh_in_english(token: re.Match[str]) -> _Word:
    """The weight of a word against English."""
    written = token.group()
    word = written.lower().replace("’", "'")
    rank = english_rank(word)
    small = tuple(languages_of_function_word().get(word, frozenset()) - {"en"})
    speaks = False
    languages = small
    if word in loan_words():
        weight = -0.5
    elif word in PARTICLES and _leads_to_capital(token):
        weight = 0.3
    elif small and written.islower() and not is_english_too(word, rank):
        weight, speaks = 2.0 + (not word.isascii()) / 2, True
    elif small and rank < UNKNOWN and len(word) <= 4:
        # `in`, `an`, `was`: at home in both.
        weight = -0.7 if rank >= 150 else -1.5
    elif rank < 3_000:
        weight = -2.5
    elif rank < 15_000:
        weight = -1.2
    elif len(word) == 1 or (written.isupper() and len(word) <= 4):
        weight = 0.0
    else:
        nats, rival = advantage(word, "en", "Latin")
        languages = (rival,) if nats > 0 else ()
        if rank < UNKNOWN:
            weight = max(-4.0, min(4.0, nats)) / 6 - 0.3
        elif written.islower():
            weight, speaks = 1.0 + max(-4.0, min(6.0, nats)) / 3, nats > 0
        else:
            weight = max(-2.0, min(4.0, nats)) / 4
    return _Word(token.start(), token.end(), weight, speaks, bool(small), languages)


def _leads_to_capital(token: re.Match[str]) -> bool:
    """Whether a capitalised word follows, perhaps after another particle: `von der Leyen`."""
    following = _TOKEN.findall(token.string, token.end(), min(token.end() + 30, len(token.string)))
    return any(word[0].isupper() for word in following[:1]) or (
        len(following) > 1 and following[0] in PARTICLES and following[1][0].isupper()
    )


def _best_segment(words: list[_Word], first: int) -> tuple[int, int, float] | None:
    """The stretch from ``first`` on that first reaches the threshold and ends at its best sum."""
    begin, total = first, 0.0
    best: tuple[int, int, float] | None = None
    for index in range(first, len(words)):
        if total <= 0:
            begin, total = index, 0.0
        total += words[index].weight
        if best is None or total > best[2]:
            best = (begin, index + 1, total)
        elif best[2] >= _LEAST_SUM and total < best[2] - _LEAST_SUM:
            break
    return best if best is not None and best[2] > 0 else None


def _with_edges(
    words: list[_Word], segment: tuple[int, int, float], first: int
) -> tuple[int, int, float]:
    """The stretch with the words around it that are at home in both languages (`in`, `die`)."""
    begin, stop, weight = segment
    language = _likeliest_language(words[begin:stop])
    while begin > first and _may_belong(words[begin - 1], language):
        begin -= 1
    while stop < len(words) and _may_belong(words[stop], language):
        stop += 1
    return begin, stop, weight


def _may_belong(word: _Word, language: str | None) -> bool:
    return language in word.languages and word.weight > -1


def _likeliest_language(words: list[_Word]) -> str | None:
    votes = Counter(name for word in words for name in word.languages)
    return min(votes, key=lambda name: (-votes[name], name), default=None)


def _is_passage(words: list[_Word], weight: float) -> bool:
    """Whether the stretch is a passage and no name.

    A name of an institution has small words too; in most languages all its other words are
    capitalised. German capitalises every noun, so that there one small word is enough.
    """
    if weight < _LEAST_SUM or len(words) < _LEAST_WORDS:
        return False
    speaking = sum(word.speaks for word in words)
    content = sum(word.speaks and not word.is_small for word in words)
    is_german = sum("de" in word.languages for word in words) * 2 >= len(words)
    return speaking >= (1 if is_german else 2) and (content > 0 or is_german)
