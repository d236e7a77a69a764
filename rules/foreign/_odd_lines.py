"""The lines of an English document that do not look English at a glance.

Nearly every line of English holds one of a few small words; what is left is looked up in the
vocabulary. This module decides nothing: it only spares the scorer the lines that cannot score.
"""

from __future__ import annotations

import re
from functools import cache

from corpuslint.language.vocabulary import common_english
from corpuslint.rule import Document

_WORD = re.compile(r"[^\W\d_]{2,}")
_EDGES = ".,;:!?()<>[]*/'\"“”‘’–—-+$£€%&"
_SMALL_WORDS = frozenset({"and", "from", "have", "said", "that", "the", "were", "with"})
_SHORT = 40
# A line of hard-wrapped prose is about so long.
_WRAPPED_FROM, _WRAPPED_TO = 45, 80
_LONGEST = 400
# What a new paragraph begins with: nothing, in an empty line, or white space.
_BREAKS = ("", " ", "\t")
# So many words as they stand in texts, with their punctuation, are remembered.
_MOST_REMEMBERED = 300_000


def odd_lines(document: Document) -> tuple[int, ...]:
    """The indices of the lines worth scoring; call it as ``document.once(odd_lines)``."""
    texts = document.line_texts
    rest = [
        index
        for index, line in enumerate(texts)
        if line
        and " the " not in line
        and (" to " not in line or len(line) <= _SHORT)
        and " and " not in line
        and " said" not in line
        and " that " not in line
        and " from " not in line
        and " with " not in line
    ]
    if not rest:
        return ()
    is_english = _words().is_english
    found = []
    for index, following in zip(rest, [*rest[1:], len(texts)], strict=True):
        line = texts[index]
        if index and _continues(texts[index - 1], line):
            continue
        # The first line of a wrapped paragraph whose second one is English.
        if following > index + 1 and _continues(line, texts[index + 1]):
            continue
        if not is_english(line[:_LONGEST]):
            found.append(index)
    return tuple(found)


def _continues(previous: str, line: str) -> bool:
    """Whether the line goes on with hard-wrapped prose."""
    return (
        _WRAPPED_FROM < len(previous) <= _WRAPPED_TO
        and (previous[-1].isalnum() or previous[-1] == ",")
        and line[:1] not in _BREAKS
        and (len(line) > _SHORT or not line[0].isupper() or line[-1] == ".")
    )


class _Words:
    """Words as they stand between spaces, sorted; what was met once need not be taken apart again.

    Attributes:
        plain: common English words, numbers and punctuation.
        numbers: those of them that are no words.
        names: unknown words that begin with a capital.
        foreign: unknown words in lower case.
    """

    def __init__(self) -> None:
        self.plain = set(common_english())
        self.numbers: set[str] = set()
        self.names: set[str] = set()
        self.foreign: set[str] = set()

    def is_english(self, line: str) -> bool:
        """Whether the line is plainly English.

        A small English word stands in it, all its words are common, or three are, half of all, and
        the others are capitalised: names.
        """
        words = line.split()
        plain = self.plain
        if plain.issuperset(words) or not _SMALL_WORDS.isdisjoint(words):
            return True
        unknown = [word for word in words if word not in plain]
        if not self.names.issuperset(unknown):
            for word in unknown:
                if word not in self.names and word not in self.foreign:
                    self._sort(word)
            unknown = [word for word in unknown if word not in plain]
        if not self.foreign.isdisjoint(unknown):
            return False
        known = len(words) - len(unknown)
        if known >= max(3, len(unknown)) and not self.numbers.isdisjoint(words):
            known -= sum(word in self.numbers for word in words)
        return not unknown or known >= max(3, len(unknown))

    def _sort(self, word: str) -> None:
        common = common_english()
        stripped = word.strip(_EDGES)
        if not stripped or stripped[0].isdigit():
            self.numbers.add(word)
            self.plain.add(word)
        elif stripped in common or common.issuperset(_WORD.findall(stripped)):
            self.plain.add(word)
        elif stripped[0].islower():
            self.foreign.add(word)
        else:
            self.names.add(word)

    def __len__(self) -> int:
        return len(self.plain) + len(self.names) + len(self.foreign)


def _words() -> _Words:
    """What was learned of words, unless it has become too much to keep."""
    words = _new_words()
    if len(words) > _MOST_REMEMBERED:
        _new_words.cache_clear()
        words = _new_words()
    return words


@cache
def _new_words() -> _Words:
    return _Words()
