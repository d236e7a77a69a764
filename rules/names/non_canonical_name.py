from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from corpuslint.language.own_spellings import occurrences, undisputed
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

from ._known import is_known
from ._mentioned import is_mentioned

if TYPE_CHECKING:
    import msgspec


class NonCanonicalName(TriggeredRule):
    """A spelling that the corpus's own `names.toml` maps to another.

    What it does:
      Finds the variants of `names.toml` and writes the canonical form. Where the two have as many
      words, each word that differs is a variant too: `Zelenski` alone becomes `Zelensky`. A
      well-known given name is one beside the rest of the name only.

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
        Bad(
            "⟦Kaia Kallas⟧ and Kaia Olsen met the pro-⟦Kalas⟧ crowd and the ⟦KALAS⟧-Olsen group.",
            fixed="Kaja Kallas and Kaia Olsen met the pro-Kallas crowd and the KALLAS-Olsen group.",
            context=Context(names=(NameEntry("Kaja Kallas", ("Kaia Kalas",), "person"),)),
        ),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good(
            "Kaia Olsen slept.",
            context=Context(names=(NameEntry("Kaja Kallas", ("Kaia Kalas",), "person"),)),
        ),
        Good(
            "Mirela Dobrescu spoke first. Write to dobresku@example.org or see /Dobresku.",
            context=Context(names=(NameEntry("Mirela Dobrescu", ("Mirella Dobresku",), "person"),)),
        ),
        Good("Mirella Dobresku spoke first."),
        Good(
            'Her name is often spelled "Dobresku". Dobresku.jpg and www.dobresku.example are hers. '
            "Mirela Dobrescu (Dobresku in Russian) spoke first.",
            context=Context(names=(NameEntry("Mirela Dobrescu", ("Mirella Dobresku",), "person"),)),
        ),
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
        for hit in occurrences(text, hits, lambda hit: self._is_another(text, hit)):
            written = text[hit.start : hit.end]
            variant = self.triggers[hit.trigger]
            canonical = self._replacement(hit, written)
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

    def _is_another(self, text: str, hit: Hit) -> bool:
        """Whether a hit is an ordinary word, the canonical form, or spoken of only."""
        written = text[hit.start : hit.end]
        return (
            (not written[:1].isupper() and self.triggers[hit.trigger][:1].isupper())
            or written == self._replacement(hit, written)
            or is_mentioned(text, hit.start, hit.end)
        )

    def _replacement(self, hit: Hit, written: str) -> str:
        """The canonical form, in capitals where only the text has the variant so."""
        variant = self.triggers[hit.trigger]
        canonical = self._canonical[variant]
        return canonical.upper() if written.isupper() and not variant.isupper() else canonical


def canonical_forms(names: Iterable[NameEntry]) -> dict[str, str]:
    """What each variant is to be replaced by; variants that the entries dispute are left out."""
    claims: list[tuple[str, str]] = []
    right: set[str] = set()
    for entry in names:
        right.update([entry.canonical, *entry.canonical.split()])
        for variant in entry.variants:
            claims += _with_parts(variant, entry.canonical)
    return undisputed(claims, right)


def _with_parts(variant: str, canonical: str) -> Iterator[tuple[str, str]]:
    """The variant, and what of it differs: a well-known given name only beside the others.

    `Kaia Kalas` says nothing of `Kaia Olsen`.
    """
    yield variant, canonical
    parts, others = variant.split(), canonical.split()
    if len(parts) != len(others):
        return
    differing = [i for i, part in enumerate(parts) if part != others[i]]
    for i in differing:
        if i == len(parts) - 1 or not is_known(parts[i]):
            yield parts[i], others[i]
        else:
            yield " ".join([*others[:i], parts[i], *others[i + 1 :]]), canonical
