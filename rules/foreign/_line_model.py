"""How foreign a line of an English document is: evidence by name, weighed by a linear model.

Each word of the line is sorted: common English, rarer English, a small word of other languages, a
name that stands in the article's prose, unknown. For rare and unknown words the letters speak: how
much likelier the best other language makes the word. The weights are those of a logistic regression
on the dev split of the private evaluation set (`docs/foreign.md` has the figures);
`scripts/learn_line_weights.py` writes them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache, lru_cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

from corpuslint.language.lexicon import lexicon
from corpuslint.language.ngrams import advantage
from corpuslint.language.vocabulary import UNKNOWN, english_rank, languages_of_function_word
from corpuslint.rule import Document

from ._prose import stands_in_prose
from ._words import words_of

WEIGHTS = Path(__file__).with_name("line_weights.tsv")
_COMMON, _KNOWN = 3_000, 15_000
# Small words of other languages that English has as well, and so say nothing.
_ENGLISH_RANK = 150
_ENGLISH_TOO = re.compile(
    "a|air|ale|am|ass|bare|bat|ben|bent|bet|bio|biz|bod|bus|care|chest|cine|co|com|come|contra"
    "|cum|dan|die|dig|dim|din|do|don|door|dove|duke|ella|encore|era|far|fir|fra|go|ham|hat|hay"
    "|hindi|i|ill|inn|jam|kale|kay|lain|lama|lees|lei|len|loo|man|mar|mat|me|meg|men|mere|met"
    "|min|mint|mod|mon|ned|net|no|nov|pal|pan|par|pat|per|pie|plus|pod|pole|polo|pour|pro|saab"
    "|sam|sedan|sense|sin|so|sob|solo|son|sub|super|tad|tam|ten|till|tot|tyre|us|v|vain|van|vera"
    "|volt|wake|war|wax|word|zen"
)
_ACRONYM = re.compile("[A-Z]{2,4}|[A-Z]+(?:-[A-Z]+)+")
# `MacLeod`, `O'Hara`; of products `iPhone`, `macOS`.
_CAPITAL_INSIDE = re.compile("(?:Ma?c|O')[A-Z]|[a-z]{1,6}[A-Z]")
_MOST_NATS = 8.0
_FOREIGN, _FOREIGN_IF_UNKNOWN, _FOREIGN_IF_NAMES, _FOREIGN_IF_ENGLISH = -1.5, -0.5, 1.0, 4.0
# `Željko Obradović` says nothing of the language of a page.
_FOREIGN_IF_FULL_NAME = 9.0
_MARKS_IN_PHRASES = ":,.?!/|"
# In a document of fewer lines every line stands at the top and at the bottom.
_LINES_FOR_PLACE = 5
# Small words that stand inside names: `Ursula von der Leyen`.
PARTICLES = frozenset(
    {"al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la"}
    | {"le", "san", "ter", "van", "von", "y"}
)


class Evidence(NamedTuple):
    """What speaks for and against a line, each value bounded."""

    common: int
    known: int
    rare: int
    unknown_lower: int
    unknown_capital: int
    names: int
    accents_lower: int
    accents_capital: int
    nats_lower: float
    nats_capital: float
    nats_rare: float
    small_words: int
    small_words_of_one: int
    particles: int
    ends_like_prose: bool
    has_digits: bool
    at_top: bool
    at_bottom: bool
    one_word: bool
    all_capitalised: bool
    acronyms: int
    words: int
    furniture_words: int

    @property
    def threshold(self) -> float:
        """The log odds from which on the line is foreign.

        Where nothing but capitalised words in plain letters speaks they may be names, most of all
        beside words that English knows, or where their letters look English.
        """
        is_alone = self.common + self.known + self.rare == 0
        if self.unknown_lower or self.small_words or self.furniture_words:
            return _FOREIGN
        if self.all_capitalised:
            return _FOREIGN_IF_FULL_NAME
        if self.accents_capital and is_alone:
            return _FOREIGN
        if self.nats_capital <= 0:
            return _FOREIGN_IF_ENGLISH
        return _FOREIGN_IF_UNKNOWN if is_alone else _FOREIGN_IF_NAMES


class Score(NamedTuple):
    """By how much the log odds are over the threshold, with what they rest on.

    ``language`` is the likeliest other language, a guess; ``unknown`` are the words that English
    does not know.
    """

    margin: float
    evidence: Evidence
    language: str | None
    unknown: tuple[str, ...]


def weigh(document: Document, index: int, least: float = -math.inf) -> Score | None:
    """The score of a line; None where its words alone rule out a margin of ``least``."""
    gathered = gather(document, index, least)
    if gathered is None:
        return None
    evidence, language, unknown = gathered
    return Score(_margin(evidence), evidence, language, unknown)


@cache
def line_weights() -> tuple[float, tuple[float, ...]]:
    """The bias, and the log odds for one more of each piece of `Evidence`, with all else equal."""
    rows = (row.split("\t") for row in WEIGHTS.read_text(encoding="utf-8").splitlines())
    found = {name: float(weight) for name, weight in rows}
    return found["bias"], tuple(found[name] for name in Evidence._fields)


@cache
def _best(name: str, lowest: int, highest: int) -> int:
    """The value of a piece of evidence that speaks most for a foreign line."""
    return highest if line_weights()[1][Evidence._fields.index(name)] > 0 else lowest


def _margin(evidence: Evidence) -> float:
    bias, weights = line_weights()
    return sum(map(mul, weights, evidence), bias - evidence.threshold)


def gather(
    document: Document, index: int, least: float = -math.inf
) -> tuple[Evidence, str | None, tuple[str, ...]] | None:
    """The evidence of a line, the likeliest other language and the unknown words.

    None for a line that says nothing, or whose margin is below ``least`` even if the letters of
    its words are as foreign as can be.
    """
    line = document.line_texts[index]
    tokens = [token.replace("’", "'") for token in words_of(line)]
    if not tokens:
        return None
    words = _Words()
    for place, token in enumerate(tokens):
        words.sort(document, index, tokens, place, token)
    is_suspicious = bool(words.lower or words.capital or words.small or words.rare)
    if not is_suspicious or (words.common > 2 and not words.small and not words.lower):
        return None
    groups = (words.lower, words.capital, words.rare)
    count = len(tokens)
    last = line.rstrip()[-1:]
    before = _filled(document, range(index - 1, -1, -1))
    after = _filled(document, range(index + 1, len(document.line_texts)))
    votes = words.languages
    evidence = Evidence(
        min(words.common, 4),
        min(words.known, 4),
        min(len(words.rare), 3),
        min(len(words.lower), 3),
        min(len(words.capital), 3),
        min(words.names, 3),
        min(sum(not word.isascii() for word in words.lower), 2),
        min(sum(not word.isascii() for word in words.capital), 2),
        min(16.0, _MOST_NATS * len(words.lower)),
        min(16.0, _MOST_NATS * len(words.capital)),
        _best("nats_rare", -8, 8) * bool(words.rare),
        min(words.small, 3),
        _best("small_words_of_one", 0, 3),
        min(words.particles, 1),
        last in {".", "!", "?", '"', "”", ":", ";", ","},
        any(map(str.isdigit, line)),
        before < 2 and before + after >= _LINES_FOR_PLACE,
        after < 3 and before + after >= _LINES_FOR_PLACE,
        count == 1,
        count > 1 and len(words.capital) + words.names + words.acronyms == count,
        min(words.acronyms, 2),
        min(count, 6),
        min(sum(map(_is_furniture_word, (*words.lower, *words.capital))), 2),
    )
    if _margin(evidence) < least:
        return None
    nats = [_nats(group, votes) for group in groups]
    evidence = evidence._replace(
        nats_lower=max(-12.0, min(16.0, nats[0])),
        nats_capital=max(-12.0, min(16.0, nats[1])),
        nats_rare=max(-8.0, min(8.0, nats[2])),
        small_words_of_one=min(max(votes.values(), default=0), 3),
    )
    language = min(votes, key=lambda name: (-votes[name], name), default=None)
    return evidence, language, tuple(words.lower + words.capital)


class _Words:
    """The words of a line, sorted by what they say."""

    def __init__(self) -> None:
        self.common = self.known = self.names = self.particles = self.small = self.acronyms = 0
        self.lower: list[str] = []
        self.capital: list[str] = []
        self.rare: list[str] = []
        self.languages: Counter[str] = Counter()

    def sort(
        self, document: Document, index: int, tokens: list[str], place: int, token: str
    ) -> None:
        """Sort one word in."""
        word = token.lower()
        rank, small_in = _known_of(word)
        if small_in and (token[0].islower() or (place == 0 and len(word) > 1)):
            self.languages.update(small_in)
            if word in PARTICLES and _is_name(tokens, place):
                self.particles += 1
            else:
                self.small += 1
        elif rank < _COMMON:
            self.common += 1
        elif len(word) == 1 or (rank == UNKNOWN and _ACRONYM.fullmatch(token)):
            self.acronyms += 1
        elif rank < _KNOWN:
            self.known += 1
        elif rank < UNKNOWN:
            self.rare.append(word)
        elif (
            _CAPITAL_INSIDE.match(token)
            or word.endswith("'s")
            or stands_in_prose(document, index, token)
        ):
            self.names += 1
        elif token[0].islower():
            self.lower.append(word)
        else:
            self.capital.append(word)


@lru_cache(maxsize=50_000)
def _known_of(word: str) -> tuple[int, frozenset[str]]:
    """A word's rank in English, and the other languages whose small word it is, if any are."""
    rank = english_rank(word)
    languages = languages_of_function_word().get(word, frozenset())
    return rank, frozenset() if is_english_too(word, rank) else languages - {"en"}


def is_english_too(word: str, rank: int) -> bool:
    """Whether a small word of another language says nothing, since English has it as well."""
    return (
        rank < _ENGLISH_RANK
        or _ENGLISH_TOO.fullmatch(word) is not None
        or (rank < _COMMON and len(word) > 3)
    )


def _is_furniture_word(word: str) -> bool:
    """Whether a word that English does not know stands in a furniture phrase of another language.

    Short ones are left out: some language has nearly every short name as a word.
    """
    return len(word) > 4 and word in _furniture_words()


@cache
def _furniture_words() -> set[str]:
    """The words of furniture phrases of other languages, but for those of English phrases."""
    english: list[str] = []
    foreign: list[str] = []
    for phrase, rows in lexicon().rows.items():
        own = rows.startswith("en\t") or "\nen\t" in rows
        (english if own else foreign).append(phrase)
    return set(_words(foreign)).difference(_words(english))


def _words(phrases: list[str]) -> list[str]:
    text = " ".join(phrases)
    for mark in _MARKS_IN_PHRASES:
        text = text.replace(mark, " ")
    return text.split()


def _is_name(tokens: list[str], place: int) -> bool:
    return (
        0 < place < len(tokens) - 1
        and tokens[place - 1][0].isupper()
        and tokens[place + 1][0].isupper()
    )


def _nats(words: list[str], by_language: Counter[str]) -> float:
    """How much likelier the words are in their best other languages than in English."""
    total = 0.0
    for word in words:
        if not word.isascii() and english_rank(word) < UNKNOWN:
            continue  # an English word with its accents: `café`
        nats, rival = advantage(word, "en", "Latin")
        total += max(-_MOST_NATS, min(_MOST_NATS, nats))
        if nats > 0:
            by_language[rival] += 1
    return total


def _filled(document: Document, indices: range) -> int:
    """How many of the lines are not blank, up to `_LINES_FOR_PLACE`."""
    count = 0
    for index in indices:
        count += bool(document.line_texts[index].strip())
        if count == _LINES_FOR_PLACE:
            break
    return count
