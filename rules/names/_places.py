"""Places with two names in use: `exonyms.tsv`, and where their names stand in a document."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("exonyms.tsv")
_LEAST_CAPITALS = 4  # letters of a name that is known in capitals too


class Place(NamedTuple):
    """A place with two names.

    Attributes:
        canonical: its usual name in English.
        others: its other names.
        shared: those of them that are more often a club's, a company's or a person's; `~` marks
            them in the file.
        terms: fixed terms that keep one of those.
        never: names of something else that hold one of those; `!` marks them in the file.
        source: who gives the usual name.
    """

    canonical: str
    others: tuple[str, ...]
    shared: frozenset[str]
    terms: tuple[str, ...]
    never: tuple[str, ...]
    source: str


@cache
def places() -> tuple[Place, ...]:
    """All places, in the order of the file."""
    found = []
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            canonical, others, terms, source = line.split("\t")
            names = others.split("|")
            kept = tuple(term for term in terms.split("|") if term and term[0] != "!")
            never = tuple(term[1:] for term in terms.split("|") if term[:1] == "!")
            shared = frozenset(name[1:] for name in names if name[0] == "~")
            plain = tuple(name.removeprefix("~") for name in names)
            found.append(Place(canonical, plain, shared, kept, never, source))
    return tuple(found)


@cache
def place_of() -> dict[str, Place]:
    """The place of each of its names, as it is written and in capitals."""
    names = {name: place for place in places() for name in (place.canonical, *place.others)}
    capitals = {
        name.upper(): place for name, place in names.items() if len(name) >= _LEAST_CAPITALS
    }
    return capitals | names


def in_small_letters(form: str, place: Place) -> str:
    """The name of a place that is written in capitals, as it is written elsewhere."""
    names = (place.canonical, *place.others)
    if form in names:
        return form
    return next((name for name in names if name.upper() == form), form)


@cache
def _first_words() -> dict[str, tuple[str, ...]]:
    """Names by their first word, longest first."""
    found: dict[str, list[str]] = {}
    for name in place_of():
        found.setdefault(re.split("[ -]", name)[0], []).append(name)
    return {
        first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()
    }


@lru_cache(maxsize=1 << 16)
def starts_in(run: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Where in a run of capitalised words a name may start, and which names."""
    first_words = _first_words()
    found = []
    position = 0
    for piece in run.replace("-", " ").split(" "):
        word = re.sub(r"['’][sS]?$", "", piece)
        names = first_words.get(word)
        if names:
            found.append((position, names))
        position += len(piece) + 1
    return tuple(found)
