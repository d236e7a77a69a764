from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

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

_GLUED = frozenset("@#/\\_&=~")
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
        position = 0
        for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            start, end, _ = hit
            variant = self.triggers[hit.trigger]
            canonical = self._canonical[variant]
            if start < position or _is_elsewhere(text, start, end, canonical, variant):
                continue
            written = text[start:end]
            position = end
            replacement = _with_case_of(written, canonical)
            yield Finding(
                start=start,
                end=end,
                message=f"terms.toml says `{canonical}` for `{variant}`",
                confidence=0.9,
                evidence={"term": written, "canonical": canonical},
                fix=Fix(Applicability.SAFE, (Edit(start, end, replacement),)),
                identity=(variant, canonical),
            )


def _mapping(terms: Iterable[NameEntry]) -> dict[str, str]:
    """What each variant is to be replaced by; variants that the entries dispute are left out."""
    claims: dict[str, set[str]] = {}
    right: set[str] = set()
    for entry in terms:
        right.add(entry.canonical.lower())
        for variant in entry.variants:
            if variant.strip():
                claims.setdefault(variant.lower(), set()).add(entry.canonical)
    return {
        variant: next(iter(canonical))
        for variant, canonical in sorted(claims.items())
        if len(canonical) == 1 and variant not in right
    }


def _is_elsewhere(text: str, start: int, end: int, canonical: str, variant: str) -> bool:
    """Whether the variant is part of an address, a handle, or of the canonical term itself."""
    if text[start - 1 : start] in _GLUED and start:
        return True
    if end < len(text) and text[end] in _GLUED:
        return True
    inside = canonical.lower().find(variant)
    first = start - inside
    return (
        inside >= 0
        and first >= 0
        and text[first : first + len(canonical)].lower() == (canonical.lower())
    )


def _with_case_of(written: str, canonical: str) -> str:
    if written.isupper() and len(written) > 1:
        return canonical.upper()
    if written[:1].isupper():
        return canonical[:1].upper() + canonical[1:]
    return canonical
