"""Which words a language knows: the small words of fifty languages, and 80,000 English ones."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# The web and news agencies write what books do not.
_WEB_AND_WIRE = """
app apps avg bbc bln blog blogger blogs bst ceo cia cnn covid cts div dlrs dvd dvds email emails
est etc eu facebook faq fbi feed fwd gdp gmt google hashtag html instagram internet iphone
linkedin login logout mln mp mps mr mrs ms mths nato nbc newsletter ngo ngos nyse og ok online
oper payout pct pdf pen pm podcast podcasts prev qtly qtr reuter reuters rev revs rss shr shrs
smartphone smartphones startup startups stg subs tv tweet tweeted tweets twitter uk un url us usa
username utc v versus vs website websites whatsapp wifi www youtube
"""
_WEB_RANK = 2_500
# British spellings and inflected forms that the list lacks: a word with the ending is known where
# it is with the other one. At best they count as rare.
_ENDINGS = (
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ours", "ors"),
    ("our", "or"),
    ("tre", "ter"),
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_INFLECTED_RANK = 15_000
UNKNOWN = 1_000_000
COMMON_RANK = 15_000


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest small words of each language (ISO 639-1)."""
    data = tomllib.loads((_FOLDER / "function_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in data.items()}


@cache
def languages_of_function_word() -> dict[str, frozenset[str]]:
    """For each small word the languages that have it."""
    found: dict[str, set[str]] = {}
    for language, words in function_words().items():
        for word in words:
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


@cache
def _english_ranks() -> dict[str, int]:
    lines = (_FOLDER / "english_words.txt").read_text(encoding="utf-8").splitlines()
    words = lines[sum(line[0] == "#" for line in lines[:10]) :]
    ranks = dict(zip(words, range(len(words)), strict=True))
    for word in _WEB_AND_WIRE.split():
        ranks[word] = min(_WEB_RANK, ranks.get(word, _WEB_RANK))
    return ranks


def english_words(rank: int) -> list[str]:
    """The English words that are commoner than a rank."""
    return [word for word, own in _english_ranks().items() if own < rank]


@cache
def common_english() -> frozenset[str]:
    """The 15,000 commonest English words in the three ways that texts write them."""
    words = english_words(COMMON_RANK)
    text = " ".join(words)
    return frozenset(words).union(text.title().split(), text.upper().split())


def english_rank(word: str) -> int:
    """How common a lower-case word is in English: 0 is the commonest, `UNKNOWN` no English word.

    Possessives, contractions and compounds with hyphens are as common as their rarest part; with
    accents (`café`) and inflected a word counts as rare.
    """
    rank = _english_ranks().get(word)
    if rank is not None:
        return rank
    if "'" in word:
        return _rank_without_apostrophe(word)
    if "-" in word:
        return max((english_rank(part) for part in word.split("-") if len(part) > 1), default=0)
    if word.isascii():
        return _rank_of_stem(word)
    plain = _without_accents(word)
    return max(english_rank(plain), _INFLECTED_RANK) if plain.isascii() else UNKNOWN


def _rank_without_apostrophe(word: str) -> int:
    rank = _english_ranks().get(word.replace("'", ""))
    if rank is not None:
        return rank
    stem = word.removesuffix("'s").removesuffix("'")
    return english_rank(stem) if stem and stem != word else UNKNOWN


def _rank_of_stem(word: str) -> int:
    for ending, stem in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            rank = _english_ranks().get(word.removesuffix(ending) + stem)
            if rank is not None:
                return max(rank, _INFLECTED_RANK)
    return UNKNOWN


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
