"""One line a finding, for people and for `grep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from corpuslint.reports.full import head
from corpuslint.reports.style import Style
from corpuslint.reports.totals import summarize, summary_in_words

if TYPE_CHECKING:
    from corpuslint.reports.base import ReportInput


def write(result: ReportInput, stream: TextIO) -> None:
    """Write the report."""
    style = Style(result.colour)
    stream.writelines(f"{head(item, style)}\n" for item in result.findings)
    stream.writelines(f"{line}\n" for line in summary_in_words(summarize(result)))
