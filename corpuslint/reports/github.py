"""Workflow commands that annotate a pull request on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from corpuslint.findings import Severity
from corpuslint.reports.base import document_label, in_container
from corpuslint.reports.visible import visible

if TYPE_CHECKING:
    from corpuslint.findings import LocatedFinding
    from corpuslint.reports.base import ReportInput

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(result: ReportInput, stream: TextIO) -> None:
    """Write a command for each problem and each finding."""
    for problem in result.problems:
        where = {"file": problem.path}
        if problem.line is not None:
            where["line"] = str(problem.line)
        stream.write(_command("error", {"title": "corpuslint", **where}, problem.message))
    stream.writelines(_annotation(item) for item in result.findings)


def _annotation(item: LocatedFinding) -> str:
    position = f"{document_label(item.document)}:{item.line}:{item.column}"
    properties = {"title": f"corpuslint ({item.rule})", "file": item.path}
    if in_container(item.document):
        # The lines of the article are not those of its container; a row is a line at best.
        properties["line"] = str(item.row + 1)
    else:
        properties["line"] = str(item.line)
        properties["endLine"] = str(item.end_line)
        if item.line == item.end_line:
            properties["col"] = str(item.column)
            properties["endColumn"] = str(item.end_column)
    message = f"{position}: {item.rule} {item.finding.message}"
    return _command(_LEVELS[item.severity], properties, message)


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {listed}::{_data(visible(message))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
