"""Text of a corpus made harmless and visible: for terminals, logs and listings.

A control character could move the cursor or colour the screen, a bidirectional control could show
a line in another order than it has, and a zero-width character could not be seen at all. Each is
shown as a Python escape. Letters and marks of every script stay as they are.
"""

from __future__ import annotations

import unicodedata

TAB_CELLS = 4
_JOINERS = "\u200c\u200d"
# Categories that are shown as escapes: control, format, surrogate, private use, unassigned, and
# the two separators of lines and paragraphs.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text on one line, with everything hidden shown as escapes."""
    return text if text.isprintable() else "".join(pieces(text))


def pieces(text: str, *, before: str = "", spaces: bool = False) -> list[str]:
    """What to show for each character.

    Args:
        text: any text.
        before: the character before it, which decides how a leading joiner is shown.
        spaces: show unusual spaces (such as U+00A0) as escapes too.
    """
    if text.isprintable():
        return list(text)
    shown = []
    for character in text:
        shown.append(_show(character, before, spaces))
        before = character
    return shown


def _show(character: str, before: str, spaces: bool) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return " " * TAB_CELLS
    category = unicodedata.category(character)
    if character in _JOINERS and before > "\u02ff" and unicodedata.category(before)[0] in "LMS":
        # Part of an emoji, or of a word in a script that joins its letters.
        return character
    if category in _HIDDEN or (category == "Zs" and spaces):
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character
