from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec

from corpuslint.language.name_spans import name_words
from corpuslint.language.romanise import blocking_key
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
    Span,
)

from ._decision import Link, known_link, probability, weigh
from ._gazetteer import words_by_key
from ._spellings import Spelling, Use, decode, encode, in_case_of

_LEAST = 0.5
_SAFE = 0.9


class Options(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Options of NAM001.

    Attributes:
        name_style: whose spelling of well-known names to prefer (`ap`, `reuters`, `un`...); empty:
            whichever accepted spelling the corpus itself uses most.
    """

    name_style: str = ""


class NameSpellingDrift(CorpusRule):
    """One name spelled in several ways.

    What it does:
      Finds a person, place or organisation whose name is spelled in several ways, in one document
      or over the corpus, and proposes the established spelling.

    Why it is a problem:
      Translators and machines spell a name of another script by ear. Readers wonder whether two
      people are meant, and a search for one spelling misses the others.

    How it decides:
      Words of names that share a frame of consonants are compared. Evidence is weighed into one
      confidence: the same romanisation key, the same word beside both (`Volodymyr`), the same
      document, and a gazetteer of well-known names. The spelling to keep is the gazetteer's, else
      the one in most documents, then the one used most; a tie is only a suggestion.

    Fix safety:
      Safe where the confidence is high: one spelling of a word becomes another one, in the same
      capitals. Otherwise unsafe. A tie is never edited.

    Options:
      name-style: whose spelling of well-known names to prefer; default: the corpus's own.
    """

    code = "NAM001"
    name = "name-spelling-drift"
    family = "names"
    Options = Options
    least_values = 1
    bad: ClassVar[tuple[Bad, ...]] = (
        Bad(
            "Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders.\n\n"
            "Later ⟦Lahovski⟧ left. A crowd waved to Lakhovsky.",
            fixed="Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders.\n\n"
            "Later Lakhovsky left. A crowd waved to Lakhovsky.",
        ),
    )
    good: ClassVar[tuple[Good, ...]] = (
        Good("Teodor Lakhovsky opened the bridge. Lakhovsky thanked the builders."),
    )
    options: Options

    def collect(self, document: Document) -> Iterable[Fact]:
        """The words of the document's names, by the frame of their consonants."""
        for word, places in document.once(name_words).items():
            spans = tuple(Span(place.start, place.end) for place in places)
            yield Fact(blocking_key(word), encode(word, places), spans)

    def judge(
        self,
        key: str,
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """One finding for each occurrence of a spelling that another one should replace."""
        known = words_by_key().get(key, ())
        if not known and len({fact.value.partition("\t")[0] for fact in facts}) < 2:
            return
        spellings = decode(facts)
        established = {form for word in known for form in word.spellings.values()}
        for spelling in spellings.values():
            for use in spelling.uses:
                link = known_link(spelling.form, use, known, self.options.name_style, spellings)
                if link is None:
                    link = self._link(spelling, use, spellings, established)
                if link is not None and link.canonical != spelling.form:
                    yield use.document, self._finding(spelling, use, link, spellings)

    def _link(
        self,
        spelling: Spelling,
        use: Use,
        spellings: Mapping[str, Spelling],
        established: Collection[str],
    ) -> Link | None:
        best: Link | None = None
        is_known = spelling.form in established
        for other in spellings.values():
            if other is spelling or other.form.lower() == spelling.form.lower():
                continue
            other_is_known = other.form in established
            if (is_known, spelling.weight) > (other_is_known, other.weight):
                continue
            score, why = weigh(spelling, other, use)
            confidence = probability(score)
            if confidence >= _LEAST and (best is None or confidence > best.confidence):
                decides = other_is_known and not is_known
                best = Link(other.form, confidence, tuple(why), known=decides)
        return best

    def _finding(
        self, spelling: Spelling, use: Use, link: Link, spellings: Mapping[str, Spelling]
    ) -> Finding:
        other = spellings.get(link.canonical)
        uses = len(other.uses) if other else 0
        counts = {spelling.form: len(spelling.uses), link.canonical: uses}
        is_tie = not link.known and other is not None and other.weight == spelling.weight
        why = [
            f"`{spelling.form}` {_amount(spelling)}",
            f"`{link.canonical}` {_amount(other)}" if other else f"`{link.canonical}` 0×",
            *link.why,
        ]
        if is_tie:
            applicability = Applicability.SUGGESTION
        elif link.confidence >= _SAFE:
            applicability = Applicability.SAFE
        else:
            applicability = Applicability.UNSAFE
        edit = Edit(use.span.start, use.span.end, in_case_of(link.canonical, use.written))
        return Finding(
            start=use.span.start,
            end=use.span.end,
            message=f"`{use.written}` is elsewhere spelled `{link.canonical}`",
            confidence=link.confidence,
            evidence={"spellings": counts, "why": "; ".join(why)},
            fix=None if is_tie else Fix(applicability, (edit,)),
            identity=(spelling.form, link.canonical),
        )


def _amount(spelling: Spelling) -> str:
    documents = len(spelling.documents)
    return f"{len(spelling.uses)}× in {documents} document{'s' if documents > 1 else ''}"
