"""Names that are well known by themselves: two of them are two names, however close."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpuslint.language.name_distance import letters

_FOLDER = Path(__file__).parent


@cache
def known_people() -> frozenset[str]:
    """Frequent given names and surnames, as `letters` gives them."""
    return frozenset(_read("known_people.txt"))


@cache
def known_cities() -> frozenset[str]:
    """Names of large cities, as `letters` gives them."""
    return frozenset(_read("known_cities.txt"))


def is_known(word: str) -> bool:
    """Whether a word is a well-known name."""
    word = letters(word)
    return word in known_people() or word in known_cities()


@cache
def look_alikes() -> frozenset[frozenset[str]]:
    """Pairs of names that one key or a slip would make one, as `letters` gives them."""
    rows = [line.split("\t") for line in _read("look_alikes.tsv")]
    return frozenset(frozenset((a, b)) for a, others in rows for b in others.split("|"))


@cache
def common_neighbours() -> frozenset[str]:
    """Words, in lower case, that stand beside so many names that they tell none from another."""
    return frozenset(_read("common_neighbours.txt"))


def _read(name: str) -> list[str]:
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
