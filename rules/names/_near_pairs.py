"""Words of one document that are close to each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from corpuslint.language.name_distance import letters

from ._decision import probability, words_score

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_LEAST = 4
_LARGEST_BUCKET = 40
_NO_CHANCE = 0.05


def near_groups(words: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Groups of words that may be one name, each sorted; a word is in one group at most."""
    group: dict[str, set[str]] = {}
    for a, b in near_pairs(words):
        if _has_chance(a, b):
            united = group.get(a, {a}) | group.get(b, {b})
            for word in united:
                group[word] = united
    return sorted({tuple(sorted(united)) for united in group.values()})


def _has_chance(a: str, b: str) -> bool:
    score = words_score(a, b)
    return score is not None and probability(score) > _NO_CHANCE


def near_pairs(words: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of words, given with their sides, that may be one name.

    Words that differ in one place have their first or their last letters in common, or stand
    beside the same name; only those are compared. That is linear in the number of words, since
    what more than forty words share says nothing.
    """
    seen = set()
    for buckets, share in ((_by_ends(words), 1 / 3), (_by_neighbour(words), 1 / 2)):
        for bucket in buckets:
            if 1 < len(bucket) <= _LARGEST_BUCKET:
                for pair in combinations(sorted(set(bucket)), 2):
                    if pair not in seen and _are_near(*pair, share):
                        seen.add(pair)
                        yield pair


def _by_ends(words: Iterable[str]) -> Iterable[list[str]]:
    buckets: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _LEAST:
            size = 3 if len(word) > 5 else 2
            lower = word.lower()
            buckets.setdefault(lower[:size] + "-", []).append(word)
            buckets.setdefault("-" + lower[-size:], []).append(word)
    return buckets.values()


def _by_neighbour(words: Mapping[str, Collection[str]]) -> Iterable[list[str]]:
    buckets: dict[str, list[str]] = {}
    for word, sides in words.items():
        for side in set(sides):
            before, _, after = side.partition("/")
            if before and not before.islower():
                buckets.setdefault(before + " _", []).append(word)
            if after:
                buckets.setdefault("_ " + after, []).append(word)
    return buckets.values()


def _are_near(a: str, b: str, share: float) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  only documents with like words need it

    if a[:1] != b[:1] and a[-1:] != b[-1:]:
        return False
    limit = max(1, int((len(a) + len(b)) / 2 * share))
    if abs(len(a) - len(b)) > limit and not _is_start(a, b):
        return False
    near = OSA.distance(letters(a), letters(b), score_cutoff=limit) <= limit
    return near or _is_start(a, b)


def _is_start(a: str, b: str) -> bool:
    short, long = sorted((a.lower(), b.lower()), key=len)
    return len(short) >= _LEAST and long.startswith(short)
