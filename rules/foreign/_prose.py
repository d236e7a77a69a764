"""What the article itself teaches: words that stand in its prose are at home."""

from __future__ import annotations

from corpuslint.rule import Document

PROSE = 60  # characters of a line of prose
_MOST_PLACES = 8  # that are looked at


def stands_in_prose(document: Document, index: int, token: str) -> bool:
    """Whether a word of a line stands in another line too, one of prose."""
    text, own = document.text, document.lines[index]
    place = text.find(token)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return False
        if not own.start <= place < own.end:
            line = document.lines[document.line_at(place)]
            if line.end - line.start >= PROSE and _is_word(text, place, place + len(token)):
                return True
        place = text.find(token, place + len(token))
    return False


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
