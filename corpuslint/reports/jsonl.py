"""One JSON object a line: the contract with other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from corpuslint.reports.contract import encode, to_wire

if TYPE_CHECKING:
    from corpuslint.reports.base import ReportInput


def write(result: ReportInput, stream: TextIO) -> None:
    """Write the findings, and nothing else."""
    stream.writelines(f"{encode(to_wire(item))}\n" for item in result.findings)
