"""Where names stand in a text: words with a capital, and what stands beside them.

A name is a run of capitalised words on one line (`President Volodymyr Zelensky's`, `Ursula von der
Leyen`, `Bashar al-Assad`). The unit is the word: it is what drifts, and its neighbours in the run
are what tells one bearer from another. Ordinary words, countries and titles are no names of their
own; a title is kept as what stands before a name.

This runs on every document and is written for speed: one regular expression finds the runs, and
what a run of words holds is worked out once (`_Plans`) and remembered. Where the names stand is
asked of few documents, and worked out then.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from corpuslint.document import Span
from corpuslint.language.not_names import PARTICLES, TITLES, nations, no_names
from corpuslint.language.romanise import blocking_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuslint.document import Document

_CAPITALS = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_PARTICLE = "|".join(sorted(PARTICLES))
_PARTICLE_STARTS = "".join(sorted({particle[0] for particle in PARTICLES}))
# Atomic groups, no possessive repetitions of groups: those never end in Debian 12's Python 3.11.2.
_TAIL = r"[\w'’\-]*+"
# Between two words of a name: a space, particles, or the point after an initial or `St`.
_JOIN = (
    rf"(?: (?:(?=[{_PARTICLE_STARTS}])(?:(?:{_PARTICLE})[ \-'’]){{1,2}})?"
    r"|\.(?:(?<=\W[A-Z].) ?|(?<=[SFM]t.) ))"
)
_RUN_TAIL = rf"(?>{_TAIL}(?:{_JOIN}[{_CAPITALS}]{_TAIL})*)"
# A run that is a part of an address, a handle, a path or a longer word stands not free: it is
# matched with the sign after it, by which it is told from a name. To begin with one set of letters
# is what makes the search fast.
_GLUE = r"@#/\\&=~"
_RUN = re.compile(rf"[{_CAPITALS}](?:(?<![\w{_GLUE}].){_RUN_TAIL}[{_GLUE}]?+|{_RUN_TAIL}(?s:.))")

_CLITIC = re.compile(r"['’](?:s|m|d|t|ve|re|ll)\Z", re.IGNORECASE)
# What makes an adjective of a name: `Lavrov-led`.
_ADJECTIVE = re.compile(
    r"-(?:aligned|allied|appointed|backed|based|born|brokered|controlled|era|friendly|funded|held|led"
    r"|like|linked|occupied|owned|run|sponsored|style|supported|trained|type)(?:['’]s)?\Z",
    re.IGNORECASE,
)
_LONGEST_ACRONYM = 4
_LONGEST_LONE_ACRONYM = 6
_MOST_REMEMBERED = 1 << 17


# A word of a name in a run, as plain tuples, since a document has many of them: the word's
# `blocking_key`; its use: the word as written, a tab, and its two sides (`before/after`), which are
# the words beside it in its run, empty at the run's ends and where an ordinary word stands, a title
# in lower case.
NameUse = tuple[str, str]


def find_names(document: Document) -> list[NameUse]:
    """The words of the names of a document, one an occurrence, in the order of the text.

    Parts of addresses, handles, paths and the like are no names.
    """
    runs = _RUN.findall(document.text + "\n")
    return list(chain.from_iterable(filter(None, map(_plans.__getitem__, runs))))


def name_places(document: Document) -> dict[str, list[Span]]:
    """Where each of the uses that `find_names` gives stands, in the order of the text."""
    places: dict[str, list[Span]] = {}
    for (_, use), span in placed_names(document):
        places.setdefault(use, []).append(span)
    return places


def placed_names(document: Document) -> Iterator[tuple[NameUse, Span]]:
    """What `find_names` gives, with the span of each word: for few documents, it is slower."""
    for start, run in free_runs(document.text):
        # A word that stands alone may be an abbreviation, whose plan is empty.
        for name, offset in zip(_plans[run], _offsets(run), strict=False):
            first = start + offset
            yield name, Span(first, first + name[1].index("\t"))


def _offsets(run: str) -> Iterator[int]:
    """Where the words of names begin in a run."""
    position = 0
    for word in run.split(" "):
        name, _, start, _, _, _ = _pieces[word]
        if name:
            yield position + start
        position += len(word) + 1


def free_runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of capitalised words that are no part of an address or the like, with their starts.

    A run does not go beyond its line, so a line may be given for a text.
    """
    for match in _RUN.finditer(text + "\n"):
        if _stands_free(match[0]):
            yield match.start(), match[0]


def free_runs_near(text: str, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The runs as `free_runs` gives them, of the lines that some places (in order) stand in."""
    done = 0
    for place in places:
        if place >= done:
            first = text.rfind("\n", 0, place) + 1
            done = text.find("\n", place) + 1 or len(text) + 1
            for start, run in free_runs(text[first : done - 1]):
                yield first + start, run


def _stands_free(run: str) -> bool:
    last = run[-1]
    return last.isalnum() or last in "_'’-"


# One word of a run: what it is as a name, and the name's `blocking_key`, empty where it names
# nobody; where the name begins in the word; what it is beside a name after it and before it; and
# whether it is a particle.
_Piece = tuple[str, str, int, str, str, bool]

_NOTHING: _Piece = ("", "", 0, "", "", False)
_IS_PARTICLE: _Piece = ("", "", 0, "", "", True)


class _Pieces(dict[str, _Piece]):
    """What the words of runs are; when they are too many all are forgotten."""

    def __missing__(self, word: str) -> _Piece:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        piece = self[word] = _piece(word)
        return piece


class _Plans(dict[str, tuple[NameUse, ...]]):
    """The words of names in runs; when they are too many all are forgotten."""

    def __missing__(self, run: str) -> tuple[NameUse, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        plan = self[run] = _plan(run) if _stands_free(run) else ()
        return plan


def _plan(run: str) -> tuple[NameUse, ...]:
    if " " not in run:
        name, key, _, _, _, _ = _pieces[run]
        if not name or (len(name) <= _LONGEST_LONE_ACRONYM and name.isupper()):
            return ()
        return ((key, name + "\t/"),)
    found = []
    nearest = waiting_key = waiting = ""
    for name, key, _, before, after, is_particle in map(_pieces.__getitem__, run.split(" ")):
        if is_particle:
            continue
        if waiting:
            found.append((waiting_key, waiting + after))
            waiting = ""
        if name:
            waiting_key, waiting = key, f"{name}\t{nearest}/"
        nearest = before
    if waiting:
        found.append((waiting_key, waiting))
    return tuple(found)


def _piece(word: str) -> _Piece:
    lower = word.lower()
    if lower in PARTICLES:
        return _IS_PARTICLE
    start = 0
    if "-" in word and (word[0] == lower[0] or _is_capital_particle(word)):
        start = word.index("-") + 1  # al-Assad
    name = _bare(word[start:])
    lower = name.lower()
    if lower in no_names():
        return ("", "", 0, lower, "", False) if lower in TITLES else _NOTHING
    if len(name) < 2:
        return _NOTHING
    is_short = len(name) < 3 or (len(name) <= _LONGEST_ACRONYM and name.isupper())
    if is_short or lower in nations():
        return ("", "", 0, name, name, False)
    return (name, blocking_key(name), start, name, name, False)


def _is_capital_particle(word: str) -> bool:
    """Whether a headline in capitals has a particle with a name: `AL-ASSAD`."""
    return word.isupper() and word.partition("-")[0].lower() in PARTICLES


def _bare(word: str) -> str:
    """A word without a clitic and the signs around it; empty where it cannot be a name."""
    if word.isalpha():
        return word
    name = _CLITIC.sub("", word) if "'" in word or "’" in word else word
    if "-" in name:
        name = _ADJECTIVE.sub("", name)
    name = name.strip("'’-.")
    if not name or name[0] != word[0]:
        return ""
    if "'" in name or "’" in name or name.replace("-", "").isalpha():
        return name
    return ""


_pieces = _Pieces()
_plans = _Plans()
