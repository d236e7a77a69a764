"""What the entries of `names.toml` say of single spellings: each variant, its parts, its plural."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from corpuslint.language.name_distance import name_distance
from corpuslint.language.own_spellings import undisputed
from corpuslint.language.romanise import blocking_key

from ._known import is_known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from corpuslint.rule import NameEntry

_NEAR = 1.0  # of `name_distance`: a variant of one word that stands for one of several words
_HISSING = ("s", "x", "z", "ch", "sh")  # what takes no bare `s` in the plural


class OwnSpelling(NamedTuple):
    """A spelling that the project's own names map to another.

    Attributes:
        canonical: what to write.
        entry: whose name it is.
        is_part: whether it is a word of a longer name: others may bear it too.
        is_plural: whether it speaks of a family (`the Zelenskis`).
    """

    canonical: str
    entry: NameEntry
    is_part: bool = False
    is_plural: bool = False


def own_spellings(names: Iterable[NameEntry]) -> dict[str, OwnSpelling]:
    """The spellings to replace; those that the entries dispute are left out."""
    claims: list[tuple[str, OwnSpelling]] = []
    right: set[str] = set()
    for entry in names:
        right.update([entry.canonical, *entry.canonical.split()])
        for variant in entry.variants:
            claims += _with_parts(variant, entry)
    told = {variant for variant, _ in claims}
    for variant, own in tuple(claims):
        plural = f"{variant}s"
        if own.entry.kind != "place" and plural not in told and _has_plural(variant, own.canonical):
            claims.append((plural, own._replace(canonical=f"{own.canonical}s", is_plural=True)))
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
        word = _nearest(variant, others)
        if word is not None:
            if word != variant:
                yield variant, OwnSpelling(word, entry, is_part=True)
            return
    yield variant, OwnSpelling(entry.canonical, entry)
    if len(parts) != len(others):
        return
    differing = [i for i, part in enumerate(parts) if part != others[i]]
    if len(parts) == 1:
        return
    for i in differing:
        if i == len(parts) - 1 or not is_known(parts[i]):
            yield parts[i], OwnSpelling(others[i], entry, is_part=True)
        else:
            rest = " ".join([*others[:i], parts[i], *others[i + 1 :]])
            yield rest, OwnSpelling(entry.canonical, entry)


def _nearest(variant: str, words: Collection[str]) -> str | None:
    """Which word of a name a variant stands for; the last of several that are as near."""
    near = [
        (0.0 if blocking_key(word) == blocking_key(variant) else name_distance(variant, word), -i)
        for i, word in enumerate(words)
    ]
    distance, place = min(near)
    return list(words)[-place] if distance <= _NEAR else None


def _has_plural(variant: str, canonical: str) -> bool:
    return (
        variant.isalpha()
        and variant[0].isupper()
        and not variant.isupper()
        and not variant.endswith(_HISSING)
        and not canonical.endswith(_HISSING)
        and not is_known(f"{variant}s")
    )


def is_of_another(word: str, entry: NameEntry) -> bool:
    """Whether a name beside a part of an entry's name is none of that name's words."""
    words = {w for name in (entry.canonical, *entry.variants) for w in name.split()}
    return blocking_key(word) not in {blocking_key(w) for w in words}
