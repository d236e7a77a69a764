"""How a text is laid out: whether an editor or a wire service broke its lines by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuslint.document import Document

# Typewriter and mail lines: 72 columns and a little more. An unwrapped paragraph soon exceeds it.
_WIDEST = 90
_FEWEST_LINES = 4
_USUAL_SHARE = 0.55  # of the widest line that the average line fills in wrapped prose
# A wide line of wrapped prose seldom ends a sentence, a short paragraph nearly always does.
_WIDE = 0.7
_MOST_STOPS = 0.35
_STOPS = (".", "!", "?", '"', "”")


def is_hard_wrapped(document: Document) -> bool:
    """Whether paragraphs go on over several lines. Call it as ``document.once``."""
    widths = list(filter(None, map(len, document.line_texts)))
    if len(widths) < _FEWEST_LINES:
        return False
    widest = max(widths)
    if not 40 <= widest <= _WIDEST or sum(widths) < _USUAL_SHARE * widest * len(widths):
        return False
    wide = [text for text in document.line_texts if len(text) > _WIDE * widest]
    return sum(text.endswith(_STOPS) for text in wide) <= _MOST_STOPS * len(wide)


def flat_prose(document: Document) -> str:
    """The text on one line, offset for offset: sentences and paragraphs end in full stops.

    Call it as ``document.once(flat_prose)``.
    """
    text = document.text
    if "\r" in text:
        text = text.replace("\r", " ")
    if document.once(is_hard_wrapped):
        text = text.replace("\n\n", ". ").replace("\n", " ")
    else:
        text = text.replace("\n", ".")
    if "? " in text:
        text = text.replace("? ", ". ")
    if "! " in text:
        text = text.replace("! ", ". ")
    return text
