from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpuslint.language.headline import headline
from corpuslint.rule import Bad, Candidate, Document, Fact, Finding, Good, KnowledgeRule, Severity

_KEY = "headline"
_FEWEST_DOCUMENTS = 4
_USUAL = 0.75  # share of the corpus's documents that have one
_SHORTEST = 200  # characters: a shorter text may do without

_BODY = (
    "The council of Tornby voted on Friday to rebuild the wooden bridge over the harbour canal.\n\n"
    "Work on the bridge is to begin in March, the mayor told reporters after the council met.\n\n"
    "The harbour company will pay a third of the costs, and the council will borrow the rest.\n"
)


class MissingHeadline(KnowledgeRule):
    """The headline is missing.

    What it does:
      Finds articles without a headline in a corpus whose articles have one.

    Why it is a problem:
      The scraper lost it, or took the page apart in the wrong place.

    How it decides:
      The first line that is no page furniture does not look like a headline, there is no title
      field, and at least three quarters of the corpus's documents have a headline. Where most
      have none, as in the archives of wire services, nothing is missing.

    Fix safety:
      There is no fix: the headline is not to be had from the text.
    """

    code = "STR001"
    name = "missing-headline"
    family = "structure"
    severity = Severity.INFO

    bad = (
        Bad(
            f"⟦{_BODY}⟧",
            f"Council votes for a bridge\n\n{_BODY}",
            f"Nine members for the bridge\n\n{_BODY}",
            f"Company pays for a bridge\n\n{_BODY}",
        ),
    )
    good = (
        Good(_BODY, _BODY, _BODY, _BODY),
        Good(_BODY, f"Council votes for a bridge\n\n{_BODY}"),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """Whether the document has a headline."""
        return [Fact(_KEY, "no" if document.once(headline) is None else "yes")]

    def check(self, document: Document) -> Iterable[Candidate]:
        """A candidate for a document without one."""
        text = document.text
        if len(text) < _SHORTEST or document.once(headline) is not None:
            return
        yield Candidate(
            Finding(
                start=0,
                end=len(text),
                scope="document",
                message="the article has no headline",
                confidence=0.8,
            ),
            (_KEY,),
        )

    def settle(
        self, candidate: Candidate, tallies: Mapping[str, Mapping[str, int]]
    ) -> Finding | None:
        """The finding, where most documents have a headline."""
        tally = tallies[_KEY]
        total = sum(tally.values())
        having = tally.get("yes", 0)
        if total < _FEWEST_DOCUMENTS or having < _USUAL * total:
            return None
        finding = candidate.finding
        return Finding(
            start=finding.start,
            end=finding.end,
            scope="document",
            message=finding.message,
            confidence=finding.confidence,
            evidence={"documents": total, "with_headline": having},
        )
