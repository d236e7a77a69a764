"""How a text is laid out: whether an editor or a wire service broke its lines by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuslint.document import Document

# Typewriter and mail lines: 72 columns and a little more. An unwrapped paragraph soon exceeds it.
_WIDEST = 90
_FEWEST_LINES = 4
_USUAL_SHARE = 0.55  # of the widest line that the average line fills in wrapped prose


def is_hard_wrapped(document: Document) -> bool:
    """Whether paragraphs go on over several lines. Call it as ``document.once``."""
    widths = list(filter(None, map(len, document.line_texts)))
    if len(widths) < _FEWEST_LINES:
        return False
    widest = max(widths)
    return 40 <= widest <= _WIDEST and sum(widths) >= _USUAL_SHARE * widest * len(widths)


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
