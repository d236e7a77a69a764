from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpuslint.language.layout import EDGE, filled_lines, layout
from corpuslint.rule import Applicability, Bad, Document, Finding, Fix, Good, delete_lines

from ._lines import excerpt, furniture_lines
from ._phrase_rule import PhraseRule

_LONGEST = 40
# A count, also with a sign or K; a rating; stars; a clock time; a date with or without a time.
_COUNT = re.compile(r"[+#(\[]?\d{1,3}(?:[.,  ]\d{3}){0,3}(?:\.\d)?\s?[KkMm]?[+)\]]?")
_RATING = re.compile(r"\d(?:[.,]\d)?\s?/\s?(?:5|10)|[★☆⭐]{3,10}")
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE
)
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{2}[./-]\d{2})\.?"
    r"(?:[ ,|•·T–-]{1,3}\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?)?",
    re.IGNORECASE,
)
# The words and figures of a date line: "Monday, 5 May 2031, 14:05 CET | 2031-05-05T14:05:00+02:00".
_DATE_WORD = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]m)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:t\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|at|on|of|[ap]\.?m\.?|gmt|utc|[a-z]{1,3}t|uk|z)"
)
_FIGURE = re.compile(r"[\d★☆⭐]")
_START = re.compile(r"[\d★☆⭐+#(\[]|[A-Za-z]{3,9}[ .,]")
_DATE_GLUE = re.compile(r"[\s,|•·–—()]+(?:--?\s)?|(?<=[a-z])\.(?=\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d|[./-]\d\d$")
_FEWEST_DATE_WORDS = 3
_NUMBERED = re.compile(r"\d{1,2}[.)]?")
# So many lines of figures alone are a table, a list or a score sheet of the article.
_TABLE = 4
_ENDS = frozenset("0123456789+)]KkMmTCZz★☆⭐ .\t")


class StrayCounter(PhraseRule):
    """A line is only a count, a time, a date or a rating.

    What it does:
      Finds lines that hold nothing but a number of views or comments, a rating, a date or a time,
      and lines that say when a page was published or how long it takes to read.

    Why it is a problem:
      Without the page around it the number means nothing, and it differs at every visit.

    How it decides:
      The whole line is a count, a rating, a clock time or a date, it stands among the first or
      last lines of the document, and lines of figures are too few for a table. Or the line is a
      phrase of the furniture lexicon, such as "3 min read".

    Fix safety:
      Safe for a count or rating in a block of its own and for plain phrases of the lexicon; unsafe
      for dates and times, which somebody may want to keep.
    """

    code = "BLR004"
    name = "stray-counter"
    noun = "page counter"
    needs = ()  # it knows more than phrases
    kinds = frozenset(("published", "updated", "reading_time", "views", "rating"))

    bad = (
        Bad(
            "⟦318⟧\n\nBridge opens in May\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "Bridge opens in May\n\n⟦12.03.2031 14:05⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "Bridge opens in May\n\n⟦3 min read⟧\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦★★★★☆⟧\n",
            fixed="The council met on Friday.\n",
        ),
    )
    good = (
        Good("Final table\n\nHarbour\n31\nMill Lane\n28\nOld Town\n27\nStation\n19\n"),
        Good("1\n\nThe bridge\n\nIt opens in May.\n\n2\n\nThe tram\n\nIt runs again.\n"),
        Good("The council met on Friday. It was the\n12\nth meeting.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Figures alone on a line, and lexicon lines."""
        texts = document.line_texts
        found = super().check(document)
        edges = document.once(layout)
        for line in (*edges.first, *edges.last):
            text = texts[line]
            if len(text) <= _LONGEST and text[-1] in _ENDS and _shape(text.strip()):
                return [*found, *_figures(document)]
        return found


def _figures(document: Document) -> Iterable[Finding]:
    """Figures alone on a line, near the beginning or the end of the document."""
    texts = document.line_texts
    filled = document.once(filled_lines)
    lines = [n for n in filled if len(texts[n]) <= _LONGEST and texts[n][-1] in _ENDS]
    lines = [n for n in lines if _shape(texts[n].strip()) is not None]
    if len(lines) >= _TABLE or len(filled) < 2 or _is_numbering(texts, lines):
        return
    edges = {*filled[:EDGE], *_closing(document, filled)}
    alone = {
        block.first_line
        for block in document.blocks
        if block.stop_line == block.first_line + 1 and len(texts) > len(filled)
    }
    for line in lines:
        is_alone = line in alone or line == filled[0] or line == filled[-1]
        if line not in edges or not is_alone:
            continue
        shape = _shape(texts[line].strip())
        start, end = document.lines[line]
        yield Finding(
            start=start + len(texts[line]) - len(texts[line].lstrip()),
            end=end - len(texts[line]) + len(texts[line].rstrip()),
            message=f"a {shape} alone on its line: “{excerpt(texts[line])}”",
            confidence=0.9 if line in alone else 0.7,
            evidence={"kind": shape, "line_of": [filled.index(line) + 1, len(filled)]},
            fix=Fix(
                Applicability.SAFE
                if shape in ("count", "rating") and line in alone
                else Applicability.UNSAFE,
                (delete_lines(document, line),),
            ),
        )


def _closing(document: Document, filled: Sequence[int]) -> list[int]:
    """The last line, and those above it while nothing but furniture and figures is below."""
    furniture = {hit.line for hit in document.once(furniture_lines)}
    closing = []
    for line in reversed(filled[-EDGE:]):
        closing.append(line)
        if line not in furniture and _shape(document.line_texts[line].strip()) is None:
            break
    return closing


def _shape(text: str) -> str | None:
    """What figures a line is made of, if nothing else is in it."""
    if not _FIGURE.search(text) or not _START.match(text):
        return None
    words = [word for word in _DATE_GLUE.split(text.lower()) if word]
    if (
        (len(words) >= _FEWEST_DATE_WORDS or (words and len(words[0]) > len("2031-05-05")))
        and all(map(_DATE_WORD.fullmatch, words))
        and any(map(_YEAR.search, words))
    ):
        return "date"
    for shape, pattern in (
        ("date", _DATE),
        ("rating", _RATING),
        ("count", _COUNT),
        ("time", _TIME),
    ):
        if pattern.fullmatch(text):
            return shape
    return None


def _is_numbering(texts: Sequence[str], lines: Sequence[int]) -> bool:
    """Whether the figures count 1, 2, 3: the headings of a list."""
    numbers = [texts[n].strip(" .)") for n in lines if _NUMBERED.fullmatch(texts[n].strip())]
    return len(numbers) > 1 and numbers == [str(int(numbers[0]) + n) for n in range(len(numbers))]
