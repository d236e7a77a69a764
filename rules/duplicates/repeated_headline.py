from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpuslint.language.headline import Headline, fold_line, headline
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    Related,
    Severity,
    delete_lines,
)

# Between the headline and its repetition stand at most so many filled lines: date, author, picture.
_LINES_BETWEEN = 6
_MOST_LINES = 3  # over which the repetition may have been broken
_MUCH_LONGER = 20  # characters that make a line another one
_SHORTEST = 12  # letters and digits; a shorter headline may well come back as a subheading
_NEAR = 92.0  # rapidfuzz ratio of the folded lines: one or two letters of a long headline


class RepeatedHeadline(DocumentRule):
    """The headline stands in the text again.

    What it does:
      Finds the headline again as the first line or lines of the body, and a container's title
      that is also the first line of the text.

    Why it is a problem:
      A page shows its headline in the title, above the picture and in the share widget; a scraper
      keeps them all. The copy counts twice in everything that is computed from the text.

    How it decides:
      The headline is the first block that is not page furniture and looks like a headline, or the
      container's title. A line among the next filled ones repeats it when their letters and digits
      are the same, in any case, or differ in a letter or two.

    Fix safety:
      Safe: the headline itself stays, only the copy's lines are deleted. A copy that differs in
      letters is deleted by an unsafe fix only.
    """

    code = "DUP001"
    name = "repeated-headline"
    family = "duplicates"
    severity = Severity.ERROR

    bad = (
        Bad(
            "Harbour bridge to close for repairs\n\n⟦Harbour bridge to close for repairs⟧\n\n"
            "The bridge will be shut for six weeks from Monday.\n",
            fixed="Harbour bridge to close for repairs\n\n"
            "The bridge will be shut for six weeks from Monday.\n",
        ),
        Bad(
            "LATEST NEWS:\n\nMayor says “no” to tram line: what next?\n\n"
            "⟦Mayor says “no” to tram line: what next?⟧\nPhoto: the town hall at night\n\n"
            "The mayor told reporters on Tuesday that the line would cost too much.\n",
            fixed="LATEST NEWS:\n\nMayor says “no” to tram line: what next?\n\n"
            "Photo: the town hall at night\n\n"
            "The mayor told reporters on Tuesday that the line would cost too much.\n",
        ),
        Bad(
            "⟦Harbour bridge to close for repairs⟧\n\nThe bridge will be shut for six weeks.\n",
            titles=["Harbour bridge to close for repairs"],
            fixed="The bridge will be shut for six weeks.\n",
        ),
        Bad(
            "Harbour bridge to close for repairs in the last week of the summer holidays\n"
            "By a reporter\n⟦HARBOUR BRIDGE TO CLOSE FOR REPAIRS\n"
            "IN THE LAST WEEK OF THE SUMMER HOLIDAYS⟧\n"
            "The bridge will be shut for six weeks.\n",
            fixed="Harbour bridge to close for repairs in the last week of the summer holidays\n"
            "By a reporter\nThe bridge will be shut for six weeks.\n",
        ),
    )
    good = (
        Good(
            "Harbour bridge to close\n\nHarbour bridge to close for repairs, the town says, but "
            "not before the summer.\n"
        ),
        Good("Scores\n\nNorth 2 South 2\n\nEast 1 West 0\n\nScores\n\nNorth 1 East 1\n"),
        Good("LATEST NEWS:\n\nHarbour bridge to close\n\nThe bridge will be shut on Monday.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Repetitions of the headline near the top, and of the title in the text."""
        head = document.once(headline)
        if head is None:
            return
        if document.title and head.span is not None:
            yield self._finding(document, head.first_line, head.stop_line, head, 100.0)
        for first, stop, likeness in _repetitions(document, head):
            yield self._finding(document, first, stop, head, likeness)

    def _finding(
        self, document: Document, first: int, stop: int, head: Headline, likeness: float
    ) -> Finding:
        texts = document.line_texts
        start = document.lines[first].start + len(texts[first]) - len(texts[first].lstrip())
        end = document.lines[stop - 1].start + len(texts[stop - 1].rstrip())
        is_title = head.span is None or head.first_line == first
        exact = likeness == 100.0
        source = "the title" if is_title else "the headline"
        return Finding(
            start=start,
            end=end,
            message=f"repeats {source}: “{head.text}”",
            confidence=0.99 if exact else 0.9,
            evidence={
                "headline": head.text,
                "repeats": "title" if is_title else "first line",
                "likeness": round(likeness / 100, 3),
            },
            fix=Fix(
                Applicability.SAFE if exact else Applicability.UNSAFE,
                (delete_lines(document, first, stop),),
            ),
            related=() if is_title or head.span is None else (Related(document.key, *head.span),),
        )


def _repetitions(document: Document, head: Headline) -> Iterator[tuple[int, int, float]]:
    """First line, line after the last one, and likeness (to 100) of each repetition."""
    texts = document.line_texts
    opening = head.text[:3].lower()
    wanted = ""
    line, filled = head.stop_line, 0
    while line < len(texts) and filled < _LINES_BETWEEN:
        text = texts[line]
        if text.lstrip()[:3].lower() == opening and len(text) < len(head.text) + _MUCH_LONGER:
            wanted = wanted or fold_line(head.text)
            stop, likeness = _match(texts, line, wanted)
            if stop and not _goes_on(document, stop):
                yield line, stop, likeness
                line = stop
                continue
        filled += bool(text)
        line += 1


def _match(texts: Sequence[str], line: int, wanted: str) -> tuple[int, float]:
    """The line after the repetition that starts at a line, and its likeness; (0, 0) for none."""
    if len(wanted) < _SHORTEST:
        return 0, 0.0
    folded = ""
    for offset, text in enumerate(texts[line : line + _MOST_LINES]):
        folded += fold_line(text)
        if folded == wanted:
            return line + offset + 1, 100.0
        if offset == 0 and abs(len(folded) - len(wanted)) <= 2 and len(wanted) >= 2 * _SHORTEST:
            likeness = _ratio(folded, wanted)
            if likeness >= _NEAR and _digits(folded) == _digits(wanted):
                return line + 1, likeness
        if not folded or not wanted.startswith(folded):
            break
    return 0, 0.0


def _goes_on(document: Document, stop: int) -> bool:
    """Whether the sentence of the line before goes on in this line."""
    texts = document.line_texts
    if stop >= len(texts):
        return False
    following = texts[stop].lstrip()
    return following[:1].islower() or (bool(following) and document.once(is_hard_wrapped))


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415  few documents get here

    return fuzz.ratio(one, other)


def _digits(folded: str) -> str:
    return "".join(filter(str.isdigit, folded))
