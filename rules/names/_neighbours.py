"""Which words beside a name tell its bearer from others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpuslint.language.not_names import nations

from ._known import common_neighbours, is_known
from ._spellings import contexts, is_title

if TYPE_CHECKING:
    from ._spellings import Use

# What stands before a person, in lower case and without a point.
HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dr"))
_LONGEST_ACRONYM = 3


def telling(use: Use) -> list[str]:
    """The contexts of an occurrence that tell its bearer from others.

    No titles, and no words that stand beside anybody: nations (`Australian`), forms of companies
    (`Corp`), acronyms and initials.
    """
    words = [word for word in (use.before, use.after) if word]
    found = zip(words, contexts(use), strict=True)
    return [context for word, context in found if not is_title(context) and is_telling(word)]


@lru_cache(maxsize=1 << 15)
def is_telling(word: str) -> bool:
    """Whether a word beside a name stands beside few others."""
    lower = word.lower()
    return not (
        lower in common_neighbours()
        or lower in nations()
        or (len(word) <= _LONGEST_ACRONYM and word.isupper())
    )


def is_rare(use: Use, context: str) -> bool:
    """Whether the word of a context is no well-known name."""
    return not is_known(word_of(use, context))


def word_of(use: Use, context: str) -> str:
    """The word of one of the contexts of an occurrence."""
    return use.before if context[-1] == "_" else use.after
