"""The closest valid word for one that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Nothing valid is longer, and the comparison takes quadratic time.
_LONGEST = 80


def hint(word: str, known: Iterable[str]) -> str:
    """``; did you mean '…'?``, or nothing where no known word is close."""
    close = closest(word, known)
    return f"; did you mean {close!r}?" if close else ""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the given one, or None.

    Case and the choice between hyphen and underscore do not count.
    """
    import difflib  # noqa: PLC0415  only a mistake needs it

    if len(word) > _LONGEST:
        return None
    folded: dict[str, str] = {}
    for candidate in sorted(known):
        folded.setdefault(_fold(candidate), candidate)
    found = difflib.get_close_matches(_fold(word), list(folded), n=1)
    return folded[found[0]] if found else None


def _fold(word: str) -> str:
    return word.casefold().replace("_", "-")
