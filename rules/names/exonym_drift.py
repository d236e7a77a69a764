from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from corpuslint.language.name_spans import free_runs_near
from corpuslint.language.romanise import fold
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

from ._mentioned import is_given_as_another, is_mentioned
from ._place_uses import DOUBTFUL, OTHER, PLAIN, use_of
from ._places import Place, in_small_letters, place_of, starts_in

if TYPE_CHECKING:
    import msgspec

# What stands between two names of one place, and how many characters at most, where the one
# explains the other.
_EXPLAINS = re.compile(r"[(/]|\b(?:or|also|former|formerly|now|today|known|called|renamed)\b")
_EXPLAINED_WITHIN = 40
_SAINT = re.compile(r"^(?:St\.? ?|Saint-)(?=[A-Z])")


class ExonymDrift(TriggeredCorpusRule):
    """Two names in use for one place.

    What it does:
      Finds places that a corpus calls by two names (`Kiev` and `Kyiv`, `Torino` and `Turin`), from
      a list of exonyms, renamed places and other languages' names.

    Why it is a problem:
      The reader takes one place for two, and the choice of name is often a political one.

    How it decides:
      Both names stand in the corpus. The name to use is the one that `names.toml` says (NAM002
      then does the rest), else the usual one in English. A document that explains a name (`Kiev,
      or Kyiv`; `Kiev in Russian`) is left alone, and so is a name that is a part of a person's, a
      club's or a company's (`Allied-Lyons`, `Banco di Sicilia`, the Bombay High Court). Where it
      only may be (the liner "Kiev"), the usual name has to stand in the same document.

    Fix safety:
      Unsafe: an old name may be right in history. In quotations, titles of works in quotation
      marks or emphasis, and fixed terms (`chicken Kiev`) it is only a suggestion.

    Sources:
      `exonyms.tsv` names one for each place: GeoNames where the usual name was found there
      (`scripts/check_place_sources.py`). Others are from memory, after BGN/PCGN, the UN's list of
      member states and capitals or the EU's Interinstitutional Style Guide, and marked unchecked.
    """

    code = "NAM003"
    name = "exonym-drift"
    family = "names"
    least_values = 2
    version = 3
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "A train left ⟦Kiev⟧ at noon. A cook in Rome made chicken ⟦Kiev⟧.",
            "A train came to Kyiv at night.",
            fixed=(
                "A train left Kyiv at noon. A cook in Rome made chicken Kiev.",
                "A train came to Kyiv at night.",
            ),
        ),
        Bad(
            "⟦KHARKOV⟧ SLEEPS\n\n⟦Kharkov⟧'s mayor cheered the pro-⟦Kharkov⟧ march. Kharkiv slept.",
            fixed="KHARKIV SLEEPS\n\nKharkiv's mayor cheered the pro-Kharkiv march. Kharkiv slept.",
        ),
        Bad(
            "It snowed in ⟦Torino⟧. Milan beat Torino.",
            "It rained in Turin.",
            fixed=("It snowed in Turin. Milan beat Torino.", "It rained in Turin."),
        ),
        Bad(
            "They met in Dar es Salaam. The road to ⟦Dar Es Salam⟧ is long.",
            fixed="They met in Dar es Salaam. The road to Dar es Salaam is long.",
        ),
        Bad(
            "In St. Petersburg it snowed. Snow hid ⟦Sankt Petersburg⟧.",
            fixed="In St. Petersburg it snowed. Snow hid St. Petersburg.",
        ),
        Bad(
            'He ate chicken\n⟦Kiev⟧ in ⟦Kiev⟧. They call him the "Butcher of ⟦Kiev⟧". He read '
            "“Letters to ⟦Kiev⟧”, »Briefe nach ⟦Kiev⟧« and *Back to ⟦Kiev⟧*. Kyiv slept.",
            fixed='He ate chicken\nKiev in Kyiv. They call him the "Butcher of Kiev". He read '
            "“Letters to Kiev”, »Briefe nach Kiev« and *Back to Kiev*. Kyiv slept.",
        ),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("Tokio Marine insures it. In Tokyo it rained."),
        Good("Mr Lyons led Allied-Lyons. Banco di Sicilia lends.", "Lyon and Sicily slept."),
        Good(
            'The liner "Kiev" left. A suit went to the Bombay High Court.', "Kyiv and Mumbai slept."
        ),
        Good("She studies at Peking University in Beijing."),
        Good(
            'The map has "Kiev" spelled the old way: it is written "Kiev" there.',
            "The city (Kiev in Russian) slept. See https://example.org/the-Kiev-files or Kiev.jpg.",
            "A train came to Kyiv.",
        ),
        Good("A street in Kraków, a street in Krakow."),
        Good("A train left Kiev at noon. Kiev was cold."),
        Good("Kyiv (formerly Kiev) is the capital. Kiev is how many still write it."),
        Good("Snow fell in Kyiv (Kiev in Russian). Many left Kiev.", "A train came to Kyiv."),
        Good("Snow fell in Kiev, or Kyiv, at night. Many left Kiev.", "A train came to Kyiv."),
        Good(
            "A train left Kiev. Another one came to Kyiv, which was in those days a quiet city.",
            context=Context(names=(NameEntry("Kyiv", ("Kiev",), "place"),)),
        ),
    )

    def __init__(
        self, options: msgspec.Struct | None = None, context: Context | None = None
    ) -> None:
        super().__init__(options, context)
        self.triggers: Sequence[str] = tuple(sorted({name.lower() for name in place_of()}))

    def collect_at(self, document: Document, hits: Sequence[Hit]) -> Iterable[Fact]:
        """The names of places that have two, by the usual one."""
        text = document.text
        found: dict[str, dict[str, list[tuple[Span, str]]]] = {}
        explained = set()
        for span in _names_near(text, hits):
            form = text[span.start : span.end]
            place = place_of()[form]
            # The usual name is never replaced: that it is in use is all there is to know.
            mark = PLAIN if form == place.canonical else use_of(text, *span, place)
            if mark != OTHER and form != place.canonical and is_mentioned(text, *span):
                mark = OTHER
                if is_given_as_another(text, *span):
                    explained.add(place.canonical)
            if mark != OTHER:
                found.setdefault(place.canonical, {}).setdefault(form, []).append((span, mark))
        for canonical, forms in found.items():
            if canonical not in explained and not _is_explained(text, forms):
                for form, uses in forms.items():
                    marks = "".join(mark for _, mark in uses)
                    yield Fact(canonical, f"{form}\t{marks}", tuple(span for span, _ in uses))

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each use of another name than the one to use."""
        place = place_of()[key]
        names = {place.canonical, *place.others}
        if any(names & {entry.canonical, *entry.variants} for entry in self.context.names):
            return
        if names & set(self.context.allow_names) or any(
            len(names & set(group)) > 1 for group in self.context.distinct
        ):
            return
        counts: Counter[str] = Counter()
        for fact in facts:
            counts[_form_of(fact, place)] += len(fact.spans)
        if len(counts) < 2:
            return
        canonical = _to_use(place, counts)
        usual_too = {f.document for f in facts if _same_place(_form_of(f, place), canonical)}
        for fact in facts:
            written, _, marks = fact.value.partition("\t")
            form = in_small_letters(written, place)
            if form == canonical or _same_place(form, canonical):
                continue
            replacement = canonical if form == written else canonical.upper()
            for span, mark in zip(fact.spans, marks, strict=True):
                if mark == DOUBTFUL and fact.document not in usual_too:
                    continue
                edit = Edit(span.start, span.end, replacement)
                yield fact.document, _finding(form, canonical, counts, edit, mark, place)


def _names_near(text: str, hits: Sequence[Hit]) -> Iterator[Span]:
    """The names of places in the lines of some hits, as whole words."""
    for first, run in free_runs_near(text, [hit.start for hit in hits]):
        for offset, names in starts_in(run):
            span = _name_at(text, first + offset, names)
            if span is not None:
                yield span


def _form_of(fact: DocumentFact, place: Place) -> str:
    return in_small_letters(fact.value.partition("\t")[0], place)


def _to_use(place: Place, counts: Mapping[str, int]) -> str:
    """The usual name, with the diacritics or the abbreviation (`St.`) that the corpus uses."""
    usual = [form for form in counts if _same_place(form, place.canonical)]
    return max(usual, key=lambda form: (counts[form], form)) if usual else place.canonical


def _same_place(form: str, canonical: str) -> bool:
    """Whether two names differ in diacritics or the abbreviation of `Saint`: matters of style."""
    return fold(_SAINT.sub("Saint ", form)) == fold(_SAINT.sub("Saint ", canonical))


def _name_at(text: str, start: int, names: Sequence[str]) -> Span | None:
    for name in names:
        end = start + len(name)
        if text.startswith(name, start) and not text[end : end + 1].isalnum():
            return Span(start, end)
    return None


def _is_explained(text: str, forms: Mapping[str, Sequence[tuple[Span, str]]]) -> bool:
    places = sorted(
        (span.start, span.end, form) for form, uses in forms.items() for span, _ in uses
    )
    return any(
        first[2] != second[2]
        and second[0] - first[1] <= _EXPLAINED_WITHIN
        and _EXPLAINS.search(text, first[1], second[0]) is not None
        for first, second in pairwise(places)
    )


def _finding(
    form: str, canonical: str, counts: Mapping[str, int], edit: Edit, mark: str, place: Place
) -> Finding:
    is_kept = mark != PLAIN
    return Finding(
        start=edit.start,
        end=edit.end,
        message=f"`{form}` is also called `{canonical}` here",
        confidence=0.6 if is_kept else 0.9,
        evidence={
            "spellings": {**counts, canonical: counts.get(canonical, 0)},
            "why": f"{canonical} is the usual name ({place.source}); both names are in use",
        },
        fix=Fix(Applicability.SUGGESTION if is_kept else Applicability.UNSAFE, (edit,)),
        severity=Severity.INFO if is_kept else None,
        identity=(form, canonical),
    )
