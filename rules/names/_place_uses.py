"""Whether a place's name stands for the place where it is written, or is a part of another name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corpuslint.language.not_names import NOT_NAMES, TITLES, nations, no_names

from ._known import common_neighbours, is_known, known_people
from ._neighbours import HONORIFICS
from ._places import in_small_letters, place_of
from ._quoted import is_quoted

if TYPE_CHECKING:
    from ._places import Place

_AROUND = 40  # characters on either side that a term or a name may take
_OPENING = "\"'“‘„«‹"
_QUOTED = re.compile(r"[,.]?[\"'”’“»›]")
_OF = r"(?:d[aeiou]|del|della|des|van|von|zu)"
_BEFORE = re.compile(rf"([^\W\d_][\w'’.]*)[ -](?:{_OF} )?\Z", re.IGNORECASE)
_PARTICLE = re.compile(rf"[^\W\d_] {_OF} \Z", re.IGNORECASE)
_AFTER = re.compile(r"[ -]([^\W\d_][\w'’]*)")
_RUN_AFTER = re.compile(r"(?:[ -](?:and )?[^\W\d_a-z][\w'’]*){1,6}")
_WHERE = re.compile(
    r"\b(?:in|to|from|near|around|outside|via|towards?|leaving|reached|visit(?:ed|ing)?)\s+\Z",
    re.IGNORECASE,
)
_COMPANIES = frozenset(
    ("ag", "bhd", "co", "corp", "corporation", "gmbh", "holdings", "inc", "ltd", "plc", "sa", "spa")
)
# What follows a place's name without making another name of it.
_OF_THE_PLACE = frozenset(
    (
        *("airport", "airspace", "area", "bay", "city", "county", "district", "governorate"),
        *("island", "oblast", "peninsula", "prefecture", "province", "raion", "region", "state"),
        *("suburb", "time"),
    )
)
_LOWER_WORD = re.compile(r"(?<!\w)[a-z]{4,}")
PLAIN, KEPT, DOUBTFUL, OTHER = "p", "k", "d", ""


def use_of(text: str, start: int, end: int, place: Place) -> str:
    """How a place's name is used.

    Returns:
        `PLAIN`; `KEPT` in a quotation or a fixed term; `DOUBTFUL` where it may be a club's or a
        ship's name; `OTHER` where it is a part of another name.
    """
    before = text[max(0, start - _AROUND) : start]
    form = in_small_letters(text[start:end], place)
    is_usual = form == place.canonical
    is_sign = before[-1:] == "<"  # a company's, on a stock exchange
    if (
        is_sign
        or _stands_in(text, start, end, place.never, re.IGNORECASE)
        or (not is_usual and _goes_on(before, form, text, end))
    ):
        return OTHER
    if before[-1:] in _OPENING and before != "" and _QUOTED.match(text, end):
        return DOUBTFUL  # a name alone in quotation marks is a club, a ship or a work
    if form in place.shared and _WHERE.search(before) is None:
        return DOUBTFUL
    if is_quoted(text, start, end) or _stands_in(text, start, end, place.terms):
        return KEPT
    return PLAIN


def _stands_in(text: str, start: int, end: int, terms: tuple[str, ...], flags: int = 0) -> bool:
    """Whether an occurrence is a part of one of some terms, or overlaps one."""
    if not terms:
        return False
    first, stop = max(0, start - _AROUND), end + _AROUND
    return any(
        match.start() < end and match.end() > start
        for match in _any_of(terms, flags).finditer(text, first, stop)
    )


@cache
def _any_of(terms: tuple[str, ...], flags: int) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    words = (r"\s+".join(map(re.escape, term.split())) for term in longest_first)
    return re.compile(rf"\b(?:{'|'.join(words)})", flags)


def _goes_on(before: str, form: str, text: str, end: int) -> bool:
    """Whether a name goes on before or after the place's."""
    run = _RUN_AFTER.match(text, end)
    if run and not _COMPANIES.isdisjoint(run[0].lower().replace("-", " ").split()):
        return True
    return _goes_on_before(before, form) or (
        _WHERE.search(before) is None and _goes_on_after(text, end)
    )


def _goes_on_before(before: str, form: str) -> bool:
    match = _BEFORE.search(before)
    if match is None or not match[1][0].isupper():
        return False
    word = match[1].rstrip(".")
    lower = word.lower()
    if lower in HONORIFICS or _PARTICLE.search(before):
        return True
    if _is_plain(word):
        return False
    return not is_known(word) or form.lower() in known_people()


def _goes_on_after(text: str, end: int) -> bool:
    """Whether an institution's name goes on: not where the line is a headline in capitals."""
    match = _AFTER.match(text, end)
    if match is None or not match[1][0].isupper():
        return False
    lower = match[1].lower().removesuffix("'s").removesuffix("’s")
    if (
        lower in NOT_NAMES
        or lower in TITLES
        or lower in _OF_THE_PLACE
        or lower in nations()
        or match[1] in place_of()
    ):
        return False
    line = text[text.rfind("\n", 0, end) + 1 : end] + text[end:].partition("\n")[0]
    return _LOWER_WORD.search(line) is not None


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is no part of a foreign name."""
    lower = word.lower().removesuffix("'s").removesuffix("’s")
    return (
        lower in no_names()
        or lower in nations()
        or lower in common_neighbours()
        or word in place_of()
    )
