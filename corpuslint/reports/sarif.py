"""SARIF 2.1.0 (OASIS), for code scanning services and editors.

Places inside a container cannot be said in the offsets of its file: such a result names the row as
its line and the article as its logical location, keeps the article's offsets as properties, and
comes without a fix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote_from_bytes

from corpuslint.baseline import fingerprint
from corpuslint.catalogue import describe
from corpuslint.findings import Severity
from corpuslint.reports.base import by_document, in_container
from corpuslint.reports.contract import encode
from corpuslint.reports.visible import visible
from corpuslint.reports.words import fix_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.corpus.base import Problem
    from corpuslint.document import Document
    from corpuslint.findings import Edit, Fix, LocatedFinding, Related
    from corpuslint.reports.base import ReportInput
    from corpuslint.rule import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "CORPUS"
_Json = dict[str, Any]


def write(result: ReportInput, stream: TextIO) -> None:
    """Write one run."""
    codes = sorted({item.rule for item in result.findings} & result.rules.keys())
    indices = {code: index for index, code in enumerate(codes)}
    run: _Json = {
        "tool": {
            "driver": {
                "name": "corpuslint",
                "version": result.version,
                "semanticVersion": result.version,
                "rules": [_descriptor(result.rules[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the project's folder"}}},
        "invocations": [
            {
                "executionSuccessful": not result.problems,
                "toolExecutionNotifications": [_notification(p) for p in result.problems],
            }
        ],
        "results": [],
    }
    # One result a line: a corpus has many, and a difference of two reports can be read.
    opening, closing = encode(run).rsplit('"results":[]', 1)
    stream.write(f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{opening}"results":[')
    separator = "\n"
    for document, items in by_document(result):
        for item in items:
            stream.write(separator + encode(_result(item, document, indices)))
            separator = ",\n"
    stream.write(f"]{closing}]}}\n")


def _descriptor(rule: type[Rule]) -> _Json:
    card = describe(rule)
    text = "\n\n".join(f"{s.title}\n{s.text}" if s.title else s.text for s in card.sections)
    markdown = "\n\n".join(
        f"## {s.title}\n\n{s.text}" if s.title else s.text for s in card.sections
    )
    return {
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.summary or card.name},
        "fullDescription": {"text": text or card.name},
        "help": {"text": text or card.name, "markdown": markdown or card.name},
        "defaultConfiguration": {"enabled": card.default, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [card.family]},
    }


def _result(item: LocatedFinding, document: Document | None, indices: dict[str, int]) -> _Json:
    finding = item.finding
    shift = _byte_order_mark(document)
    physical: _Json = {"artifactLocation": _artifact(item.path)}
    if in_container(item.document):
        physical["region"] = {"startLine": item.row + 1}
    elif finding.scope == "span":
        physical["region"] = _region(item, shift)
    result: _Json = {
        "ruleId": item.rule,
        "level": _LEVELS[item.severity],
        "rank": round(finding.confidence * 100, 2),
        "message": {"text": visible(finding.message)},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [
                    {"fullyQualifiedName": visible(item.document.id), "kind": "document"}
                ],
            }
        ],
        "properties": {
            "confidence": finding.confidence,
            "evidence": finding.evidence,
            "field": item.field,
            "start": finding.start,
            "end": finding.end,
        },
    }
    if item.rule in indices:
        result["ruleIndex"] = indices[item.rule]
    if document is not None:
        result["partialFingerprints"] = {"corpuslint/v1": fingerprint(item, document)}
    if finding.related:
        result["relatedLocations"] = [
            _related(number, place) for number, place in enumerate(finding.related)
        ]
    if finding.fix is not None and not in_container(item.document):
        replacements = _replacements(finding.fix.edits, shift)
        if replacements:
            result["fixes"] = [_fix(item, finding.fix, replacements, document)]
    return result


def _region(item: LocatedFinding, shift: int) -> _Json:
    """The span; columns and offsets do not count a byte order mark."""
    start = max(0, item.finding.start - shift)
    return {
        "startLine": item.line,
        "startColumn": max(1, item.column - (shift if item.line == 1 else 0)),
        "endLine": item.end_line,
        "endColumn": max(1, item.end_column - (shift if item.end_line == 1 else 0)),
        "charOffset": start,
        "charLength": max(0, item.finding.end - shift - start),
    }


def _byte_order_mark(document: Document | None) -> int:
    """How many code points of the text are a byte order mark, which SARIF does not count."""
    return int(document is not None and document.text.startswith("\ufeff"))


def _related(number: int, place: Related) -> _Json:
    physical: _Json = {"artifactLocation": _artifact(place.document.path)}
    if not in_container(place.document):
        length = place.end - place.start
        physical["region"] = {"charOffset": place.start, "charLength": length}
    return {
        "id": number,
        "physicalLocation": physical,
        "logicalLocations": [
            {"fullyQualifiedName": visible(place.document.id), "kind": "document"}
        ],
    }


def _fix(
    item: LocatedFinding, fix: Fix, replacements: list[_Json], document: Document | None
) -> _Json:
    return {
        "description": {"text": visible(fix_in_words(fix, document))},
        "artifactChanges": [
            {"artifactLocation": _artifact(item.path), "replacements": replacements}
        ],
        "properties": {"applicability": fix.applicability.value},
    }


def _replacements(edits: Sequence[Edit], shift: int) -> list[_Json]:
    """The edits; none at all where one of them changes the byte order mark."""
    if any(edit.start < shift for edit in edits):
        return []
    return [
        {
            "deletedRegion": {
                "charOffset": edit.start - shift,
                "charLength": edit.end - edit.start,
            },
            "insertedContent": {"text": edit.replacement},
        }
        for edit in edits
    ]


def _notification(problem: Problem) -> _Json:
    physical: _Json = {"artifactLocation": _artifact(problem.path)}
    if problem.line is not None:
        physical["region"] = {"startLine": problem.line}
    return {
        "level": "error",
        "message": {"text": visible(problem.message)},
        "locations": [{"physicalLocation": physical}],
    }


def _artifact(path: str) -> _Json:
    # Undecodable bytes of a file name come as surrogates and go back to the bytes they were.
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no name of a file: a document that a program has made
        data = path.encode("utf-8", "surrogatepass")
    uri = quote_from_bytes(data, safe="/")
    return {"uri": uri} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}
