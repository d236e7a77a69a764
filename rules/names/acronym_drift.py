from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from corpuslint.language.name_spans import free_runs_near
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
    Severity,
    Span,
    TriggeredCorpusRule,
)

if TYPE_CHECKING:
    import msgspec

PATH = Path(__file__).with_name("acronyms.tsv")


class AcronymDrift(TriggeredCorpusRule):
    """An abbreviation left in the source language.

    What it does:
      Finds abbreviations of international bodies and common terms as other languages write them
      (`OTAN`, `ONU`, `BRIKS`), where the corpus also has the English one.

    Why it is a problem:
      The reader does not know that `OTAN` is NATO, and nobody who searches for NATO finds it.

    How it decides:
      From a list, in capitals, and only where the English abbreviation stands in the corpus too:
      an abbreviation that is the only one may be another body's. Short ones, such as `BCE` and
      `TVA`, are other bodies' too: the English one has to stand in the same document.

    Fix safety:
      A suggestion: the same letters may stand for something else.
    """

    code = "NAM004"
    name = "acronym-drift"
    family = "names"
    severity = Severity.INFO
    least_values = 2
    version = 2
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad("The ⟦OTAN⟧ summit ended. NATO will meet again."),
        Bad("The ⟦BRIKS⟧ bank lends more.", "The BRICS bank lends more."),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("NATO met. The UN met."),
        Good("The firm ONG Systems won the contract."),
        Good("BCE sold its stake. TVA has a plan.", "The ECB met. VAT rose."),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self.triggers: Sequence[str] = tuple(sorted(_english()))

    def collect_at(self, document: Document, hits: Sequence[Hit]) -> Iterable[Fact]:
        """Abbreviations of the list, by the English one."""
        text = document.text
        places = [hit.start for hit in hits if text[hit.start : hit.end] in _english()]
        found: dict[tuple[str, str], list[Span]] = {}
        for first, run in free_runs_near(text, places):
            for offset, form, english in _acronyms_in(run):
                start = first + offset
                span = Span(start, start + len(form))
                found.setdefault((english, form), []).append(span)
        for (english, form), spans in found.items():
            yield Fact(english, form, tuple(spans))

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each abbreviation of another language."""
        counts: Counter[str] = Counter()
        for fact in facts:
            counts[fact.value] += len(fact.spans)
        if key not in counts:
            return
        english_too = {fact.document for fact in facts if fact.value == key}
        for fact in facts:
            if fact.value in ambiguous() and fact.document not in english_too:
                continue
            if fact.value != key:
                for span in fact.spans:
                    yield fact.document, _finding(key, fact.value, counts, span)


def _finding(english: str, form: str, counts: Mapping[str, int], span: Span) -> Finding:
    return Finding(
        start=span.start,
        end=span.end,
        message=f"`{form}` is `{english}` in English",
        confidence=0.8,
        evidence={
            "spellings": {form: counts[form], english: counts[english]},
            "why": f"{english} stands for {acronyms()[english]}; {form} is another language's",
        },
        fix=Fix(Applicability.SUGGESTION, (Edit(span.start, span.end, english),)),
        identity=(form, english),
    )


@cache
def acronyms() -> dict[str, str]:
    """What each English abbreviation of the list stands for."""
    return {english: full for english, full, _ in _rows()}


@cache
def _english() -> dict[str, str]:
    found = {english: english for english, _, _ in _rows()}
    for english, _, others in _rows():
        found.update(dict.fromkeys(others.replace("~", "").split("|"), english))
    return found


@cache
def ambiguous() -> frozenset[str]:
    """Abbreviations of other languages that stand for something else in English as well."""
    others = [other for _, _, row in _rows() for other in row.split("|")]
    return frozenset(other[1:] for other in others if other[0] == "~")


def _rows() -> list[list[str]]:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1 << 16)
def _acronyms_in(run: str) -> tuple[tuple[int, str, str], ...]:
    english = _english()
    found = []
    position = 0
    for piece in run.replace("-", " ").split(" "):
        word = piece.removesuffix("'s").removesuffix("’s").rstrip("'’.")
        if word in english:
            found.append((position, word, english[word]))
        position += len(piece) + 1
    return tuple(found)
