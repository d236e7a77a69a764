"""Whether a document has anything for the rules on passages, words and parts to look at."""

from __future__ import annotations

from corpuslint.language.identify import identified_language
from corpuslint.rule import Document

from ._latin_passages import marked_lines
from ._odd_lines import odd_lines

# Prose, not furniture.
LONG_LINE = 60
# A part of a page has at least so many characters.
LEAST_PART = 150


def may_hold_passage(document: Document) -> bool:
    """Whether words of another language may stand inside a line."""
    return (
        not document.is_ascii
        or bool(document.once(marked_lines))
        or document.once(identified_language) != "en"
    )


def may_hold_two_languages(document: Document) -> bool:
    """Whether two large parts of the text may be in two languages."""
    if len(document.text) < 2 * LEAST_PART:
        return False
    if not document.is_ascii or document.once(identified_language) != "en":
        return True
    widths = [len(document.line_texts[index]) for index in document.once(odd_lines)]
    return sum(width for width in widths if width >= LONG_LINE) >= LEAST_PART
