from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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

# A letter before and behind: ranges, scores and signs are no dashes; nor is one that opens a line.
_DASH = re.compile(r"(?<=[^\W\d_])(?: [-–—] | -- |—|--)(?=[^\W\d_])")
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)|…")
_SHORTEST_LINE = 60  # characters; `Title - Section - Site` is a heading, not a sentence


class MixedDashes(DocumentRule):
    """Dashes or ellipses of several kinds in one document.

    What it does:
      Finds the less used kinds of dash (`—`, ` — `, ` – `, ` - `, `--`) and of ellipsis (`…`,
      `...`).

    Why it is a problem:
      A text put together from several hands or machines shows it; search and sentence splitting
      treat the kinds differently.

    How it decides:
      Dashes between two letters in lines of at least 60 characters; ranges, scores, minus signs,
      dialogue and headings are left out. The document's majority decides; a tie decides nothing.
      One finding a document and kind, at the first place. Works for every language.

    Fix safety:
      Safe between ellipses and between dashes. Unsafe where a spaced hyphen would become a dash:
      it can be a torn compound (`short - lived`).
    """

    code = "TYP006"
    name = "mixed-dashes"
    family = "typography"
    severity = Severity.INFO
    needs_non_ascii = True
    bad = (
        Bad(
            "The old bridge — a landmark of the town — was shut⟦ – ⟧for good, said the mayor.",
            fixed="The old bridge — a landmark of the town — was shut — for good, said the mayor.",
        ),
        Bad(
            "The old bridge – a landmark of the town – was shut⟦ - ⟧for good, said the mayor.",
            fixed="The old bridge – a landmark of the town – was shut – for good, said the mayor.",
        ),
        Bad("Well… no… never⟦...⟧ again.", fixed="Well… no… never… again."),
    )
    good = (
        Good(
            "The old bridge — a landmark of the town — was shut on 3–5 May, the mayor said, 2 - 1."
        ),
        Good("The old bridge—a landmark – was shut.\nHarbour Gazette - News - Westmere — page one"),
        Good("Wait... no... never...."),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """At most one finding for dashes and one for ellipses."""
        text = document.text
        if "–" in text or "—" in text:
            yield from _minority(document, "dash", _dashes(document))
        if "…" in text and "..." in text:
            ellipses = [(match.start(), match.group()) for match in _ELLIPSIS.finditer(text)]
            yield from _minority(document, "ellipsis", ellipses)


def _dashes(document: Document) -> list[tuple[int, str]]:
    return [
        (match.start(), match.group())
        for line in document.lines
        if line.end - line.start >= _SHORTEST_LINE
        for match in _DASH.finditer(document.text, line.start, line.end)
    ]


def _minority(document: Document, what: str, places: list[tuple[int, str]]) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for _, form in places:
        counts[form] = counts.get(form, 0) + 1
    if len(counts) < 2:
        return
    usual, often = max(counts.items(), key=lambda item: item[1])
    if list(counts.values()).count(often) > 1:
        return
    wrong = [(start, form) for start, form in places if form != usual]
    # A hyphen is no dash for certain: neither as what is written nor as what is usual.
    hyphen = usual == " - " or any(form == " - " for _, form in wrong)
    start, form = wrong[0]
    yield Finding(
        start=start,
        end=start + len(form),
        message=f"the document mostly writes `{usual}` where this has `{form}`",
        confidence=0.8 if hyphen else 0.9,
        evidence={"what": what, "counts": dict(sorted(counts.items())), "usual": usual},
        fix=Fix(
            Applicability.UNSAFE if hyphen else Applicability.SAFE,
            tuple(Edit(at, at + len(written), usual) for at, written in wrong),
        ),
        related=tuple(Related(document.key, at, at + len(w)) for at, w in wrong[1:20]),
        identity=(what, usual),
    )
