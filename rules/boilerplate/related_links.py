from __future__ import annotations

from collections.abc import Iterable

from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Finding,
    Fix,
    Good,
    Severity,
    delete_lines,
)

from ._lines import excerpt, furniture_lines

_HEADINGS = frozenset(("related", "popular", "latest"))
_LONGEST_TITLE = 140
_SENTENCE_ENDS = (".", ",", ";", ":", ".”", '."', "…”")
_MOST_TITLES = 40
_SLACK = 8  # punctuation around a heading that is its phrase alone


class RelatedLinks(DocumentRule):
    """Teasers of other articles stand in or under the text.

    What it does:
      Finds "Read also: …" and the like in many languages, and below a heading such as "Related
      articles" the headlines that follow it.

    Why it is a problem:
      A teaser is the headline of another article. It brings foreign names and facts into this one.

    How it decides:
      The line begins with a phrase of the furniture lexicon that announces other articles. The
      lines after it belong to it as long as they look like headlines: short, without a full stop,
      in the same block or down to the end of the document.

    Fix safety:
      Unsafe: the line after the heading may be a subheading of the article.
    """

    code = "BLR010"
    name = "related-links"
    family = "boilerplate"
    severity = Severity.ERROR

    bad = (
        Bad(
            "The council met on Friday.\n\n⟦Read also: Tram to run again in June⟧\n\n"
            "The bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Related articles\n\nTram to run again in June\n\n"
            "Harbour fees rise by a tenth⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Прочетете още:\nТрамваят тръгва пак през юни⟧\n\n"
            "The bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
    )
    good = (
        Good("The two cases are related.\n\nThe council met on Friday.\n"),
        Good("Related to this, the council met on Friday.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Announcements of other articles, each with the headlines below it."""
        stop = 0
        for hit in document.once(furniture_lines):
            if hit.line < stop or hit.kind not in _HEADINGS:
                continue
            has_teaser = hit.end - hit.start > len(hit.phrase) + _SLACK
            end_line = _teasers_stop(document, hit.line, has_teaser=has_teaser)
            if hit.kind != "related" and not _is_closing(document, hit.line, end_line):
                continue
            stop = end_line
            text = document.line_texts[stop - 1]
            count = sum(1 for n in range(hit.line + 1, stop) if document.line_texts[n].strip())
            more = f" and {count} more lines" if count else ""
            yield Finding(
                start=hit.start,
                end=document.lines[stop - 1].end - len(text) + len(text.rstrip()),
                message="teaser of other articles: "
                f"“{excerpt(document.text[hit.start : hit.end])}”{more}",
                confidence=0.7 if hit.ambiguous else 0.85,
                evidence={
                    "kind": hit.kind,
                    "phrase": hit.phrase,
                    "languages": list(hit.languages),
                    "headlines": count,
                },
                fix=Fix(Applicability.UNSAFE, (delete_lines(document, hit.line, stop),)),
            )


def _is_closing(document: Document, heading: int, stop: int) -> bool:
    """Whether a heading such as "Latest news" has headlines below it and nothing else."""
    return stop > heading + 1 and stop == _last_filled(document) + 1 and heading > 2


def _last_filled(document: Document) -> int:
    texts = document.line_texts
    return next(n for n in range(len(texts) - 1, -1, -1) if texts[n].strip())


def _teasers_stop(document: Document, heading: int, *, has_teaser: bool) -> int:
    """The line after the last headline that belongs to the heading."""
    texts = document.line_texts
    # After a teaser on the same line as its label one or two more may come; a heading has a list.
    most = 2 if has_teaser else _MOST_TITLES
    line = heading + 1
    while line < min(len(texts), heading + 1 + most) and _is_title(texts[line]):
        line += 1
    in_block = line
    seen = 0
    while line < len(texts) and seen <= _MOST_TITLES:
        if texts[line].strip():
            if not _is_title(texts[line]):
                return in_block
            seen += 1
        line += 1
    return max(in_block, _last_filled(document) + 1)


def _is_title(text: str) -> bool:
    stripped = text.strip()
    return 0 < len(stripped) <= _LONGEST_TITLE and not stripped.endswith(_SENTENCE_ENDS)
