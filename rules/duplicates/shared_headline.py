from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpuslint.language.headline import fold_line, headline
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
    Span,
)

from ._sketch import article_sketch, keys_of

_SHORTEST = 16  # letters and digits; shorter headlines are rubrics
_MOST_RELATED = 8
# Of one headline; of a rubric over hundreds of articles the first ones say enough.
_MOST_ARTICLES = 16

_BRIDGE = (
    "The bridge over the canal will be shut for six weeks, the harbour company said on Monday.\n"
)
_BUDGET = "Nine members of the council were against the budget, which has no money for it.\n"


class SharedHeadline(CorpusRule):
    """One headline stands over different articles.

    What it does:
      Finds documents whose headline another document has too, over another article.

    Why it is a problem:
      A scraper that took a page's headline for the article's, or the wrong article's, gives many
      documents one name; and who looks an article up by its headline finds two.

    How it decides:
      The letters and digits of the headlines, at least sixteen, are the same, and the articles
      share at most one of the six runs of words that copies are found by.

    Fix safety:
      There is no fix: either headline may be the right one.
    """

    code = "DUP005"
    name = "shared-headline"
    family = "duplicates"
    severity = Severity.INFO
    least_documents = 2
    version = 3

    bad = (
        Bad(
            f"⟦Council meets on Friday⟧\n\n{_BRIDGE}",
            f"⟦Council meets on Friday⟧\n\n{_BUDGET}",
        ),
    )
    good = (
        Good(f"Council meets on Friday\n\n{_BRIDGE}", f"Council meets on Friday\n\n{_BRIDGE}"),
        Good(f"Weather\n\n{_BRIDGE}", f"Weather\n\n{_BUDGET}"),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        """The headline, with what tells a copy of the article."""
        head = document.once(headline)
        if head is None:
            return []
        folded = fold_line(head.text)
        if len(folded) < _SHORTEST:
            return []
        span = head.span or Span(0, len(document.text))
        return [Fact(folded, " ".join(keys_of(document.once(article_sketch))), (span,))]

    def judge(
        self,
        key: str,  # noqa: ARG002  the facts say it all
        facts: Sequence[DocumentFact],
        neighbours: Mapping[str, Sequence[DocumentFact]],  # noqa: ARG002  there are none
    ) -> Iterable[tuple[DocumentKey, Finding]]:
        """A finding for each document that has a namesake which is no copy of it."""
        runs = [frozenset(fact.value.split()) for fact in facts]
        articles = _articles(runs)
        if len(articles) == 1:
            return
        for fact, own in zip(facts, runs, strict=True):
            namesakes = [facts[n] for n in articles if not _is_copy(own, runs[n])]
            if namesakes:
                start, end = fact.spans[0]
                yield (
                    fact.document,
                    Finding(
                        start=start,
                        end=end,
                        message=f"{namesakes[0].document.id} has this headline too, over another "
                        "article",
                        confidence=0.9,
                        evidence={"documents": len(facts)},
                        related=tuple(
                            Related(other.document, *other.spans[0])
                            for other in namesakes[:_MOST_RELATED]
                        ),
                    ),
                )


def _articles(runs: Sequence[frozenset[str]]) -> list[int]:
    """The first documents of different articles; so many that the work grows with the number."""
    found: list[int] = []
    for number, own in enumerate(runs):
        if all(not _is_copy(own, runs[other]) for other in found):
            found.append(number)
            if len(found) == _MOST_ARTICLES:
                break
    return found


def _is_copy(runs: frozenset[str], others: frozenset[str]) -> bool:
    return runs == others or len(runs & others) >= 2
