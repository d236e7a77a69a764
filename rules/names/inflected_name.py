from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from corpuslint.language.name_distance import letters
from corpuslint.language.name_spans import find_names
from corpuslint.rule import (
    Applicability,
    Bad,
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
from ._name_rule import NameRule
from ._spellings import Spelling, decode, forms_in, in_case_of, with_forms, word_facts

_START = 4  # letters that the forms of one name have in common
_ADJECTIVE_CASES = frozenset(
    ("og", "oga", "ogo", "oho", "om", "omu", "ome", "im", "ym", "oj", "oy", "u", "ih", "ikh")
)
_NOUN_CASES = frozenset(("a", "u", "e", "om", "em", "ov", "ovi", "evi", "oj", "oy", "ej", "ou"))
_VOWEL_CASES = frozenset(("i", "y", "e", "u", "oj", "oy", "ou", "om", "em", "ie"))
_LEAST_RATIO = 3  # how many times more often the plain form has to stand in the corpus


class InflectedName(NameRule):
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
    version = 3
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
        uses = ((_start(use), use) for _, use in document.once(find_names))
        return word_facts(use for use in uses if use[0])

    def select(
        self,
        key: str,  # noqa: ARG002
        values: Collection[str],
    ) -> Collection[str]:
        """Those with a case ending, and those with their plain forms."""
        pairs = _inflected_forms(forms_in(values))
        return with_forms(values, {*pairs, *pairs.values()}) if pairs else ()

    def judge(
        self,
        key: str,  # noqa: ARG002
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each use of a form with a case ending."""
        spellings = decode(facts)
        for form, plain in _inflected_forms(spellings.keys()).items():
            inflected, base = spellings[form], spellings[plain]
            if base.count >= _LEAST_RATIO * inflected.count and not is_known(form):
                yield from _findings(inflected, base)


def _start(use: str) -> str:
    """The first letters of a word's use; empty for a word that has fewer."""
    start = letters(use.partition("\t")[0])[:_START]
    return start if len(start) == _START else ""


def _inflected_forms(forms: Collection[str]) -> dict[str, str]:
    """The forms that may carry a case ending, with their plain form."""
    return {form: plain for form in sorted(forms) for plain in plain_forms(form) if plain in forms}


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
    counts = {inflected.form: inflected.count, base.form: base.count}
    for use in inflected.uses:
        is_woman = inflected.form == base.form + "a" and use.before[-1:] == "a"
        if use.document not in base.documents or is_woman:
            continue
        edit = Edit(0, 0, in_case_of(base.form, use.written))
        yield (
            use.document,
            Finding(
                start=0,
                end=0,
                sought=use.sought,
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
