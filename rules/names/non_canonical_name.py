from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from corpuslint.rule import (
    Applicability,
    Bad,
    Context,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    NameEntry,
    Severity,
    TriggeredRule,
)

if TYPE_CHECKING:
    import msgspec

# What may stand before or after a name that is a part of an address, a handle or a file name.
_GLUED = frozenset("@#/\\_&=~")
_FILE_ENDING = re.compile(r"\.[A-Za-z0-9]")


class NonCanonicalName(TriggeredRule):
    """A spelling that the corpus's own `names.toml` maps to another.

    What it does:
      Finds the variants of `names.toml` and writes the canonical form. Where the two have as many
      words, each word that differs is a variant too: `Zelenski` alone becomes `Zelensky`.

    Why it is a problem:
      The corpus's keepers have decided how the name is spelled.

    How it decides:
      The variant stands in the text as whole words. A variant that is also the canonical form of
      another entry, or a word that two entries map to different ones, is left alone. So are
      addresses, handles and file names.

    Fix safety:
      Safe: the keepers of the corpus wrote the mapping. Capitals and endings are kept.
    """

    code = "NAM002"
    name = "non-canonical-name"
    family = "names"
    severity = Severity.ERROR
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "⟦Mirella Dobresku⟧ spoke first. ⟦DOBRESKU⟧'s speech was short.",
            fixed="Mirela Dobrescu spoke first. DOBRESCU's speech was short.",
            context=Context(names=(NameEntry("Mirela Dobrescu", ("Mirella Dobresku",), "person"),)),
        ),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good(
            "Mirela Dobrescu spoke first. Write to dobresku@example.org or see /Dobresku.",
            context=Context(names=(NameEntry("Mirela Dobrescu", ("Mirella Dobresku",), "person"),)),
        ),
        Good("Mirella Dobresku spoke first."),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self._canonical = canonical_forms(self.context.names)
        self.triggers: Sequence[str] = tuple(self._canonical)

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """One finding an occurrence; of two that overlap the longer one."""
        text = document.text
        position = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if hit.start < position or _is_glued(text, hit.start, hit.end):
                continue
            written = text[hit.start : hit.end]
            variant = self.triggers[hit.trigger]
            canonical = self._canonical[variant]
            if not written[:1].isupper() and variant[:1].isupper():
                continue
            if written.isupper() and not variant.isupper():
                canonical = canonical.upper()
            if written == canonical:
                continue
            position = hit.end
            yield Finding(
                start=hit.start,
                end=hit.end,
                message=f"names.toml spells `{written}` as `{canonical}`",
                evidence={
                    "spellings": {written: 1, canonical: 0},
                    "why": f"names.toml maps `{variant}` to `{self._canonical[variant]}`",
                },
                fix=Fix(Applicability.SAFE, (Edit(hit.start, hit.end, canonical),)),
                identity=(variant, self._canonical[variant]),
            )


def canonical_forms(names: Iterable[NameEntry]) -> dict[str, str]:
    """What each variant is to be replaced by; variants that the entries dispute are left out."""
    claims: dict[str, set[str]] = {}
    right: set[str] = set()
    for entry in names:
        right.update([entry.canonical, *entry.canonical.split()])
        for variant in entry.variants:
            for spelling, canonical in _with_parts(variant, entry.canonical):
                claims.setdefault(spelling, set()).add(canonical)
    return {
        spelling: next(iter(canonical))
        for spelling, canonical in sorted(claims.items())
        if len(canonical) == 1 and spelling not in right
    }


def _with_parts(variant: str, canonical: str) -> Iterator[tuple[str, str]]:
    yield variant, canonical
    parts, others = variant.split(), canonical.split()
    if len(parts) == len(others):
        yield from ((a, b) for a, b in zip(parts, others, strict=True) if a != b)


def _is_glued(text: str, start: int, end: int) -> bool:
    if start and text[start - 1] in _GLUED:
        return True
    return end < len(text) and (text[end] in _GLUED or _FILE_ENDING.match(text, end) is not None)
