from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from corpuslint.language.not_names import PARTICLES, no_names
from corpuslint.language.own_spellings import GLUE, occurrences
from corpuslint.language.romanise import blocking_key
from corpuslint.rule import (
    Applicability,
    Bad,
    Context,
    Document,
    DocumentFact,
    DocumentKey,
    Edit,
    Fact,
    Finding,
    Fix,
    Good,
    Hit,
    NameEntry,
    Severity,
    Span,
    TriggeredCorpusRule,
)

from ._kinds import kind_of
from ._mentioned import is_mentioned
from ._neighbours import is_telling
from ._own_names import OwnSpelling, is_of_another, own_spellings
from ._place_uses import OTHER, PLAIN, use_of
from ._places import Place, place_of
from ._settled import Settled
from ._spellings import amount

if TYPE_CHECKING:
    import msgspec

_AROUND = 40  # characters before a place that are looked at
_FAMILY = re.compile(r"\b(?:the|both|two|three|these|those) (?:[a-z]+ )?\Z", re.IGNORECASE)
_NAME = r"([^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_]+)*)"
_NAME_BEFORE = re.compile(rf"(?<![\w.]){_NAME} \Z")
_NAME_AFTER = re.compile(rf" (?:[A-Z]\. ?)*(?:(?:{'|'.join(sorted(PARTICLES))})[ -])*{_NAME}")
# What may become of a place where a spelling stands: counted, fixed, kept in a quotation or a fixed
# term, perhaps another bearer's, or nobody's name.
_COUNTED, _SAFE, _KEPT, _ANOTHERS, _NOBODY = "c", "s", "k", "a", ""
_TRUST = {
    _SAFE: (Applicability.SAFE, 1.0, ""),
    _KEPT: (Applicability.SUGGESTION, 0.6, "in a quotation or a fixed term"),
    _ANOTHERS: (Applicability.UNSAFE, 0.8, "perhaps another bearer's, by the name before it"),
}


class NonCanonicalName(TriggeredCorpusRule):
    """A spelling that the corpus's own `names.toml` maps to another.

    What it does:
      Finds the variants of `names.toml` and writes the canonical form. Where the two have as many
      words, each word that differs is a variant too: `Zelenski` alone becomes `Zelensky`. A
      given name is one where nobody else's name stands beside it, and a well-known one beside the
      rest of the name only. A variant of one word that is
      near to a word of a longer canonical form stands for that word.

    Why it is a problem:
      The corpus's keepers have decided how the name is spelled.

    How it decides:
      The variant stands in the text as whole words: in capitals, before `'s`, in a compound
      (`Zelenski-Biden`), and with a plural's `s` where a family is spoken of (`the Zelenskis`). A
      variant that is also the canonical form of another entry, or a word that two entries map to
      different ones, is left alone. So are addresses, handles, tags, file names, and spellings
      that the text speaks of (`spelled "Kalas"`, `Kiev in Russian`). Where an entry gives a place
      another name (`Kiev`), a part of a person's, a club's or a company's name is left, too.

    Fix safety:
      Safe: the keepers of the corpus wrote the mapping. Capitals and endings are kept. Unsafe for
      a word of a longer name where a name that is none of the entry's stands before it (`Olga
      Kalas`): that may be somebody else. Only a suggestion for another name of a place in a
      quotation or a fixed term (`chicken Kiev`).
    """

    code = "NAM002"
    name = "non-canonical-name"
    family = "names"
    severity = Severity.ERROR
    version = 2
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
        Bad(
            "⟦Petro Lahovski⟧ led the ⟦Lahovski⟧-Biden talks. The ⟦Lahovskis⟧ dined.",
            "It was ⟦LAHOVSKI⟧’S day, say the pro-⟦Lahovski⟧ papers. Olga ⟦Lahovski⟧ slept.",
            fixed=(
                "Petro Lakhovsky led the Lakhovsky-Biden talks. The Lakhovskys dined.",
                "It was LAKHOVSKY’S day, say the pro-Lakhovsky papers. Olga Lakhovsky slept.",
            ),
            context=Context(names=(NameEntry("Petro Lakhovsky", ("Petro Lahovski",)),)),
        ),
        Bad(
            "A train left ⟦Kiev⟧ at noon. A cook in Rome made chicken ⟦Kiev⟧. Kiev Inc paid.",
            fixed="A train left Kyiv at noon. A cook in Rome made chicken Kiev. Kiev Inc paid.",
            context=Context(names=(NameEntry("Kyiv", ("Kiev",), "place"),)),
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
        Good(
            "See #Lahovski, @Lahovski, t.me/Lahovski, https://example.org/the-Lahovski-papers, "
            "p.Lahovski@example.org, Lahovski.pdf and C:\\Lahovski. Lahovskis is a village.",
            context=Context(names=(NameEntry("Petro Lakhovsky", ("Petro Lahovski",)),)),
        ),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self._own = own_spellings(self.context.names, Settled(self.context).are_apart)
        right = sorted({own.canonical for own in self._own.values()})
        self.triggers: Sequence[str] = (*self._own, *right)

    def collect_at(self, document: Document, hits: Sequence[Hit]) -> Iterable[Fact]:
        """Where the variants and the canonical forms stand, by the canonical form.

        A value is the variant or the canonical form, what is written, and a mark for each place.
        """
        text = document.text
        standing = [hit for hit in self._as_written(text, hits) if not _is_address(text, hit)]
        reported = set(occurrences(text, standing, lambda hit: self._is_left(text, hit)))
        found: dict[str, dict[str, list[tuple[Span, str]]]] = {}
        for hit in standing:
            form, written = self.triggers[hit.trigger], text[hit.start : hit.end]
            own = self._own.get(form)
            mark = self._mark(text, hit, own) if own is not None and hit in reported else _COUNTED
            if mark != _NOBODY:
                forms = found.setdefault(form if own is None else own.canonical, {})
                span = Span(hit.start, hit.end)
                forms.setdefault(f"{form}\t{written}", []).append((span, mark))
        for canonical, forms in found.items():
            for value, uses in forms.items():
                marks = "".join(mark for _, mark in uses)
                yield Fact(canonical, f"{value}\t{marks}", tuple(span for span, _ in uses))

    def select(self, key: str, values: Collection[str]) -> Collection[str]:  # noqa: ARG002
        """All of a key that has a variant to report."""
        return (
            values if any(set(value.rpartition("\t")[2]) - {_COUNTED} for value in values) else ()
        )

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each variant that is not left alone."""
        counts: Counter[str] = Counter({key: 0})
        documents: dict[str, set[DocumentKey]] = {key: set()}
        for fact in facts:
            form = fact.value.partition("\t")[0]
            counts[form] += len(fact.spans)
            documents.setdefault(form, set()).add(fact.document)
        amounts = {form: amount(counts[form], len(documents[form])) for form in counts}
        for fact in facts:
            form, written, marks = fact.value.split("\t")
            for span, mark in zip(fact.spans, marks, strict=True):
                if mark != _COUNTED:
                    yield fact.document, self._finding(form, written, span, mark, counts, amounts)

    def kind_of(self, name: str) -> str | None:
        """What a name is the name of: a person, a place or an organisation; None: not known."""
        entry = next((e for e in self.context.names if name in (e.canonical, *e.variants)), None)
        return entry.kind if entry is not None and entry.kind else kind_of(name)

    def _as_written(self, text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits that are names, one at each place: of two that differ in capitals the same."""
        best: dict[tuple[int, int], Hit] = {}
        for hit in hits:
            written, form = text[hit.start : hit.end], self.triggers[hit.trigger]
            is_name = written[:1].isupper() or not form[:1].isupper()
            if is_name and (written == form or (hit.start, hit.end) not in best):
                best[hit.start, hit.end] = hit
        yield from best.values()

    def _is_left(self, text: str, hit: Hit) -> bool:
        """Whether a hit is the canonical form, or a plural where no family is spoken of."""
        own = self._own.get(self.triggers[hit.trigger])
        if own is None:
            return False
        written = text[hit.start : hit.end]
        if own.is_plural and _FAMILY.search(text[max(0, hit.start - _AROUND) : hit.start]) is None:
            return True
        return written == self._replacement(self.triggers[hit.trigger], written)

    def _mark(self, text: str, hit: Hit, own: OwnSpelling) -> str:
        """How far the canonical form may be trusted at a place."""
        place = _place_of(self.triggers[hit.trigger], own)
        if place is not None:
            use = use_of(text, hit.start, hit.end, place)
            return {PLAIN: _SAFE, OTHER: _NOBODY}.get(use, _KEPT)
        if own.is_given and _is_anothers(_NAME_AFTER.match(text, hit.end), own):
            return _COUNTED
        before = text[max(0, hit.start - _AROUND) : hit.start]
        if own.is_part and _is_anothers(_NAME_BEFORE.search(before), own):
            return _ANOTHERS
        return _SAFE

    def _finding(
        self,
        form: str,
        written: str,
        span: Span,
        mark: str,
        counts: Mapping[str, int],
        amounts: Mapping[str, str],
    ) -> Finding:
        canonical = self._own[form].canonical
        replacement = self._replacement(form, written)
        trust, confidence, reason = _TRUST[mark]
        why = [
            f"names.toml maps `{form}` to `{canonical}`",
            f"`{form}` {amounts[form]}",
            f"`{canonical}` {amounts[canonical]}",
            *([reason] if reason else []),
        ]
        return Finding(
            start=span.start,
            end=span.end,
            message=f"names.toml spells `{written}` as `{replacement}`",
            confidence=confidence,
            evidence={"spellings": dict(counts), "why": "; ".join(why)},
            fix=Fix(trust, (Edit(span.start, span.end, replacement),)),
            severity=None if mark == _SAFE else Severity.INFO,
            identity=(form, canonical),
        )

    def _replacement(self, form: str, written: str) -> str:
        """The canonical form, in capitals where only the text has the variant so."""
        canonical = self._own[form].canonical
        return canonical.upper() if written.isupper() and not form.isupper() else canonical


def _is_address(text: str, hit: Hit) -> bool:
    """Whether a hit is a part of an address or the like, or spoken of only."""
    is_glued = hit.start > 0 and text[hit.start - 1] in GLUE
    return is_glued or is_mentioned(text, hit.start, hit.end)


def _is_anothers(beside: re.Match[str] | None, own: OwnSpelling) -> bool:
    """Whether what stands beside a word of an entry's name is a name of somebody else."""
    if beside is None or beside[1].lower() in no_names():
        return False
    return is_telling(beside[1]) and is_of_another(beside[1], own.entry)


def _place_of(form: str, own: OwnSpelling) -> Place | None:
    """The place that has the two names of an entry; None where only the spelling differs."""
    known = place_of().get(form)
    if known is None and (
        own.entry.kind != "place" or blocking_key(form) == blocking_key(own.canonical)
    ):
        return None
    empty = frozenset[str]()
    shared, terms, never = (
        (empty, (), ()) if known is None else (known.shared, known.terms, known.never)
    )
    return Place(own.canonical, (form,), shared, terms, never, "names.toml")
