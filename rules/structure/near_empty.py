from __future__ import annotations

from collections.abc import Iterable

from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good

_FEWEST_LETTERS = 20  # a sentence of four words; scripts without spaces say more in as many
_LONGEST_LOOK = 200  # characters; a longer text is looked at no further


class NearEmpty(DocumentRule):
    """The document is empty, or as good as.

    What it does:
      Finds documents with no text, or with fewer than 20 letters and digits.

    Why it is a problem:
      A page that needed a login, a video without text, a broken download: the row is there, the
      article is not.

    How it decides:
      Letters and digits are counted.

    Fix safety:
      There is no fix: what the article was is not to be had from the text.
    """

    code = "STR002"
    name = "near-empty-document"
    family = "structure"

    bad = (
        Bad("⟦Loading...\n⟧"),
        Bad("⟦  \n\n⟧"),
    )
    good = (Good("The council of Tornby voted on Friday to rebuild the wooden bridge.\n"),)

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding about the whole document."""
        text = document.text
        if len(text) > _LONGEST_LOOK:
            return
        letters = sum(map(str.isalnum, text))
        if letters < _FEWEST_LETTERS:
            yield Finding(
                start=0,
                end=len(text),
                scope="document",
                message="the document is empty" if not letters else "there is hardly any text",
                confidence=0.98,
                evidence={"letters": letters},
            )
