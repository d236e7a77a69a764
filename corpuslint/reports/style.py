"""Colours of a terminal, or none."""

from __future__ import annotations

from typing import Literal

_CODES = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "gutter": "34",
    "dim": "2",
    "old": "31",
    "new": "32",
    "help": "36",
}
Role = Literal["place", "error", "warning", "info", "gutter", "dim", "old", "new", "help"]


class Style:
    """Paints text by the role it plays.

    Args:
        colour: whether to paint at all.
    """

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, role: Role, text: str) -> str:
        """The text in the role's colour; it must hold no escape sequences of its own."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self._colour and text else text
