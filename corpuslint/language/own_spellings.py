"""What `names.toml` and `terms.toml` map to what, and where it stands in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from corpuslint.rule import Hit

# What a word is a part of where it stands beside it: an address, a handle, a path.
GLUE = frozenset("@#/\\_&=~")


def undisputed(claims: Iterable[tuple[str, str]], right: Collection[str]) -> dict[str, str]:
    """What each variant is to be replaced by.

    Args:
        claims: variants, each with a canonical form. One that is claimed for two is left out.
        right: what is never a variant.
    """
    found: dict[str, set[str]] = {}
    for variant, canonical in claims:
        found.setdefault(variant, set()).add(canonical)
    return {
        variant: next(iter(canonical))
        for variant, canonical in sorted(found.items())
        if len(canonical) == 1 and variant not in right
    }


def occurrences(text: str, hits: Iterable[Hit], is_another: Callable[[Hit], bool]) -> Iterator[Hit]:
    """The variants in a text; of two that overlap the longer one.

    Args:
        text: the document's.
        hits: where variants stand, addresses and the like among them.
        is_another: whether a hit is something else, or right as it stands.
    """
    position = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        is_glued = hit.start > 0 and text[hit.start - 1] in GLUE
        if hit.start >= position and not is_glued and not is_another(hit):
            position = hit.end
            yield hit
