"""Whole names in a text: words of names that stand side by side (`Ursula von der Leyen`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Span
from corpuslint.language.name_spans import placed_names
from corpuslint.language.not_names import PARTICLES, nations

if TYPE_CHECKING:
    from corpuslint.document import Document

_PARTICLE = "|".join(sorted(PARTICLES))
# What stands between two words of a name: a space, particles, an initial, a hyphen after `al`.
_JOIN = re.compile(rf" (?:[A-Z]\. ?)*(?:(?:{_PARTICLE})[ \-'’]){{0,2}}", re.IGNORECASE)
_LONGEST_ACRONYM = 4


class WholeName(NamedTuple):
    """Words of a name that stand side by side.

    Attributes:
        start, end: its place.
        words: the places of the words that can drift, which begin after an article (`al-Assad`).
        has_title: whether a title stands before it (`President`).
    """

    start: int
    end: int
    words: tuple[Span, ...]
    has_title: bool


def whole_names(document: Document) -> list[WholeName]:
    """The whole names of a document, in the order of the text.

    A line in capitals does not tell where a name ends: there each word is a name.
    """
    text = document.text
    found: list[WholeName] = []
    for (_, use), span in placed_names(document):
        sides = use.partition("\t")[2]
        before, _, after = sides.partition("/")
        last = found[-1] if found else None
        is_loud = text[span.start : span.end].isupper()
        if last is not None and not is_loud and _JOIN.fullmatch(text, last.end, span.start):
            words = (*last.words, span)
            found[-1] = last._replace(end=_end(text, span.end, after), words=words)
        else:
            start = _start(text, span.start, before)
            end = _end(text, span.end, after)
            found.append(WholeName(start, end, (span,), before.islower()))
    return found


def _start(text: str, start: int, before: str) -> int:
    """Where a name begins that a short word (`Xi`) or an article stands before."""
    if before and not before.islower() and _is_of_name(before):
        first = text.rfind(before, max(0, start - len(before) - 12), start)
        if first >= 0 and _JOIN.fullmatch(text, first + len(before), start):
            return first
    article = text.rfind(" ", 0, start) + 1
    is_article = text[article:start].lower().removesuffix("-") in PARTICLES
    return article if text[start - 1 : start] == "-" and is_article else start


def _end(text: str, end: int, after: str) -> int:
    """Where a name ends that a short word (`Kim Il`) stands after."""
    if after and len(after) == 2 and _is_of_name(after) and text.startswith(f" {after}", end):
        return end + 1 + len(after)
    return end


def _is_of_name(word: str) -> bool:
    """Whether a word beside a name is one of its words: no nation, no abbreviation."""
    is_acronym = len(word) <= _LONGEST_ACRONYM and word.isupper()
    return word.lower() not in nations() and not is_acronym
