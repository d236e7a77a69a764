"""The finding that other tools read: the keys of a line of JSONL, and their order.

``docs/finding.schema.json`` says the same as a JSON Schema.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType

if TYPE_CHECKING:
    from corpuslint.findings import Fix, LocatedFinding

_ENCODER = msgspec.json.Encoder()
# DEL and C1 controls, line separators, direction controls; they stand inside strings only.
_ACTIVE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class _WireEdit(msgspec.Struct, gc=False):
    start: int
    end: int
    replacement: str


class _WireFix(msgspec.Struct, gc=False):
    applicability: str
    edits: list[_WireEdit]
    action: str | UnsetType = UNSET


class _WireRelated(msgspec.Struct, gc=False):
    path: str
    document: str
    start: int
    end: int


class WireFinding(msgspec.Struct, kw_only=True, gc=False):
    """One finding; the order of the fields is the order of the keys."""

    path: str
    document: str
    field: str
    rule: str
    name: str
    family: str
    severity: str
    confidence: float
    scope: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    evidence: dict[str, Any]
    fix: _WireFix | None
    related: list[_WireRelated]


def to_wire(item: LocatedFinding) -> WireFinding:
    """A finding as the contract names its parts."""
    finding = item.finding
    return WireFinding(
        path=item.path,
        document=item.document.id,
        field=item.field,
        rule=item.rule,
        name=item.name,
        family=item.family,
        severity=item.severity.value,
        confidence=finding.confidence,
        scope=finding.scope,
        start=finding.start,
        end=finding.end,
        line=item.line,
        column=item.column,
        end_line=item.end_line,
        end_column=item.end_column,
        message=finding.message,
        evidence=finding.evidence,
        fix=None if finding.fix is None else _wire_fix(finding.fix),
        related=[
            _WireRelated(place.document.path, place.document.id, place.start, place.end)
            for place in finding.related
        ],
    )


def _wire_fix(fix: Fix) -> _WireFix:
    edits = [_WireEdit(edit.start, edit.end, edit.replacement) for edit in fix.edits]
    return _WireFix(fix.applicability.value, edits, UNSET if fix.action is None else fix.action)


def encode(value: object) -> str:
    r"""A value as JSON on one line.

    Lone surrogates, which are no Unicode, are escaped, and so is what JSON would allow but a
    terminal or a reader of lines would act on.
    """
    try:
        text = _ENCODER.encode(value).decode()
        return _ACTIVE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))
