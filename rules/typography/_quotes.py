"""Quotation marks: how languages pair them, and which of a text's marks belong together."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

MARK = re.compile('["“”„‟«»]')
STRAIGHT = '"'

# For each language its pairs, the usual one first. Straight marks are fine everywhere.
# Sources: CLDR (quotationStart, quotationEnd) and the languages' style guides.
CONVENTIONS = {
    "en": ("“”",),
    "af": ("“”",),
    "zh": ("“”",),
    "ko": ("“”",),
    "tr": ("“”",),
    "hi": ("“”",),
    "id": ("“”",),
    "vi": ("“”",),
    "es": ("«»", "“”"),
    "pt": ("“”", "«»"),
    "it": ("«»", "“”"),
    "ca": ("«»", "“”"),
    "fr": ("«»", "“”"),
    "el": ("«»", "“”"),
    "no": ("«»", "“”"),
    "nb": ("«»", "“”"),
    "ru": ("«»", "„“"),
    "uk": ("«»", "„“", "“”"),
    "be": ("«»", "„“", "“”"),
    "hy": ("«»",),
    "de": ("„“", "»«", "«»"),
    "da": ("»«", "„“", "””", "“”"),
    "cs": ("„“", "»«"),
    "sk": ("„“", "»«"),
    "sl": ("„“", "»«"),
    "bg": ("„“", "«»"),
    "mk": ("„“",),
    "sq": ("“”", "„“", "«»", "„”"),
    "is": ("„“",),
    "et": ("„“", "«»"),
    "lt": ("„“",),
    "lv": ("„“", "«»", "“”"),
    "ka": ("„“",),
    "pl": ("„”", "«»"),
    "ro": ("„”", "«»"),
    "hu": ("„”", "»«"),
    "hr": ("„”", "“”", "»«"),
    "sr": ("„”", "„“", "“”"),
    "bs": ("„”", "“”"),
    "nl": ("“”", "„”"),
    "sv": ("””", "»»", "“”"),
    "fi": ("””", "»»"),
}
_OPENING_CONTEXT = frozenset("([{—–-/'‘’¿¡:=>")
_STOPS = frozenset(".,;:!?)]}")
_CLOSING_CONTEXT = frozenset(".,;:!?)]}…—–-/'’")


class Mark(NamedTuple):
    """A quotation mark and what its neighbours allow it to be."""

    at: int
    character: str
    may_open: bool
    may_close: bool


class Pair(NamedTuple):
    """Two marks that belong together; depth 0 is a quotation that stands in no other."""

    opening: Mark
    closing: Mark
    depth: int


def marks(text: str, start: int, end: int, most: int | None = None) -> list[Mark]:
    """The quotation marks of a part of a text; the first so many."""
    found = islice(MARK.finditer(text, start, end), most)
    return [_mark(text, match.start(), start, end) for match in found]


def _mark(text: str, at: int, start: int, end: int) -> Mark:
    # Marks that touch share their surroundings: `““Yes””`.
    before = at - 1
    while before >= max(start, at - 3) and MARK.match(text, before):
        before -= 1
    after = at + 1
    while after < min(end, at + 4) and MARK.match(text, after):
        after += 1
    left = text[before] if before >= start else " "
    right = text[after] if after < end else " "
    if left.isspace():
        # French sets spaces inside: `« oui »`.
        if text[at] == "«" and right.isspace():
            return Mark(at, "«", may_open=True, may_close=False)
        if text[at] == "»" and (right.isspace() or right in _STOPS):
            return Mark(at, "»", may_open=False, may_close=True)
    return Mark(
        at,
        text[at],
        (left.isspace() or left in _OPENING_CONTEXT) and not right.isspace(),
        not left.isspace() and (right.isspace() or right in _CLOSING_CONTEXT),
    )


def pair_marks(text: str, found: list[Mark]) -> tuple[list[Pair], list[Mark]]:
    """The pairs of a paragraph, and the marks that found no partner.

    Straight marks after a digit are inches where nothing is open.
    """
    pairs: list[Pair] = []
    stray: list[Mark] = []
    opened: list[Mark] = []
    for mark in found:
        closes = bool(opened) and _closes(mark, opened[-1])
        if closes:
            opening = opened.pop()
            pairs.append(Pair(opening, mark, len(opened)))
        elif mark.may_open or (mark.character in "“„«" and not mark.may_close):
            opened.append(mark)
        elif not (mark.character == STRAIGHT and text[mark.at - 1 : mark.at].isdigit()):
            stray.append(mark)
    return pairs, sorted([*opened, *stray])


def _closes(mark: Mark, opening: Mark) -> bool:
    if mark.may_open != mark.may_close:
        return mark.may_close
    if mark.character == STRAIGHT:
        return opening.character == STRAIGHT
    return mark.character in "”»" or (mark.character == "“" and opening.character == "„")
