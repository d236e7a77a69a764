"""How many findings each rule has."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from corpuslint.reports.style import Style
from corpuslint.reports.totals import RuleTotal, rule_totals, summarize, summary_in_words

if TYPE_CHECKING:
    from corpuslint.reports.base import ReportInput


def write(result: ReportInput, stream: TextIO) -> None:
    """Write a line a rule, the most frequent first, then the summary."""
    style = Style(result.colour)
    totals = rule_totals(result.findings)
    if totals:
        counts = max(len(str(total.findings)) for total in totals)
        codes = max(len(total.rule) for total in totals)
        for total in totals:
            mark = style("help", f"[{fix_mark(total)}]")
            rule = style("place", f"{total.rule:{codes}}")
            stream.write(f"{total.findings:>{counts}}  {rule}  {mark} {total.name}\n")
        stream.write("\n")
    stream.writelines(f"{line}\n" for line in summary_in_words(summarize(result)))


def fix_mark(total: RuleTotal) -> str:
    """``*``: all have a safe fix; ``-``: some do; ``?``: unsafe ones only; a blank: none."""
    if total.safe == total.findings:
        return "*"
    if total.safe:
        return "-"
    return "?" if total.unsafe else " "
