"""Evidence and fixes in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from corpuslint.findings import Applicability
from corpuslint.reports.visible import pieces

if TYPE_CHECKING:
    from corpuslint.document import Document
    from corpuslint.findings import Edit, Finding, Fix

_LONGEST_QUOTE = 60
_MOST_ITEMS = 8
_APPLICABILITY = {
    Applicability.SAFE: "safe fix",
    Applicability.UNSAFE: "unsafe fix",
    Applicability.SUGGESTION: "suggestion",
}


def evidence_in_words(evidence: Mapping[str, object]) -> str:
    """The evidence of a finding as one line; it is not escaped, but for quoted texts."""
    # Reasons that a rule gives in words of its own stand first, and in full.
    reasons = evidence.get("why")
    parts = [reasons] if isinstance(reasons, str) else []
    for key, value in evidence.items():
        if key == "why" and parts:
            continue
        if key == "spellings" and isinstance(value, Mapping):
            words = _join([f"{quote(str(name))} {count}×" for name, count in value.items()])
        else:
            words = _value_in_words(value)
        parts.append(f"{key.replace('_', ' ')}: {words}")
    return "; ".join(parts)


def _value_in_words(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.3g}"
        case int():
            return f"{value:,}"
        case _:
            return _texts_in_words(value)


def _texts_in_words(value: object) -> str:
    if isinstance(value, Mapping):
        return _join([f"{key} {_value_in_words(entry)}" for key, entry in value.items()])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _join([_value_in_words(item) for item in value])
    return quote(str(value))


def _join(items: Sequence[str]) -> str:
    shown = ", ".join(items[:_MOST_ITEMS])
    left = len(items) - _MOST_ITEMS
    return f"{shown} and {left:,} more" if left > 0 else shown


def quote(text: str) -> str:
    """A text in quotation marks, made visible, without the middle of a long one."""
    if len(text) > _LONGEST_QUOTE:
        text = f"{text[: _LONGEST_QUOTE * 2 // 3]}…{text[-_LONGEST_QUOTE // 3 :]}"
    return f"“{''.join(pieces(text, spaces=True))}”"


def fix_in_words(fix: Fix, document: Document | None) -> str:
    """What a fix does, and how far it may be trusted; corpus text in it is quoted."""
    return f"{_APPLICABILITY[fix.applicability]}: {_action_in_words(fix, document)}"


def _action_in_words(fix: Fix, document: Document | None) -> str:
    if fix.action == "drop-document":
        return "drop this document (only `clean --drop-duplicates` does)"
    if len(fix.edits) == 1:
        return _edit_in_words(fix.edits[0], document)
    if all(edit.whole_lines for edit in fix.edits):
        return f"delete {len(fix.edits)} groups of lines"
    return f"{len(fix.edits)} changes, all or none"


def _edit_in_words(edit: Edit, document: Document | None) -> str:
    if edit.whole_lines:
        return "delete the line" if _line_count(edit, document) == 1 else "delete the lines"
    if edit.start == edit.end:
        return f"insert {quote(edit.replacement)}"
    old = "this" if document is None else quote(document.text[edit.start : edit.end])
    return f"replace {old} with {quote(edit.replacement)}" if edit.replacement else f"delete {old}"


def _line_count(edit: Edit, document: Document | None) -> int:
    if document is None or not document.lines:
        return 1
    last = document.line_at(max(edit.start, edit.end - 1))
    return last - document.line_at(edit.start) + 1


def confidence_in_words(finding: Finding) -> str:
    """The confidence as a percentage, rounded down, so that only certainty is 100 %."""
    return f"{int(finding.confidence * 100 + 1e-9)} %"
