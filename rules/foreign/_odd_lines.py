"""The lines of an English document that do not look English at a glance.

Nearly every line of English holds one of a few small words; what is left is looked up in the
vocabulary. This module decides nothing: it only spares the scorer the lines that cannot score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpuslint.language.vocabulary import common_english
from corpuslint.rule import Document

_WORD = re.compile(r"[^\W\d_]{2,}")
_EDGES = ".,;:!?()<>[]*/'\"“”‘’–—-+$£€%&"
_SMALL_WORDS = frozenset({"and", "from", "have", "said", "that", "the", "were", "with"})
_SHORT = 40
# A line of hard-wrapped prose is about so long.
_WRAPPED_FROM, _WRAPPED_TO = 45, 80
_LONGEST = 400


def odd_lines(document: Document) -> tuple[int, ...]:
    """The indices of the lines worth scoring; call it as ``document.once(odd_lines)``."""
    return tuple(_odd_lines(document))


def _odd_lines(document: Document) -> Iterator[int]:
    before = ""
    for index, line in enumerate(document.line_texts):
        if not line:
            before = ""
            continue
        previous, before = before, line
        if len(line) > _SHORT:
            if (
                " the " in line
                or " to " in line
                or " and " in line
                or " said" in line
                or " that " in line
                or " from " in line
                or " with " in line
            ):
                continue
            if _continues(previous, line) or _is_common(line[:_LONGEST]):
                continue
        elif _continues(previous, line) or _is_plain(line):
            continue
        yield index


def _continues(previous: str, line: str) -> bool:
    """Whether the line goes on with hard-wrapped prose."""
    return (
        _WRAPPED_FROM < len(previous) <= _WRAPPED_TO
        and (previous[-1].isalnum() or previous[-1] == ",")
        and line[0] != " "
        and (len(line) > _SHORT or not line[0].isupper() or line[-1] == ".")
    )


@lru_cache(maxsize=8_192)
def _is_plain(line: str) -> bool:
    return _is_common(line)


def _is_common(line: str) -> bool:
    """Whether the line is plainly English.

    A small English word stands in it, all its words are common, or three are, half of all, and the
    others are capitalised: names.
    """
    words = line.split()
    if not _SMALL_WORDS.isdisjoint(words):
        return True
    common = common_english()
    other = [word for word in words if word not in common]
    if not other:
        return True
    known = len(words) - len(other)
    unknown = []
    for word in other:
        stripped = word.strip(_EDGES)
        if not stripped or stripped[0].isdigit():
            continue
        if stripped in common or common.issuperset(_WORD.findall(stripped)):
            known += 1
        else:
            unknown.append(stripped)
    if not unknown:
        return True
    return known >= max(3, len(unknown)) and not any(word[0].islower() for word in unknown)
