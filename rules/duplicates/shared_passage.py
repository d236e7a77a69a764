from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from zlib import adler32, crc32

from corpuslint.language.headline import fold_line
from corpuslint.language.mask import furniture_mask
from corpuslint.rule import (
    Bad,
    CorpusRule,
    Document,
    DocumentFact,
    DocumentKey,
    Fact,
    Finding,
    Good,
    Related,
    Severity,
)

from ._repeats import paragraphs, visible_span
from ._sketch import compare, decode, encoded_sketch

_SHORTEST = 240  # characters: two or three sentences; shorter passages may be a common quotation
_FEWEST_LETTERS = 150  # letters and digits; a table has few
# Passages that a document notes: those of the smallest hashes, so that two documents note the same.
_MOST_PASSAGES = 8
_MOST_RELATED = 8
_COPY = 0.5  # similarity of the articles from which on they are copies
_CROWD = 64  # documents; of more the first ones are named

_PASSAGE = (
    "The harbour company was founded in 1911 and has since built nine bridges, two of them over "
    "the canal. It employs four hundred people in Tornby and in villages on the shore, pays for "
    "the lamps along the quay, and keeps the old crane at the fish market in repair."
)
_BRIDGE = (
    "The mayor laid the first stone of a new bridge on Friday in light rain, and promised that it "
    "would be wide enough for lorries. Nobody from the government came to see it, but the school "
    "sent its choir, and the bakers gave bread to everybody who had waited in the cold."
)
_FERRIES = (
    "Three ferries went to an owner from abroad, who will use them for tours to the seals. The "
    "crews were told by letter that they would have to look for other work, and a spokesman said "
    "that nobody had offered more. The oldest of the ships was built before the war."
)


class SharedPassage(CorpusRule):
    """A long passage stands in several articles.

    What it does:
      Finds paragraphs that another document has word for word, where the documents are no copies.

    Why it is a problem:
      Background paragraphs that a newsroom pastes into every article, and parts of articles that
      were glued together, count as often as they stand.

    How it decides:
      A paragraph of at least 240 characters that is no page furniture has the same letters and
      digits as one in another document, and by their sketches less than half of the articles is
      the same. Of a document with many such paragraphs the eight with the smallest hashes are
      compared, which are the same eight wherever they stand.

    Fix safety:
      There is no fix: the passage belongs to each article.
    """

    code = "DUP006"
    name = "shared-passage"
    family = "duplicates"
    severity = Severity.INFO
    least_documents = 2
    version = 3

    bad = (
        Bad(
            f"Company to build a bridge\n\n{_BRIDGE}\n\n⟦{_PASSAGE}⟧\n",
            f"Company sells its ferries\n\n{_FERRIES}\n\n⟦{_PASSAGE}⟧\n",
        ),
    )
    good = (
        Good(
            f"Company to build a bridge\n\n{_PASSAGE}\n",
            f"Company to build a bridge\n\n{_PASSAGE}\n",
        ),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """Some of the long paragraphs, with what tells a copy of the article."""
        spans = {}
        texts = document.line_texts
        for first, stop in paragraphs(document, _SHORTEST):
            passage = fold_line("".join(texts[first:stop])).encode("utf-8", "replace")
            if len(passage) >= _FEWEST_LETTERS:
                spans[f"{crc32(passage):08x}{adler32(passage):08x}"] = first, stop
        if not spans:
            return
        furniture = document.once(furniture_mask).lines
        value = document.once(encoded_sketch)
        for key in sorted(spans)[:_MOST_PASSAGES]:
            first, stop = spans[key]
            if first not in furniture:
                yield Fact(key, value, (visible_span(document, first, stop),))

    def judge(
        self,
        key: str,  # noqa: ARG002  the facts say it all
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002  there are none
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """A finding for each document that shares the passage with one that is no copy of it."""
        sketches = [decode(fact.value) for fact in facts]
        for number, fact in enumerate(facts):
            sharers = [
                other
                for place, other in enumerate(facts[:_CROWD])
                if other.document != fact.document
                and compare(sketches[number], sketches[place]).similarity < _COPY
            ]
            if not sharers:
                continue
            for start, end in fact.spans:
                yield (
                    fact.document,
                    Finding(
                        start=start,
                        end=end,
                        message=f"{sharers[0].document.id} has this passage too",
                        confidence=0.95,
                        evidence={"documents": len(facts)},
                        related=tuple(
                            Related(other.document, *other.spans[0])
                            for other in sharers[:_MOST_RELATED]
                        ),
                    ),
                )
