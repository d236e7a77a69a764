"""One JSON object with the findings, the problems and the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from corpuslint.reports.contract import encode, to_wire
from corpuslint.reports.totals import summarize

if TYPE_CHECKING:
    from corpuslint.reports.base import ReportInput


def write(result: ReportInput, stream: TextIO) -> None:
    """Write the object, a finding a line, so that a difference of two reports can be read."""
    stream.write(f'{{"version":{encode(result.version)},\n"findings":[')
    _write_list(stream, [encode(to_wire(item)) for item in result.findings])
    stream.write('],\n"problems":[')
    _write_list(stream, [encode(problem) for problem in result.problems])
    stream.write(f'],\n"summary":{encode(summarize(result))}}}\n')


def _write_list(stream: TextIO, items: list[str]) -> None:
    if items:
        stream.write("\n" + ",\n".join(items) + "\n")
