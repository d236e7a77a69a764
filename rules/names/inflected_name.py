from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from corpuslint.language.name_distance import letters
from corpuslint.language.name_spans import find_names
from corpuslint.rule import (
    Applicability,
    Bad,
    CorpusRule,
    Document,
    DocumentFact,
    DocumentKey,
    Edit,
    Fact,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._known import is_known
from ._spellings import Spelling, decode, in_case_of, word_fact, written_forms

_START = 4  # letters that the forms of one name have in common
_ADJECTIVE_CASES = frozenset(
    ("og", "oga", "ogo", "oho", "om", "omu", "ome", "im", "ym", "oj", "oy", "u", "ih", "ikh")
)
_NOUN_CASES = frozenset(("a", "u", "e", "om", "em", "ov", "ovi", "evi", "oj", "oy", "ej", "ou"))
_VOWEL_CASES = frozenset(("i", "y", "e", "u", "oj", "oy", "ou", "om", "em", "ie"))
_LEAST_RATIO = 3  # how many times more often the plain form has to stand in the corpus


class InflectedName(CorpusRule):
    """A case ending of the source language left on a name.

    What it does:
      Finds names that carry an ending of a Slavic language (`Marchukom`, `Lakhovskog`, `Vrbani`)
      beside the plain form (`Marchuk`, `Lakhovsky`, `Vrbana`).

    Why it is a problem:
      English names have no cases: the reader takes it for another name.

    How it decides:
      The word is the plain form's stem with a case ending; the plain form stands in the same
      document, and three times as often in the corpus. Well-known names (`Martina` beside
      `Martin`) and surnames of women are left alone.

    Fix safety:
      A suggestion: the ending may belong to the name.
    """

    code = "NAM005"
    name = "inflected-name"
    family = "names"
    severity = Severity.INFO
    default = False
    least_values = 2
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "Lakhovsky spoke. Lakhovsky left. Voters of ⟦Lakhovskog⟧ cheered Lakhovsky.",
        ),
        Bad("Petro Marchuk won. Marchuk smiled. They danced with ⟦Marchukom⟧. Marchuk slept."),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("Ivan Drozdov met Olga Drozdova. Drozdov spoke. Drozdov slept. Drozdov left."),
        Good("Martin met Martina. Martin spoke. Martin slept. Martin left."),
        Good("Marchuk won. Marchuk smiled. Marchuk slept.", "They danced with Marchukom."),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The words of names by their first letters."""
        for word, uses in document.once(find_names).words.items():
            start = letters(word)[:_START]
            if len(start) == _START:
                yield word_fact(start, word, uses)

    def judge(
        self,
        key: str,  # noqa: ARG002
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each occurrence of a form with a case ending."""
        forms = written_forms(facts)
        pairs = {
            form: plain for form in sorted(forms) for plain in plain_forms(form) if plain in forms
        }
        spellings = decode(facts, {*pairs, *pairs.values()})
        for form, plain in pairs.items():
            inflected, base = spellings[form], spellings[plain]
            if len(base.uses) >= _LEAST_RATIO * len(inflected.uses) and not is_known(form):
                yield from _findings(inflected, base)


def plain_forms(form: str) -> Iterable[str]:
    """The forms that a word with a case ending may belong to, the likeliest last."""
    for size in (1, 2, 3):
        stem, ending = form[:-size], form[-size:]
        if len(stem) < _START:
            return
        if ending in _NOUN_CASES and stem[-1] not in "aeiouy":
            yield stem
        if ending in _VOWEL_CASES and stem[-1] not in "aeiouy":
            yield from (stem + "a", stem + "o")
        if stem.endswith("sk") and ending in _ADJECTIVE_CASES:
            yield from (stem + "y", stem + "i", stem + "iy", stem + "yy")


def _findings(inflected: Spelling, base: Spelling) -> Iterable[tuple[DocumentKey, Finding]]:
    counts = {inflected.form: len(inflected.uses), base.form: len(base.uses)}
    for use in inflected.uses:
        is_woman = inflected.form == base.form + "a" and use.before[-1:] == "a"
        if use.document not in base.documents or is_woman:
            continue
        edit = Edit(use.span.start, use.span.end, in_case_of(base.form, use.written))
        yield (
            use.document,
            Finding(
                start=use.span.start,
                end=use.span.end,
                message=f"`{use.written}` looks like `{base.form}` with a case ending",
                confidence=0.6,
                evidence={
                    "spellings": counts,
                    "why": f"`{base.form}` and a case ending; both in one document",
                },
                fix=Fix(Applicability.SUGGESTION, (edit,)),
                identity=(inflected.form, base.form),
            ),
        )
