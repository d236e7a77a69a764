"""Where names stand in a text: words with a capital, and what stands beside them.

A name is a run of capitalised words on one line (`President Volodymyr Zelensky's`, `Ursula von der
Leyen`, `Bashar al-Assad`). The unit is the word: it is what drifts, and its neighbours in the run
are what tells one bearer from another. Words that open a sentence are told from names by a list of
function words and, where several documents are at hand, by the corpus: see `NameWord.context`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.not_names import NOT_NAMES, PARTICLES

if TYPE_CHECKING:
    from corpuslint.document import Document

_CAPITALS = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
_WORD = rf"[{_CAPITALS}][^\W\d_]*(?:['’\-][^\W\d_]+)*\.?"
_PARTICLE = "|".join(sorted(PARTICLES))
_JOIN = rf" (?:(?:{_PARTICLE})[ \-'’]){{0,2}}"
_RUN = re.compile(rf"{_WORD}(?:{_JOIN}{_WORD})*")

_POSSESSIVE = ("'s", "’s", "'S", "’S")
_GLUED = frozenset("@#/\\_&=~")


class NamePlace(NamedTuple):
    """One use of a name's word.

    ``before`` and ``after`` are the words beside it in its run, empty at the run's ends. ``opens``
    tells that it stands alone at the start of a sentence, where any word has a capital.
    """

    start: int
    end: int
    before: str
    after: str
    opens: bool


def name_words(document: Document) -> dict[str, list[NamePlace]]:
    """The words of all names of a document, as written, each with its places in order."""
    text = document.text
    found: dict[str, list[NamePlace]] = {}
    for match in _RUN.finditer(text):
        plan = plan_run(match.group())
        if not plan:
            continue
        start, end = match.span()
        if start and (text[start - 1] in _GLUED or text[start - 1].isalnum()):
            continue
        if end < len(text) and text[end] in _GLUED:
            continue
        opens = len(plan) == 1 and plan[0][1] == 0 and _opens_sentence(text, start)
        for word, first, last, before, after in plan:
            place = NamePlace(start + first, start + last, before, after, opens)
            known = found.get(word)
            if known is None:
                found[word] = [place]
            else:
                known.append(place)
    return found


@lru_cache(maxsize=1 << 16)
def plan_run(run: str) -> tuple[tuple[str, int, int, str, str], ...]:
    """The name words of a run of capitalised words: word, start, end, word before, word after."""
    words = []
    position = 0
    for piece in run.split(" "):
        start = position
        position += len(piece) + 1
        word = piece
        if word[:1].islower() and "-" in word:
            cut = word.index("-") + 1  # al-Assad
            start += cut
            word = word[cut:]
        if word[:3] in {"Al-", "El-", "AL-"} and len(word) > 5:
            start += 3
            word = word[3:]
        if word.endswith(_POSSESSIVE):
            word = word[:-2]
        word = word.rstrip("'’-.")
        words.append((word, start, start + len(word)))
    plan = []
    for index, (word, start, end) in enumerate(words):
        if len(word) < 3 or word.lower() in NOT_NAMES or word.lower() in PARTICLES:
            continue
        before = _beside(words, index, -1)
        after = _beside(words, index, 1)
        plan.append((word, start, end, before, after))
    return tuple(plan)


def _beside(words: list[tuple[str, int, int]], index: int, step: int) -> str:
    """The nearest word on one side that is no particle; empty where a function word stands."""
    index += step
    while 0 <= index < len(words):
        word = words[index][0]
        if word.lower() not in PARTICLES:
            return "" if word.lower() in NOT_NAMES else word
        index += step
    return ""


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“”„«‘(")
    return not before or before[-1] in ".!?:\n\r"
