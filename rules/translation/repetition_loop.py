from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._tokens import WORD

# The search looks at a few characters out of every so many, and for these few again nearby.
_STRIDE = 128
_PROBE = 8
_REACH = 320
_LONGEST_WORD = 40
_DRIFT = 6  # characters
_TRIES = 3  # the nearest recurrences of a probe that are looked at
_LONGEST_PERIOD = 40  # words
# For a period of so many words the least number of copies that people do not write.
_COPIES = ((1, 6), (3, 4), (_LONGEST_PERIOD, 3))
_SHORTEST_LOOP = 80  # characters


_ENDLESS = 256


class _Loop(NamedTuple):
    start: int
    end: int
    first_copy_end: int
    copies: int
    period: int


class RepetitionLoop(DocumentRule):
    """A phrase over and over, as a decoder that is stuck writes it.

    What it does:
      Finds phrases of up to 40 words (and 320 characters) that are repeated at once: three times
      and more, four for two or three words, six for a single one; with whatever punctuation between
      them.

    Why it is a problem:
      Neural translators fall into loops on input that they cannot translate; what they were given
      is lost, and the loop outweighs the article in every count.

    How it decides:
      Words are compared without case and punctuation. At least 80 characters repeat, and the phrase
      has a letter: rules of dashes and columns of numbers are none. Paragraphs that come back later
      are DUP002's, single doubled words DUP007's. The text is probed at every 128th character, so a
      loop of less than 180 characters can be missed. Works for every language; an ideograph is a
      word.

    Fix safety:
      Unsafe: all but the first copy are deleted. What the loop stands for is still missing.
    """

    code = "MTQ002"
    name = "repetition-loop"
    family = "translation"
    severity = Severity.ERROR
    bad = (
        Bad(
            "The council said ⟦" + "the bridge is shut, " * 11 + "the bridge is shut⟧ on Monday.",
            fixed="The council said the bridge is shut on Monday.",
        ),
        Bad(
            "He asked: ⟦and then" + "? And then, and then" * 12 + "⟧?",
            fixed="He asked: and then?",
        ),
    )
    good = (
        Good("Location, location, location, they say. No, no, no, said the mayor. Ha ha ha ha!"),
        Good("-- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- --"),
        Good(
            "We shall walk on the hills, we shall walk on the shore, we shall walk in the fields "
            "and in the streets, we shall walk in the woods, said the old mayor of Westmere."
        ),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each loop."""
        text = document.text
        beyond = len(text) - 2 * _PROBE
        at = 0
        while at < beyond:
            if text[at : at + _ENDLESS].isalnum():  # no word of any language: data
                at += _ENDLESS
                continue
            again = text.find(text[at : at + _PROBE], at + 1, at + _REACH)
            loop = _loop_at(text, at, again) if again > 0 else None
            if loop is None:
                at += _STRIDE
                continue
            at = max(loop.end, at + _STRIDE)
            phrase = text[loop.start : loop.first_copy_end]
            yield Finding(
                start=loop.start,
                end=loop.end,
                message=f"{loop.copies} times “{phrase[:60]}{'…' * (len(phrase) > 60)}”",
                confidence=0.95 if loop.copies > 4 else 0.85,
                evidence={"phrase": phrase[:200], "copies": loop.copies, "words": loop.period},
                fix=Fix(Applicability.UNSAFE, (Edit(loop.first_copy_end, loop.end, ""),)),
            )


def _loop_at(text: str, at: int, again: int) -> _Loop | None:
    """The loop around a place whose characters come back."""
    probe = text[at : at + _PROBE]
    if not any(map(str.isalpha, probe)):
        return None
    # Words are counted from the start of a word to the start of its copy.
    into = 0
    while into < min(at, _LONGEST_WORD) and text[at - into - 1].isalnum():
        into += 1
    for _ in range(_TRIES):
        if again < 0:
            return None
        # Another copy stands as far before or behind, give or take a mark.
        if not (_is_near(text, probe, 2 * again - at) or _is_near(text, probe, 2 * at - again)):
            again = text.find(probe, again + 1, at + _REACH)
            continue
        period = sum(
            1 for _ in islice(WORD.finditer(text, at - into, again - into), _LONGEST_PERIOD + 1)
        )
        loop = _measure(text, at - into, period) if 0 < period <= _LONGEST_PERIOD else None
        if loop is not None:
            return loop
        again = text.find(probe, again + 1, at + _REACH)
    return None


def _is_near(text: str, probe: str, place: int) -> bool:
    return text.find(probe, max(place - _DRIFT, 0), max(place + _DRIFT + _PROBE, 0)) >= 0


def _measure(text: str, at: int, period: int) -> _Loop | None:
    """The words from some place on as a loop of that period; None if they are none."""
    words = _words(text, at)
    head = list(islice(words, period))
    if len(head) < period:
        return None
    seen = list(head)
    for word in words:
        if word[2] != seen[-period][2]:
            break
        seen.append(word)
    # What repeats may begin before the probe, by less than a period and the stride.
    before = list(_words(text, max(0, at - 4 * _STRIDE), seen[0][0]))
    for word in reversed(before):
        if word[2] != seen[period - 1][2]:
            break
        seen.insert(0, word)
    period = _shortest_period([word[2] for word in seen[:period]])
    copies = len(seen) // period
    least = next(count for longest, count in _COPIES if period <= longest)
    start, end = seen[0][0], seen[copies * period - 1][1]
    if copies < least or end - start < _SHORTEST_LOOP:
        return None
    if not any(map(str.isalpha, text[start : seen[period - 1][1]])):
        return None
    return _Loop(start, end, seen[period - 1][1], copies, period)


def _shortest_period(phrase: list[str]) -> int:
    """The length of what the phrase itself repeats; its own length if nothing."""
    length = len(phrase)
    return next(
        part
        for part in range(1, length + 1)
        if length % part == 0 and phrase[:part] * (length // part) == phrase
    )


def _words(text: str, start: int, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of the words."""
    stop = len(text) if end is None else end
    for match in WORD.finditer(text, start, stop):
        yield match.start(), match.end(), match.group().lower()
