"""Where names stand in a text: words with a capital, and what stands beside them.

A name is a run of capitalised words on one line (`President Volodymyr Zelensky's`, `Ursula von der
Leyen`, `Bashar al-Assad`). The unit is the word: it is what drifts, and its neighbours in the run
are what tells one bearer from another. Ordinary words, countries and titles are no names of their
own; a title is kept as what stands before a name.

This runs on every document and is written for speed: what a run of words holds is worked out once
a run (`plan_run`) and once a word, and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Span
from corpuslint.language.not_names import PARTICLES, TITLES, nations, no_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.document import Document

_CAPITALS = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_WORD = rf"[{_CAPITALS}][\w'’\-]*+"
_PARTICLE = "|".join(sorted(PARTICLES))
# Between two words of a name: a space, particles, or the point after an initial or `St`.
_JOIN = rf" |(?<=\W[A-Z])\. ?|(?<=[SFM]t)\. | (?:(?:{_PARTICLE})[ \-'’]){{1,2}}"
_RUN = re.compile(rf"{_WORD}(?:(?:{_JOIN}){_WORD})*+")

_new = tuple.__new__  # a Span three times as fast as by its own name

# What a name is a part of where it stands before or after it: an address, a handle, a path.
_GLUE = frozenset("@#/\\_&=~")
_CLITIC = re.compile(r"['’](?:s|m|d|t|ve|re|ll)\Z", re.IGNORECASE)
_LONGEST_ACRONYM = 4
_LONGEST_LONE_ACRONYM = 6


# The places of one word, in order, and what stands on both sides of each. A side is
# `before/after`: the words beside it in its run, empty at the run's ends and where an ordinary
# word stands; a title is in lower case.
WordUses = tuple[list[Span], list[str]]


class Names(NamedTuple):
    """The runs of capitalised words of a document, as matches, and the words of names in them."""

    runs: list[re.Match[str]]
    words: dict[str, WordUses]


def find_names(document: Document) -> Names:
    """The names of a document; parts of addresses, handles, paths and the like are no names.

    Among the runs they still are: `stands_free` tells them.
    """
    runs = list(_RUN.finditer(document.text))
    words: dict[str, WordUses] = {}
    for match in runs:
        plan = plan_run(match[0])
        if plan and stands_free(match):
            start = match.start()
            for word, first, last, side in plan:
                span = _new(Span, (start + first, start + last))
                uses = words.get(word)
                if uses is None:
                    words[word] = ([span], [side])
                else:
                    uses[0].append(span)
                    uses[1].append(side)
    return Names(runs, words)


def stands_free(run: re.Match[str]) -> bool:
    """Whether a run is no part of a longer word, an address, a handle or a path."""
    text = run.string
    start, end = run.span()
    if start and ((before := text[start - 1]) in _GLUE or before.isalnum()):
        return False
    return end == len(text) or text[end] not in _GLUE


class _Piece(NamedTuple):
    """One word of a run: what it is as a name, and as what stands beside a name.

    ``name`` is empty where the word names nobody; ``start`` is where the name begins in it.
    """

    name: str
    start: int
    beside: str
    is_particle: bool


@lru_cache(maxsize=1 << 17)
def plan_run(run: str) -> tuple[tuple[str, int, int, str], ...]:
    """The name words of a run of capitalised words: word, start, end, and its two sides."""
    if " " not in run:
        name, start, _, _ = _piece(run)
        if not name or (name.isupper() and len(name) <= _LONGEST_LONE_ACRONYM):
            return ()
        return ((name, start, start + len(name), "/"),)
    words = run.split(" ")
    pieces = [_piece(word) for word in words]
    befores = _nearest(pieces)
    afters = _nearest(pieces[::-1])[::-1]
    found = []
    position = 0
    for word, piece, before, after in zip(words, pieces, befores, afters, strict=True):
        if piece.name:
            start = position + piece.start
            side = f"{before}/{'' if after.islower() else after}"
            found.append((piece.name, start, start + len(piece.name), side))
        position += len(word) + 1
    return tuple(found)


def _nearest(pieces: Sequence[_Piece]) -> list[str]:
    """What stands before each word of a run, particles passed over; empty at its start."""
    found = []
    nearest = ""
    for _, _, beside, is_particle in pieces:
        found.append(nearest)
        if not is_particle:
            nearest = beside
    return found


@lru_cache(maxsize=1 << 17)
def _piece(word: str) -> _Piece:
    lower = word.lower()
    if lower in PARTICLES:
        return _Piece("", 0, "", is_particle=True)
    start = 0
    if word[0] == lower[0] and "-" in word:
        start = word.index("-") + 1  # al-Assad
    name = word[start:]
    if "'" in name or "’" in name:
        name = _CLITIC.sub("", name)
    name = name.strip("'’-.")
    if not name or name[0] != word[start]:
        return _Piece("", 0, "", is_particle=False)
    lower = name.lower()
    if lower in TITLES:
        return _Piece("", 0, lower, is_particle=False)
    is_short = len(name) < 3 or (len(name) <= _LONGEST_ACRONYM and name.isupper())
    if len(name) < 2 or lower in no_names() or not name.replace("-", "").isalpha():
        is_name = "'" in name or "’" in name
        if not is_name or lower in no_names():
            return _Piece("", 0, "", is_particle=False)
    if is_short or lower in nations():
        return _Piece("", 0, name, is_particle=False)
    return _Piece(name, start, name, is_particle=False)
