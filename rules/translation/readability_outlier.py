from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from corpuslint.rule import (
    Bad,
    Candidate,
    Document,
    Fact,
    Finding,
    Good,
    KnowledgeRule,
    Severity,
)

from ._measures import corpus_range, is_table, measures

_KEY = "readability"
_FAR = 6.0  # robust deviations
# News lies between 5 and 22. What is nearer to that than these never becomes a candidate.
_EASY, _HARD = 3.0, 24.0
_SAMPLE = 4000  # characters that textstat reads of an outlier

_PLAIN = (
    "The council of the town met again on {day}. It heard what the people of the harbour had to "
    "say. Many of them came to the hall. The mayor thanked them for their patience with it.\n\n"
) * 4
_DENSE = (
    "notwithstanding considerations regarding infrastructural interdependencies characterising "
    "municipal administrative responsibilities concerning transportation prioritisation "
) * 16
_TOWNS = tuple(_PLAIN.format(day=f"day {number}") for number in range(30))


class ReadabilityOutlier(KnowledgeRule):
    """A document that is far harder or easier to read than the corpus's others.

    What it does:
      Finds documents whose Automated Readability Index lies far outside the corpus's own range, and
      gives textstat's measures of them.

    Why it is a problem:
      A translation that fell apart, a list in the place of an article or a text of another kind
      shows in word and sentence lengths before anybody reads it.

    How it decides:
      The index is counted cheaply in every document of 120 words or more. An outlier lies six
      robust deviations (median and median absolute deviation, which outliers do not move as they
      move mean and standard deviation) from the median of at least 30 documents, and below 3 or
      above 24, where news does not lie. textstat, which takes seconds a megabyte, then reads the
      first 4,000 characters of the outlier and of nothing else, and has to agree; its measures, its
      version 0.7.8 (later ones fetch data from the network), and the corpus's range are the
      evidence. Tables are left out. The scale is made for English; the comparison with the corpus
      holds for any language with spaces.

    Fix safety:
      No fix: the whole document is what is odd.

    Sources:
      Smith and Senter, "Automated Readability Index" (1967); Rousseeuw and Croux, "Alternatives to
      the median absolute deviation" (1993).
    """

    code = "MTQ007"
    name = "readability-outlier"
    family = "translation"
    severity = Severity.INFO
    default = False
    bad = (Bad(*_TOWNS, f"⟦{_DENSE}⟧"),)
    good = (Good(*_TOWNS), Good(*_TOWNS[:5], _DENSE))

    def collect(self, document: Document) -> Iterable[Fact]:
        """The index, rounded."""
        found = document.once(measures)
        return () if found is None else (Fact(_KEY, str(round(found.readability))),)

    def check(self, document: Document) -> Iterable[Candidate | Finding]:
        """A candidate where the index lies where news does not."""
        found = document.once(measures)
        if found is None or _EASY <= found.readability <= _HARD or is_table(document.text):
            return
        text = document.text
        yield Candidate(
            Finding(
                start=0,
                end=len(text),
                scope="document",
                message="",
                evidence={"readability": round(found.readability, 1), "sample": text[:_SAMPLE]},
            ),
            (_KEY,),
        )

    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The finding, if the corpus's range and textstat agree."""
        usual = corpus_range(tallies[_KEY])
        evidence = candidate.finding.evidence
        value = evidence["readability"]
        if usual is None or abs(usual.distance(value)) < _FAR:
            return None
        stated = _textstat(evidence["sample"])
        if abs(usual.distance(stated["automated_readability_index"])) < _FAR:
            return None
        kind = "harder" if value > usual.median else "easier"
        return msgspec.structs.replace(
            candidate.finding,
            message=f"far {kind} to read than the corpus: index {value}, its median {usual.median}",
            confidence=0.8,
            evidence={
                "readability": value,
                "corpus_median": usual.median,
                "corpus_deviation": usual.deviation,
                "corpus_documents": usual.documents,
                "textstat": stated,
            },
        )


def _textstat(sample: str) -> dict[str, float]:
    """What textstat measures of a text."""
    import textstat  # noqa: PLC0415  slow to import, and only outliers need it

    return {
        "automated_readability_index": round(textstat.automated_readability_index(sample), 1),
        "coleman_liau_index": round(textstat.coleman_liau_index(sample), 1),
        "flesch_reading_ease": round(textstat.flesch_reading_ease(sample), 1),
    }
