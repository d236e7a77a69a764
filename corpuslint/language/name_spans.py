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

from corpuslint.language.not_names import PARTICLES, TITLES, no_names

if TYPE_CHECKING:
    from corpuslint.document import Document

_CAPITALS = "".join(
    chr(code)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)
# A point belongs to a word only after an initial and in `St.`, `Ft.`, `Mt.`
_WORD = rf"[{_CAPITALS}](?:\.|(?<=[SFM])t\.|[^\W\d_]*(?:['’\-][^\W\d_]+)*)"
_PARTICLE = "|".join(sorted(PARTICLES))
_JOIN = rf" (?:(?:{_PARTICLE})[ \-'’]){{0,2}}"
_RUN = re.compile(rf"{_WORD}(?:{_JOIN}{_WORD})*")

_CLITIC = re.compile(r"['’](?:s|m|d|t|ve|re|ll)\Z", re.IGNORECASE)
_LONGEST_ACRONYM = 6
_GLUED = frozenset("@#/\\_&=~")


class NamePlace(NamedTuple):
    """One use of a name's word.

    ``before`` and ``after`` are the words beside it in its run, empty at the run's ends; a title
    before it is in lower case. ``opens``
    tells that it stands alone at the start of a sentence, where any word has a capital.
    """

    start: int
    end: int
    before: str
    after: str
    opens: bool


class NameRun(NamedTuple):
    """A run of capitalised words as it stands in the text, and where it starts."""

    text: str
    start: int


def name_runs(document: Document) -> list[NameRun]:
    """The runs of capitalised words of a document, in order.

    Parts of addresses, handles, paths and other glued words are left out.
    """
    text = document.text
    found = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        if start and (text[start - 1] in _GLUED or text[start - 1].isalnum()):
            continue
        if end < len(text) and text[end] in _GLUED:
            continue
        found.append(NameRun(match.group(), start))
    return found


def name_words(document: Document) -> dict[str, list[NamePlace]]:
    """The words of all names of a document, as written, each with its places in order."""
    text = document.text
    found: dict[str, list[NamePlace]] = {}
    for run, start in document.once(name_runs):
        plan = plan_run(run)
        if not plan:
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
        word = _CLITIC.sub("", word).rstrip("'’-.")
        words.append((word, start, start + len(word)))
    ordinary = no_names()
    if len(words) == 1 and words[0][0].isupper() and len(words[0][0]) <= _LONGEST_ACRONYM:
        return ()
    plan = []
    for index, (word, start, end) in enumerate(words):
        if len(word) > 4 or (len(word) > 2 and not word.isupper()):
            if word.lower() in ordinary:
                continue
            before = _beside(words, index, -1)
            after = _beside(words, index, 1)
            plan.append((word, start, end, before, after))
    return tuple(plan)


def _beside(words: list[tuple[str, int, int]], index: int, step: int) -> str:
    """The nearest word on one side that is no particle; empty where an ordinary word stands."""
    index += step
    while 0 <= index < len(words):
        word = words[index][0]
        lower = word.lower()
        if lower not in PARTICLES:
            if lower in TITLES and step < 0:
                return lower
            return "" if lower in no_names() or len(word) < 2 else word
        index += step
    return ""


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'“”„«‘(")
    return not before or before[-1] in ".!?:\n\r"
