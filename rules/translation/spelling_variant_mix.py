from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    Severity,
    TriggeredRule,
)

from ._spelling import AMERICAN, BRITISH

_TRIGGERS = tuple(sorted({*BRITISH, *AMERICAN}))
_LEAST_MAJORITY = 2
_QUOTES = frozenset('"“”«»„')


class SpellingVariantMix(TriggeredRule):
    """British and American spelling in one document.

    What it does:
      Finds the spellings of the side that the document uses less (`colour` beside `center` and
      `defense`).

    Why it is a problem:
      A translator that wavers between the two writes one word in two ways: to a count, a search or
      a vocabulary these are two words.

    How it decides:
      By a list of words that mean the same on both sides (`_spelling.py`). The document's majority
      decides: two different words at least, and more of them than of the other side; a tie decides
      nothing. Words with a capital inside a sentence belong to names (`Labour`, `Department of
      Defense`) and count for neither side; nor do words in quotation marks: those are somebody
      else's. English documents only.

    Fix safety:
      Unsafe: the other side's spelling, with the case as it is.
    """

    code = "MTQ009"
    name = "spelling-variant-mix"
    family = "translation"
    severity = Severity.INFO
    triggers = _TRIGGERS
    bad = (
        Bad(
            "The town center needs a defense against the tide. The ⟦colour⟧ of it faded.",
            fixed="The town center needs a defense against the tide. The color of it faded.",
        ),
        Bad(
            "The neighbours honoured the labourers. They analysed the ⟦flavor⟧.",
            fixed="The neighbours honoured the labourers. They analysed the flavour.",
        ),
    )
    good = (
        Good("The neighbours honoured the labourers of the Department of Defense."),
        Good("The neighbours honoured the labourers and organized, realized, recognized it."),
        Good('The neighbours honoured the labourers. "The color of honor," read the sign.'),
        Good("One colour, one center."),
        Good("Le centre et le labour, la fibre.", language="fr"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """The words of the side with fewer."""
        sides: tuple[list[Hit], list[Hit]] = ([], [])
        for hit in hits:
            sides[self.triggers[hit.trigger] in AMERICAN].append(hit)
        if not all(sides):
            return
        if (document.language or self.context.language or "en")[:2].lower() != "en":
            return
        british, american = ([hit for hit in side if _counts(document, hit)] for side in sides)
        if not british or not american or len(british) == len(american):
            return
        fewer, more = sorted((british, american), key=len)
        if len({hit.trigger for hit in more}) < _LEAST_MAJORITY:
            return
        usual = "British" if more is british else "American"
        others = AMERICAN if more is british else BRITISH
        for hit in fewer:
            written = document.text[hit.start : hit.end]
            replacement = _with_case_of(written, others[self.triggers[hit.trigger]])
            yield Finding(
                start=hit.start,
                end=hit.end,
                message=f"the document's spelling is {usual}: `{replacement}`",
                confidence=0.85 if len(more) > 2 * len(fewer) else 0.75,
                evidence={
                    "british": len(british),
                    "american": len(american),
                    "usual": sorted({self.triggers[h.trigger] for h in more})[:10],
                },
                fix=Fix(Applicability.UNSAFE, (Edit(hit.start, hit.end, replacement),)),
            )


def _counts(document: Document, hit: Hit) -> bool:
    """Whether the word is the author's own: no part of a name, an address or a quotation."""
    text = document.text
    if text[hit.start].isupper() and not _opens_sentence(text, hit.start):
        return False
    if text[hit.start - 1 : hit.start] in ("-", "/", "@", "#", "_") and hit.start:
        return False
    if text[hit.end : hit.end + 1] in ("/", "@", "_") and hit.end < len(text):
        return False
    line = document.lines[document.line_at(hit.start)]
    before = text[max(line.start, hit.start - 2000) : hit.start]
    return sum(map(before.count, _QUOTES)) % 2 == 0


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t")
    return not before or before[-1] in ".!?\n\r"


def _with_case_of(written: str, replacement: str) -> str:
    if written.isupper():
        return replacement.upper()
    if written[0].isupper():
        return replacement[0].upper() + replacement[1:]
    return replacement
