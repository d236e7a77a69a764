"""What the entries of `names.toml` say of single spellings: each variant, its parts, its plural."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.name_distance import name_distance
from corpuslint.language.own_spellings import undisputed
from corpuslint.language.romanise import blocking_key

from ._known import is_known
from ._plurals import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from corpuslint.rule import NameEntry

_NEAR = 1.0  # of `name_distance`: a variant of one word that stands for one of several words


class OwnSpelling(NamedTuple):
    """A spelling that the project's own names map to another.

    Attributes:
        canonical: what to write.
        entry: whose name it is.
        is_part: whether it is a word of a longer name: others may bear it too.
        is_given: whether that is none of its last words.
        is_plural: whether it speaks of a family (`the Zelenskis`).
    """

    canonical: str
    entry: NameEntry
    is_part: bool = False
    is_given: bool = False
    is_plural: bool = False


def own_spellings(
    names: Iterable[NameEntry], are_apart: Callable[[str, str], bool]
) -> dict[str, OwnSpelling]:
    """The spellings to replace.

    Those that the entries dispute are left out, and words that are distinct.

    Args:
        names: of the project.
        are_apart: whether two words are two names.
    """
    claims: list[tuple[str, OwnSpelling]] = []
    right: set[str] = set()
    for entry in names:
        right.update([entry.canonical, *entry.canonical.split()])
        for variant in entry.variants:
            claims += [
                (spelling, own)
                for spelling, own in _with_parts(variant, entry)
                if not own.is_part or not are_apart(spelling, own.canonical)
            ]
    told = {variant for variant, _ in claims}
    for variant, own in tuple(claims):
        several = plural(variant)
        is_family = own.entry.kind != "place" and not own.is_given
        if is_family and several not in told and _has_plural(variant):
            claims.append((several, own._replace(canonical=plural(own.canonical), is_plural=True)))
    agreed = undisputed(((variant, own.canonical) for variant, own in claims), right)
    found: dict[str, OwnSpelling] = {}
    for variant, own in claims:
        # Where a variant stands in one entry for itself and in another one for a part, it is whole.
        if variant in agreed and (variant not in found or found[variant].is_part):
            found[variant] = own
    return found


def _with_parts(variant: str, entry: NameEntry) -> Iterator[tuple[str, OwnSpelling]]:
    """The variant, and what of it differs: a well-known given name only beside the others.

    `Kaia Kalas` says nothing of `Kaia Olsen`. A variant of one word that is near to a word of the
    canonical form stands for that word: `Kalas` is no `Kaja Kallas`, which would name her twice in
    `Kaia Kalas`.
    """
    parts, others = variant.split(), entry.canonical.split()
    if len(parts) == 1 and len(others) > 1:
        place = _nearest(variant, others)
        if place is not None:
            if others[place] != variant:
                yield from _part(variant, others[place], entry, place == len(others) - 1)
            return
    yield variant, OwnSpelling(entry.canonical, entry)
    if len(parts) != len(others):
        return
    differing = [i for i, part in enumerate(parts) if part != others[i]]
    if len(parts) == 1:
        return
    for i in differing:
        if i == len(parts) - 1 or not is_known(parts[i]):
            yield from _part(parts[i], others[i], entry, i == len(parts) - 1)
        else:
            rest = " ".join([*others[:i], parts[i], *others[i + 1 :]])
            yield rest, OwnSpelling(entry.canonical, entry)


def _part(
    word: str, other: str, entry: NameEntry, is_last: bool
) -> Iterator[tuple[str, OwnSpelling]]:
    """A word of a name, and the word without its article (`al-Sissi`, `Sissi`)."""
    yield word, OwnSpelling(other, entry, is_part=True, is_given=not is_last)
    article, _, bare = word.partition("-")
    other_article, _, other_bare = other.partition("-")
    if bare and other_bare and bare != other_bare and article.islower() and other_article.islower():
        yield bare, OwnSpelling(other_bare, entry, is_part=True, is_given=not is_last)


def _nearest(variant: str, words: Sequence[str]) -> int | None:
    """The place of the word of a name that a variant stands for; the last of several as near."""
    near = [
        (0.0 if blocking_key(word) == blocking_key(variant) else name_distance(variant, word), -i)
        for i, word in enumerate(words)
    ]
    distance, place = min(near)
    return -place if distance <= _NEAR else None


def _has_plural(variant: str) -> bool:
    is_name = variant.isalpha() and variant[0].isupper() and not variant.isupper()
    return is_name and not is_known(plural(variant))


def is_of_another(word: str, entry: NameEntry) -> bool:
    """Whether a name beside a part of an entry's name is none of that name's words."""
    words = {w for name in (entry.canonical, *entry.variants) for w in name.split()}
    return blocking_key(word) not in {blocking_key(w) for w in words}
