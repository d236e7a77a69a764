from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.furniture import furniture_hits
from corpuslint.rule import (
    Bad,
    Document,
    DocumentRule,
    Finding,
    Good,
    Hit,
    Severity,
    TriggeredRule,
)

from ._lines import delete_line_finding, delete_span_finding, excerpt, is_piece

# Initials with points: two or three, also in brackets or between slashes.
_INITIALS = re.compile(r"[(/\[]?(?:[^\W\d_a-z]\.\s?){2,4}[)/\]]?")
# The slug of an agency's desk: editors' letters with slashes.
_SLUG = re.compile(
    r"[a-z]{2,4}(?:-[a-z]{2,4})?/[a-z]{1,4}(?:/[a-z]{2,4})?(?: \([A-Za-z,/ ]{2,60}\))?"
)
_END_MARK = re.compile(r"(?:[-–—*#\s]{1,4})?(?:ENDS?|30|###)(?:[-–—*#\s]{1,4})?")
# How any of them begins.
_MAY_CLOSE = re.compile(r"[(/\[#*–—3-]|[^\W\d_a-z]\.|END|[a-z]{2,4}[/-]")
_LONGEST = 70
_LONGEST_APPEAL = 320
# Below the last sentence there may be so many lines of furniture.
_LAST_LINES = 8
_ROLE = r"(?:additional |further )?(?:reporting|writing|editing|compiled|translation|translated)"
_REPORTING = re.compile(
    rf"(?P<credit>[(\[]?\s?{_ROLE}(?:,? (?:and|&) {_ROLE})? by:? "
    r"[^()\[\]\n]{2,400}[)\]]?\.?)\s*$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<credit>[(\[*_]?(?:[A-Z][\w’'.-]{0,20}[ ,]{1,2}|and |The |in |of ){2,20}"
    r"(?:also )?contributed (?:reporting|to this (?:report|story|article)|from)\b[^.\n]{0,80}"
    r"[.)\]*_]{0,3})\s*$"
)
_NAMES = re.compile(r"by:? (?-i:[A-Z])")


class SignOff(DocumentRule, TriggeredRule):
    """Initials, an agency's slug or the desk's credits close the article.

    What it does:
      Finds the initials of an author or editor on a line at the end ("T.D."), the slug of an
      agency's desk ("ab/cd (AFP)"), an end mark, and "(Reporting by …; editing by …)".

    Why it is a problem:
      The last line of the text is not its last sentence; initials look like an abbreviation.

    How it decides:
      Initials, slugs and end marks count as a whole line after which only page furniture or
      another such line follows. The desk's credits stand at the end of a line, in brackets or as a
      line of their own, and a name with a capital follows the word "by".

    Fix safety:
      Unsafe: somebody may want to keep the credit.
    """

    code = "BLR007"
    name = "sign-off"
    family = "boilerplate"
    severity = Severity.ERROR
    triggers = (
        *("reporting by", "writing by", "editing by", "compiled by", "contributed reporting"),
        *("contributed to this report", "contributed to this story"),
        *("contributed to this article", "contributed from"),
    )

    bad = (
        Bad(
            "The council met on Friday.\n\nThe bridge opens in May.\n\n⟦J.R.⟧\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦(J. R.)⟧\n\nShare on Facebook\n",
            fixed="The council met on Friday.\n\nShare on Facebook\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦jr/md (AFP, Harbour Post)⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦(Reporting by Jane Roe; editing by John Doe)⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday. ⟦(Additional reporting by Jane Roe in Harbour.)⟧\n",
            fixed="The council met on Friday.\n",
        ),
    )
    good = (
        Good("J.R.\n\nThe oilman of the series has come back to the stage.\n"),
        Good("The paper was known for good reporting by its young staff.\n"),
        Good("The council met on Friday.\n\nThe bridge opens in the U.S.\n"),
    )

    def check(self, document: Document, hits: Sequence[Hit] | None = None) -> Iterable[Finding]:
        """Initials and slugs at the end, and where triggers stand, the desk's credits."""
        return _closing_lines(document) if hits is None else _desk_credits(document, hits)


def _desk_credits(document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Who reported, wrote and edited, at the end of a line or alone on it."""
    for line in sorted({document.line_at(hit.start) for hit in hits}):
        text = document.line_texts[line]
        match = _CONTRIBUTED.fullmatch(text.strip()) and _CONTRIBUTED.search(text)
        if match is None:
            match = _REPORTING.search(text)
            if match is None or not _NAMES.search(match["credit"]):
                continue
        is_line = not text[: match.start("credit")].strip(" -–—*_")
        if match["credit"][0] not in "([" and (not is_line or is_piece(document, line)):
            continue
        message = f"the desk’s credits: “{excerpt(match['credit'])}”"
        evidence: dict[str, object] = {"kind": "credits", "credit": match["credit"]}
        if is_line:
            yield delete_line_finding(document, line, message, evidence, 0.9)
        else:
            start = document.lines[line].start + match.start("credit")
            end = document.lines[line].start + match.end("credit")
            yield delete_span_finding(document, start, end, message, evidence, 0.9)


def _closing_lines(document: Document) -> Iterable[Finding]:
    """Initials, slugs and end marks below the last sentence."""
    texts = document.line_texts
    seen = 0
    for line in range(len(texts) - 1, 0, -1):
        text = texts[line].strip()
        if not text:
            continue
        seen += 1
        if seen > _LAST_LINES:
            return
        kind = _closing_kind(text)
        if kind is not None:
            if (
                texts[line - 1].strip()
                and kind == "initials"
                and texts[line - 1].strip()[-1] != "."
            ):
                return
            message = f"sign-off at the end: “{excerpt(text)}”"
            yield delete_line_finding(document, line, message, {"kind": kind}, 0.85)
        elif not _may_follow(document, line):
            return


def _closing_kind(text: str) -> str | None:
    if len(text) <= _LONGEST and _MAY_CLOSE.match(text):
        for kind, pattern in (("initials", _INITIALS), ("slug", _SLUG), ("end mark", _END_MARK)):
            if pattern.fullmatch(text):
                return kind
    return None


def _may_follow(document: Document, line: int) -> bool:
    """Whether a line below a sign-off is furniture: by phrase, or an appeal."""
    text = document.line_texts[line]
    hits = document.once(furniture_hits)
    return (bool(hits) and any(hit.line == line for hit in hits)) or bool(
        len(text) <= _LONGEST_APPEAL and " us" in text and _APPEAL.search(text)
    )


_APPEAL = re.compile(
    r"\b(?:give us|follow us|like us|join us|subscribe|share this)\b", re.IGNORECASE
)
