"""What speaks for and against two spellings being one name, as named numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from corpuslint.language.name_distance import letters, name_distance
from corpuslint.language.not_names import nations, no_names
from corpuslint.language.romanise import fold, romanisation_key

from ._known import is_known, look_alikes

# Endings that make another word of a name: inhabitants, adjectives, followers, languages, plurals,
# a woman's or a village's name (`Khomutov`, `Khomutovo`), and case endings.
_DERIVING = frozenset(
    (
        *("an", "ans", "ian", "ians", "ean", "eans", "ese", "ic", "ics", "ish", "ism", "ist"),
        *("ists", "ite", "ites", "ine", "ines", "er", "ers", "n", "ns", "nian", "i", "is", "s"),
        *("es", "a", "o", "u", "om", "oy", "ova"),
    )
)
_MASCULINE_FEMININE = (
    (re.compile(r"(?:ov|ev|yov|in|yn)$"), re.compile(r"(?:ov|ev|yov|in|yn)a$")),
    (re.compile(r"[sc]k(?:[iy]+j?|yi|ij|iy|oy|oi|)$"), re.compile(r"[sc]k(?:a|aya|aja|aia)$")),
    (re.compile(r"[lnrtv](?:[iy]+j?|yi|ij|iy|oy)$"), re.compile(r"[lnrtv](?:aya|aja|aia)$")),
    (re.compile(r"poulos$"), re.compile(r"poulou$")),
)
_ARTICLE = re.compile(r"(?:al|el|as|an|ar|ash|at|az)-", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouy]")
_PREFIXES = frozenset(
    ("anti", "co", "ex", "inter", "mid", "multi", "non", "over", "post", "pre", "pro", "re", "sub")
)


@lru_cache(maxsize=1 << 15)
def word_evidence(a: str, b: str) -> dict[str, float] | None:
    """What the two words themselves say; None where they cannot be one name.

    The names of the numbers are those of `weights.toml`.
    """
    left, right = letters(a), letters(b)
    if not left or not right or are_kin(left, right) or _are_no_names(a, b, left, right):
        return None
    if left != right and a.count("-") != b.count("-"):
        return None
    distance = name_distance(a, b)
    known = is_known(a) + is_known(b)
    same_key = romanisation_key(a) == romanisation_key(b)
    same_letters = left == right or fold_umlauts(a) == fold_umlauts(b)
    return {
        "bias": 1.0,
        "distance": min(distance, 3.0),
        "relative-distance": min(distance / max(len(left), len(right)) * 6, 3.0),
        "same-key": float(same_key),
        "same-letters": float(same_letters),
        "both-known": float(known == 2 and not same_letters),
        "both-known-same-key": float(known == 2 and same_key and not same_letters),
        "one-known": float(known == 1 and not same_letters),
        "start": float(_starts(left, right) or _starts(right, left)),
        "other-initial": float(romanisation_key(a)[:1] != romanisation_key(b)[:1]),
        "short": float(min(len(left), len(right)) < 5),
    }


def _are_no_names(a: str, b: str, left: str, right: str) -> bool:
    """Whether the words differ in more than spelling, or are no words that a name is spelled by.

    An article that only one of them has is grammar (`Al-Chalabi`, `Chalabi`), a word without
    vowels is an abbreviation (`Dlr`), and ordinary words that are joined by a hyphen or not
    (`Pre-Tax`, `Pretax`) or stand beside other letters (`AA-minus`) are no names.
    """
    return (
        (_ARTICLE.match(a) is None) != (_ARTICLE.match(b) is None)
        or _VOWEL.search(left) is None
        or _VOWEL.search(right) is None
        or frozenset((left, right)) in look_alikes()
        or any("-" in word and _is_ordinary_compound(word) for word in (a, b))
    )


@lru_cache(maxsize=1 << 12)
def _is_ordinary_compound(word: str) -> bool:
    """Whether a word with a hyphen is an ordinary one, or ends in one (`BB-minus`, `Pre-Tax`)."""
    lower = word.lower()
    first, _, last = lower.rpartition("-")
    if first in _PREFIXES and last in no_names():
        return True
    return lower.replace("-", "") in no_names() or (len(last) > 3 and last in no_names())


def fold_umlauts(word: str) -> str:
    """The letters of a word with `ä` and `ae` the same, as German writes them."""
    lower = word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return fold(lower)


def are_kin(a: str, b: str) -> bool:
    """Whether the letters are a man's and a woman's surname, or two names of nations."""
    if a == b:
        return False
    if _nation(a) and _nation(b):
        return True
    return are_sexes(a, b) or are_sexes(b, a)


def is_derived(a: str, b: str) -> bool:
    """Whether the one word is the other with a deriving ending, a plural's among them."""
    short, long = sorted((letters(a), letters(b)), key=len)
    return long.startswith(short) and long[len(short) :] in _DERIVING


def are_sexes(a: str, b: str) -> bool:
    """Whether the words are a masculine surname and the feminine one that belongs to it."""
    stem = 0
    while stem < min(len(a), len(b)) and a[stem] == b[stem]:
        stem += 1
    if stem < 3 or max(len(a), len(b)) - stem > 4:
        return False
    if any(man.search(a) and woman.search(b) for man, woman in _MASCULINE_FEMININE):
        return True
    return b == a + "ova" or (a.endswith("y") and b == a[:-1] + "a") or b == a[:-1] + "ova"


def _starts(word: str, start: str) -> bool:
    return len(word) > len(start) >= 4 and word.startswith(start)


def _nation(word: str) -> str | None:
    return nations().get(word)
