from __future__ import annotations

from collections.abc import Iterable

from corpuslint.language.headline import headline
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Related,
    Severity,
    delete_lines,
)

from ._repeats import echoes, repeated_blocks


class EchoedSentence(DocumentRule):
    """A sentence comes back nearly word for word.

    What it does:
      Finds a sentence that an earlier one of the document said in nearly the same words, such as a
      lead that is repeated as the last line.

    Why it is a problem:
      Pages set the lead, a pull quote or a caption from the body's own words. In the plain text
      they look like a sentence that the author wrote twice.

    How it decides:
      Two sentences of at least eight words begin or end with the same 24 characters, and at least
      four fifths of their words stand in both in the same order. Paragraphs that are the same
      word for word are DUP002's, sentences with other numbers say something else, and a lead may
      say what the headline says.

    Fix safety:
      A suggestion: the sentence is a part of the author's text, and which one is to stay is for a
      person to decide. The suggestion deletes the later one.
    """

    code = "DUP003"
    name = "echoed-sentence"
    family = "duplicates"
    version = 2
    severity = Severity.WARNING

    bad = (
        Bad(
            "Why the strike will not end soon\n\nThe port workers have no reason to give in. The "
            "only question at the moment is who will pay for the ships that lie outside the "
            "harbour.\n\nTalks broke down on Monday.\n\n⟦The only question at this moment is who "
            "will pay for the ships that lie outside the harbour.⟧\n\nA.B.\n"
        ),
    )
    good = (
        Good(
            "The court will hear the case on Monday, the judge said. The court will hear the "
            "witnesses behind closed doors in June.\n"
        ),
        Good(
            "Net sales in the third quarter include a gain of 12 crowns from the sale of a mill. "
            "Net sales in the nine months include a gain of 40 crowns from the sale of a mill.\n"
        ),
        Good("Nothing has changed. Nothing has changed.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Sentences that come back."""
        copies: list[tuple[int, int]] | None = None
        for echo in echoes(document):
            if copies is None:
                copies = [
                    document.line_span(block.first, block.stop)
                    for block in repeated_blocks(document)
                ]
                head = document.once(headline)
                title = head.span if head is not None and head.span is not None else (0, 0)
            # A lead often says the headline's words again.
            if title[0] <= echo.earlier.start < title[1]:
                continue
            if any(start <= echo.span.start < end for start, end in copies):
                continue
            start, end = echo.span
            yield Finding(
                start=start,
                end=end,
                message="an earlier sentence says nearly the same words: "
                f"“{document.text[slice(*echo.earlier)]}”",
                confidence=round(0.6 + 0.35 * echo.likeness, 2),
                evidence={
                    "likeness": round(echo.likeness, 3),
                    "earlier": document.text[slice(*echo.earlier)],
                },
                fix=Fix(Applicability.SUGGESTION, (_deletion(document, start, end),)),
                related=(Related(document.key, *echo.earlier),),
            )


def _deletion(document: Document, start: int, end: int) -> Edit:
    line = document.line_at(start)
    if document.line_texts[line].strip() == document.text[start:end]:
        return delete_lines(document, line)
    while start > 0 and document.text[start - 1] == " ":
        start -= 1
    return Edit(start, end, "")
