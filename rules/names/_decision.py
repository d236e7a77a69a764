"""Whether an occurrence of one spelling is another spelling's name, and how sure that is."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.romanise import fold, romanisation_key

from ._spellings import Spelling, Use, contexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._gazetteer import KnownWord


class Link(NamedTuple):
    """An occurrence's spelling is a form of another word's name."""

    canonical: str
    confidence: float
    why: tuple[str, ...]
    known: bool


def weigh(variant: Spelling, other: Spelling, use: Use) -> tuple[float, list[str]]:
    """The evidence that an occurrence of ``variant`` names what ``other`` names, in log odds."""
    why = []
    score = -4.0
    if romanisation_key(variant.form) == romanisation_key(other.form):
        score += 3.0
        why.append("same romanisation key")
        if fold(variant.form) == fold(other.form):
            score += 2.0
    else:
        score -= 4.0
    if use.document in other.documents:
        score += 3.0
        why.append("both in one document")
    shared = [context for context in contexts(use) if context in other.beside]
    if shared:
        score += 4.0
        why.append(f"both beside `{use.before or use.after}`")
    return score, why


def probability(score: float) -> float:
    """Log odds as a probability."""
    return round(1 / (1 + exp(-score)), 3)


def known_link(
    form: str, use: Use, known: Sequence[KnownWord], style: str, spellings: dict[str, Spelling]
) -> Link | None:
    """What the gazetteer says of an occurrence: a wrong spelling of a well-known name."""
    beside = {romanisation_key(word) for word in (use.before, use.after) if word}
    for word in known:
        if form not in word.wrong:
            continue
        matches = beside & word.beside
        if not matches and form not in word.alone:
            continue
        return Link(
            preferred(word, style, spellings),
            0.97 if matches else 0.93,
            (f"known spelling of {word.full}",),
            known=True,
        )
    return None


def preferred(word: KnownWord, style: str, spellings: dict[str, Spelling]) -> str:
    """The spelling to write: the chosen style's, else the accepted one used most."""
    if style:
        return word.spellings.get(style, word.word)
    used = [spelling for spelling in word.spellings.values() if spelling in spellings]
    if not used:
        return word.word
    return max(used, key=lambda spelling: (spellings[spelling].weight, spelling == word.word))
