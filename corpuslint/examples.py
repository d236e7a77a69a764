"""The marked examples of rules: ``⟦…⟧`` stands around what a rule must report."""

from __future__ import annotations

from corpuslint.document import Span


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its markers, and the spans that they stood around, sorted.

    Raises:
        ValueError: a marker without its counterpart.
    """
    parts: list[str] = []
    spans: list[Span] = []
    opened: list[int] = []
    length = 0
    for character in marked:
        if character == "⟦":
            opened.append(length)
        elif character == "⟧":
            if not opened:
                raise ValueError(f"a closing marker too many in {marked!r}")
            spans.append(Span(opened.pop(), length))
        else:
            parts.append(character)
            length += 1
    if opened:
        raise ValueError(f"a marker is not closed in {marked!r}")
    return "".join(parts), sorted(spans)
