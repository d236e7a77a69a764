from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.headline import fold_line, headline
from corpuslint.language.mask import article_text
from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good

_FEWEST_LETTERS = 20  # fewer are STR002's: hardly any text
_MOST_BESIDE = 80  # characters that are no letters: rules, blank lines
_LONGEST_LOOK = 1500  # characters: a headline with the furniture of a page around it


class HeadlineOnly(DocumentRule):
    """The document is a headline without an article.

    What it does:
      Finds documents in which nothing stands but the headline and page furniture.

    Why it is a problem:
      The body was behind a paywall or was lost by the scraper.

    How it decides:
      The text without the lines that are page furniture has no letters beside the headline's.

    Fix safety:
      There is no fix: the article is not to be had from the text.
    """

    code = "STR004"
    name = "headline-only"
    family = "structure"

    bad = (
        Bad("⟦Council of Tornby votes for a wooden bridge over the harbour canal\n⟧"),
        Bad("⟦Council of Tornby votes for a wooden bridge over the canal\n\nRelated articles\n⟧"),
    )
    good = (
        Good(
            "Council votes for a wooden bridge\n\nNine members were for it, and two against it.\n"
        ),
        Good("The council of Tornby voted on Friday to rebuild the wooden bridge.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding about the whole document."""
        if len(document.text) > _LONGEST_LOOK:
            return
        head = document.once(headline)
        if head is None or head.span is None:
            return
        article = document.once(article_text)
        if len(article) > _MOST_BESIDE + len(head.text):
            return
        letters = fold_line(head.text)
        if len(letters) >= _FEWEST_LETTERS and fold_line(article) == letters:
            yield Finding(
                start=0,
                end=len(document.text),
                scope="document",
                message="there is a headline and no article",
                confidence=0.9,
                evidence={"headline": head.text},
            )
