"""Whether an occurrence of one spelling is another spelling's name, and how sure that is."""

from __future__ import annotations

import tomllib
from functools import cache
from math import exp, log2
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.romanise import blocking_key, fold, romanisation_key

from ._evidence import is_derived, word_evidence
from ._known import is_known
from ._neighbours import is_rare, telling, word_of
from ._spellings import contexts, is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ._gazetteer import KnownWord
    from ._spellings import Spelling, Use


CERTAIN = 0.95
STEADY = 3  # uses of a spelling in a document that are no slip
_HOPELESS = -5.0  # log odds that no evidence of the corpus makes up for


class Link(NamedTuple):
    """An occurrence's spelling is a form of another spelling's name.

    ``is_certain`` tells what NAM001 reports from what is left to NAM006; ``decided`` tells that it
    is known which of the two is right, whatever the counts; ``also`` has all spellings that the
    occurrence's name has.
    """

    canonical: str
    confidence: float
    why: tuple[str, ...]
    decided: bool
    is_certain: bool
    also: tuple[str, ...] = ()


@cache
def weights() -> dict[str, dict[str, float]]:
    """The tables of `weights.toml`."""
    return tomllib.loads(Path(__file__).with_name("weights.toml").read_text(encoding="utf-8"))


def words_score(a: str, b: str) -> float | None:
    """What two words say by themselves, in log odds; None where they cannot be one name."""
    evidence = word_evidence(a, b) if a < b else word_evidence(b, a)
    if evidence is None:
        return None
    table = weights()["words"]
    return sum(table[name] * value for name, value in evidence.items())


def comparable(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The forms of those pairs that may, on the best evidence, be one name."""
    worth: set[str] = set()
    for a, b in pairs:
        score = words_score(a, b)
        if score is not None and score > _HOPELESS:
            worth.update((a, b))
    return worth


def weigh(variant: Spelling, other: Spelling, use: Use) -> tuple[float, list[str]] | None:
    """The evidence that an occurrence of ``variant`` names what ``other`` names, in log odds."""
    score = words_score(variant.form, other.form)
    if score is None:
        return None
    table = weights()["corpus"]
    is_near = use.document in other.documents
    same_key = romanisation_key(variant.form) == romanisation_key(other.form)
    why = ["same romanisation key"] if same_key else []
    if is_near:
        why.append("both in one document")
        if not same_key:
            score += table["dominance"] * (_dominance(variant, other, use) - 2)
            if blocking_key(variant.form) != blocking_key(other.form):
                score += table["other-frame"]
    elif fold(variant.form) == fold(other.form):
        return None  # whether a newsroom writes diacritics is no drift between articles
    elif _are_both_usual(variant, other):
        return None
    else:
        score += table["other-document"]
        score += table["established"] * min(len(other.documents), 8) / 4
    score += _beside(variant, other, use, why, is_near=is_near)
    return score, why


def is_certain(variant: Spelling, other: Spelling, use: Use, confidence: float) -> bool:
    """Whether a link is more than a likely slip of one document.

    Two well-known names need a name beside both that is none (`Mark Boucher` and `Mark Butcher` are
    two people). For others one romanisation key is enough. Else a name has to stand beside both,
    and the other spelling has to be used three times as often in the document, if it stands there
    at all. If it does not and the document is steady in its own, the name beside both has to be no
    well-known one.
    """
    if confidence < CERTAIN or blocking_key(variant.form) != blocking_key(other.form):
        return False
    shared = [context for context in telling(use) if context in other.beside]
    if fold(variant.form) != fold(other.form) and is_known(variant.form) and is_known(other.form):
        return any(is_rare(use, context) for context in shared)
    if romanisation_key(variant.form) == romanisation_key(other.form):
        return True
    if use.document in other.documents:
        return bool(shared) and _dominance(variant, other, use) >= log2(3)
    # William Gallus all through an article is not William Gallas.
    is_steady = variant.documents[use.document] >= STEADY
    return any(is_rare(use, context) for context in shared) if is_steady else bool(shared)


def _are_both_usual(variant: Spelling, other: Spelling) -> bool:
    """Whether both are well-known names and neither is established among the articles.

    A given name has several usual spellings: a bare majority makes none of them wrong.
    """
    mine, theirs = len(variant.documents), len(other.documents)
    close = mine > 1 and theirs < 2 * mine
    return close and is_known(variant.form) and is_known(other.form)


def _dominance(variant: Spelling, other: Spelling, use: Use) -> float:
    """How many times more often the document has the other spelling: 0 for as often, 2 for 4×."""
    ratio = other.documents[use.document] / variant.documents[use.document]
    return max(0.0, min(2.0, log2(ratio)))


def _beside(
    variant: Spelling, other: Spelling, use: Use, why: list[str], *, is_near: bool
) -> float:
    """What the words beside the two spellings say; notes in ``why`` what they share."""
    words, table = weights()["words"], weights()["corpus"]
    names = telling(use)
    shared = [context for context in names if context in other.beside]
    if shared:
        first = shared[0]
        side = "after" if first[-1] == "_" else "before"
        why.append(f"both {side} `{word_of(use, first)}`")
        score = words["shared"] * len(shared)
        if is_rare(use, first):
            score += table["rare-neighbour"]
        if is_known(variant.form) and is_known(other.form):
            score += words["both-known-shared"]
        return score if is_near else score + table["shared-in-other-document"]
    score = 0.0
    if (names and other.is_named) or (not names and is_near and _are_two(variant, other, use)):
        score += table["contradicted"]
    elif is_near and variant.is_named_in(use.document) != other.is_named_in(use.document):
        score += table["introduced"]
    if any(is_title(context) and context in other.beside for context in contexts(use)):
        score += table["shared-title"]
        why.append(f"both after `{use.before}`")
    if is_derived(variant.form, other.form):
        score += table["derived"]
    return score


def _are_two(variant: Spelling, other: Spelling, use: Use) -> bool:
    """Whether a document introduces the bearers of two spellings by different names."""
    if not (variant.is_named_in(use.document) and other.is_named_in(use.document)):
        return False
    names = {context for one in variant.uses_in(use.document) for context in telling(one)}
    return bool(names) and names.isdisjoint(other.beside)


def probability(score: float) -> float:
    """Log odds as a probability."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 3)


def known_link(
    form: str, use: Use, known: Sequence[KnownWord], style: str, used: Mapping[str, Spelling]
) -> Link | None:
    """What the gazetteer says of an occurrence: a wrong spelling of a well-known name."""
    beside = {romanisation_key(word) for word in (use.before, use.after) if word}
    for word in known:
        wrong = word.wrong if not style else word.wrong | set(word.spellings.values())
        if form not in wrong or form == word.spellings.get(style):
            continue
        matches = beside & word.beside
        if not matches and form not in word.alone:
            continue
        canonical = preferred(word, style, used)
        if canonical != form:
            why = f"a known spelling of {word.full}"
            return Link(canonical, 0.97 if matches else 0.93, (why,), True, is_certain=True)
    return None


def is_right(form: str, use: Use, known: Sequence[KnownWord]) -> bool:
    """Whether an occurrence is a well-known given name as it is always spelled, by its surname."""
    beside = {romanisation_key(word) for word in (use.before, use.after) if word}
    return any(
        not word.is_surname and set(word.spellings.values()) == {form} and beside & word.beside
        for word in known
    )


def is_wrong_for(wrong: str, form: str, use: Use, known: Sequence[KnownWord]) -> bool:
    """Whether an occurrence is an accepted spelling, and ``wrong`` none, of one well-known name."""
    beside = {romanisation_key(word) for word in (use.before, use.after) if word}
    return any(
        wrong in word.wrong
        and form in word.spellings.values()
        and (word.is_surname or not beside.isdisjoint(word.beside))
        for word in known
    )


def preferred(word: KnownWord, style: str, used: Mapping[str, Spelling]) -> str:
    """The spelling to write: the chosen style's, else the accepted one that is used most."""
    usual = word.spellings[""]
    if style:
        return word.spellings.get(style, usual)
    return max(word.spellings.values(), key=lambda form: _standing(word, used.get(form)))


def _standing(word: KnownWord, spelling: Spelling | None) -> tuple[int, int]:
    """How established a spelling is; a given name's counts beside the rest of the name only."""
    if spelling is None:
        return 0, 0
    if word.is_surname:
        return spelling.weight
    return 0, sum(spelling.beside[context] for context in word.contexts)
