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

_KEY = "words a sentence"
_FAR = 6.0  # robust deviations
# News has 12 to 36 words a sentence. What is nearer to that than these is never a candidate.
_SHREDS, _RUN_ON = 7.0, 45.0
_LONGEST_FINE = 60  # words
_COLUMN = "   "

_PLAIN = (
    "The council of the town met again on {day} in the old hall. It heard what the people of the "
    "harbour had to say about the bridge. Many of them came, and the mayor thanked them for it.\n\n"
) * 4
_TOWNS = tuple(_PLAIN.format(day=f"day {number}") for number in range(30))
_LOST = "the council met and the mayor spoke and the people of the harbour went home " * 10


class SentenceLengthOutlier(KnowledgeRule):
    """Sentences that lost their full stops, or that are shreds.

    What it does:
      Finds documents whose sentences are, on average, far longer or shorter than the corpus's own,
      and marks the longest one.

    Why it is a problem:
      Speech recognition and some translators leave out full stops; an extractor that broke lines
      wrongly leaves shreds. Whatever works sentence by sentence fails on either.

    How it decides:
      Words and full stops are counted cheaply in every document of 120 words or more. An outlier
      lies six robust deviations (median and median absolute deviation) from the median of at least
      30 documents, and above 45 or below 7 words a sentence, where news does not lie; a run-on has
      a sentence of 60 words. Tables are left out. Works for languages with spaces and full stops.

    Fix safety:
      No fix: where the full stops stood is not known.
    """

    code = "MTQ008"
    name = "sentence-length-outlier"
    family = "translation"
    version = 2
    severity = Severity.INFO
    default = False
    bad = (Bad(*_TOWNS, f"The town.\n\n⟦{_LOST.strip()}⟧\n\nThat was all.\n"),)
    good = (Good(*_TOWNS), Good(*_TOWNS[:5], _LOST))

    def collect(self, document: Document) -> Iterable[Fact]:
        """The average, rounded."""
        found = document.once(measures)
        return () if found is None else (Fact(_KEY, str(round(found.words_a_sentence))),)

    def check(self, document: Document) -> Iterable[Candidate | Finding]:
        """A candidate where the average lies where news does not."""
        found = document.once(measures)
        if found is None or _SHREDS <= found.words_a_sentence <= _RUN_ON:
            return
        text = document.text
        if is_table(text) or not document.sentences:
            return
        average = round(found.words_a_sentence, 1)
        if average > _RUN_ON:
            start, end = max(document.sentences, key=lambda span: span.end - span.start)
            words = len(text[start:end].split())
            if words < _LONGEST_FINE or _COLUMN in text[start:end]:
                return
            finding = Finding(
                start=start,
                end=end,
                message=f"a sentence of {words} words",
                evidence={"words": words, "words_a_sentence": average},
            )
        else:
            finding = Finding(
                start=0,
                end=len(text),
                scope="document",
                message="the text is in shreds",
                evidence={"words_a_sentence": average},
            )
        yield Candidate(finding, (_KEY,))

    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The finding, with the corpus's range."""
        usual = corpus_range(tallies[_KEY])
        finding = candidate.finding
        average = finding.evidence["words_a_sentence"]
        if usual is None or abs(usual.distance(average)) < _FAR:
            return None
        return msgspec.structs.replace(
            finding,
            message=f"{finding.message}: {average} words a sentence on average, "
            f"in the corpus {usual.median}",
            confidence=0.8,
            evidence={
                **finding.evidence,
                "corpus_median": usual.median,
                "corpus_deviation": usual.deviation,
                "corpus_documents": usual.documents,
            },
        )
