from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpuslint.language.own_spellings import GLUE, occurrences, undisputed
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

_TERMS = Context(terms=(NameEntry("ceasefire", ("cease-fire", "truce of arms")),))


class TermDrift(TriggeredRule):
    """A term that the corpus's own `terms.toml` maps to another.

    What it does:
      Finds the variants of `terms.toml` (the shape of `names.toml`) and writes the canonical term.

    Why it is a problem:
      The corpus's keepers have decided what the thing is called; translators of different days and
      kinds call it differently.

    How it decides:
      The variant stands in the text as whole words, in any case. A variant that is also a canonical
      term, or that two entries map to different terms, is left alone, and so are addresses, handles
      and a variant inside its own canonical term. Works for every language.

    Fix safety:
      Safe: the keepers of the corpus wrote the mapping. A capital at the start, or capitals
      throughout, are kept.
    """

    code = "MTQ010"
    name = "term-drift"
    family = "translation"
    severity = Severity.WARNING
    bad = (
        Bad(
            "⟦Cease-fire⟧ talks failed. A ⟦truce of arms⟧ is far; THE ⟦CEASE-FIRE⟧ IS OVER.",
            fixed="Ceasefire talks failed. A ceasefire is far; THE CEASEFIRE IS OVER.",
            context=_TERMS,
        ),
    )
    good = (
        Good("The ceasefire holds; see example.org/cease-fire and #cease-fire.", context=_TERMS),
        Good("Cease-fire talks failed."),
        Good(
            "The special military operation went on.",
            context=Context(
                terms=(NameEntry("special military operation", ("military operation",)),)
            ),
        ),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self._canonical = _mapping(self.context.terms)
        self.triggers: Sequence[str] = tuple(self._canonical)

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """One finding an occurrence; of two that overlap the longer one."""
        text = document.text
        for hit in occurrences(text, hits, lambda hit: self._is_another(text, hit)):
            variant = self.triggers[hit.trigger]
            canonical = self._canonical[variant]
            written = text[hit.start : hit.end]
            yield Finding(
                start=hit.start,
                end=hit.end,
                message=f"terms.toml says `{canonical}` for `{variant}`",
                confidence=0.9,
                evidence={"term": written, "canonical": canonical},
                fix=Fix(
                    Applicability.SAFE,
                    (Edit(hit.start, hit.end, _with_case_of(written, canonical)),),
                ),
                identity=(variant, canonical),
            )

    def _is_another(self, text: str, hit: Hit) -> bool:
        """Whether the variant goes on as an address, or is a part of the canonical term itself."""
        if hit.end < len(text) and text[hit.end] in GLUE:
            return True
        variant = self.triggers[hit.trigger]
        canonical = self._canonical[variant].lower()
        inside = canonical.find(variant)
        first = hit.start - inside
        return (
            inside >= 0 and first >= 0 and text[first : first + len(canonical)].lower() == canonical
        )


def _mapping(terms: Iterable[NameEntry]) -> dict[str, str]:
    """What each variant is to be replaced by; variants that the entries dispute are left out."""
    claims = [
        (variant.lower(), entry.canonical)
        for entry in terms
        for variant in entry.variants
        if variant.strip()
    ]
    return undisputed(claims, {entry.canonical.lower() for entry in terms})


def _with_case_of(written: str, canonical: str) -> str:
    if written.isupper() and len(written) > 1:
        return canonical.upper()
    if written[:1].isupper():
        return canonical[:1].upper() + canonical[1:]
    return canonical
