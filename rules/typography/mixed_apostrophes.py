from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

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
)

_LETTER = r"[^\W\d_]"
_APOSTROPHE = re.compile(rf"(?<={_LETTER})['’‘´](?={_LETTER})")
_RIGHT = "'’"


class MixedApostrophes(DocumentRule):
    """Straight and curly apostrophes in one document.

    What it does:
      Finds the less used of the two apostrophes inside words (`don't`, `don’t`), and accents and
      opening quotation marks that stand for one (`don´t`, `don‘t`).

    Why it is a problem:
      `isn't` and `isn’t` are two words to search and to counting.

    How it decides:
      Only marks between two letters count, so feet, minutes, years (`’90s`), elisions (`’em`) and
      quotation marks are left alone. The document's own majority decides; a tie decides nothing.
      One finding for the document, at the first place. Works for every language.

    Fix safety:
      Safe: one apostrophe becomes the other, no letter is touched.
    """

    code = "TYP005"
    name = "mixed-apostrophes"
    family = "typography"
    severity = Severity.INFO
    needs_non_ascii = True
    bad = (
        Bad(
            "It isn't the mayor's fault, it⟦’⟧s ours.",
            fixed="It isn't the mayor's fault, it's ours.",
        ),
        Bad(
            "It isn’t the mayor’s fault, it⟦'⟧s ours.",
            fixed="It isn’t the mayor’s fault, it’s ours.",
        ),
        Bad("They can⟦´⟧t and won‘t pay.", fixed="They can't and won't pay."),
    )
    good = (
        Good("It isn’t the mayor’s fault; the post is 6' tall, and rock 'n' roll of the '90s."),
        Good("It’s one, it's another."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """At most one finding."""
        text = document.text
        if "´" not in text and "‘" not in text and not ("’" in text and "'" in text):
            return
        places = [match.start() for match in _APOSTROPHE.finditer(text)]
        counts = Counter(text[place] for place in places)
        straight, curly = counts["'"], counts["’"]
        if len(counts) < 2 and not (counts and set(counts).isdisjoint(_RIGHT)):
            return
        if straight == curly and straight:
            return
        usual = "’" if curly > straight else "'"
        wrong = [place for place in places if text[place] != usual]
        yield Finding(
            start=wrong[0],
            end=wrong[0] + 1,
            message=f"the document mostly writes `{usual}` for an apostrophe"
            if counts[usual]
            else f"`{text[wrong[0]]}` is no apostrophe",
            confidence=0.95,
            evidence={"counts": dict(sorted(counts.items())), "usual": usual},
            fix=Fix(Applicability.SAFE, tuple(Edit(at, at + 1, usual) for at in wrong)),
            related=tuple(Related(document.key, at, at + 1) for at in wrong[1:20]),
        )
