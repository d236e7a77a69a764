"""Snapshots of what is written; ``python -m tests.reports.snapshots`` writes them anew."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.cli.explain import explanation
from corpuslint.docs_pages import rule_page
from corpuslint.reports import report_writer
from tests.reports.sample import sample
from tests.sample_rules import SAMPLE_RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpuslint.reports.base import ReportInput

FOLDER = Path(__file__).parent / "snapshots"


def rendered(name: str, result: ReportInput) -> str:
    stream = io.StringIO()
    report_writer(name)(result, stream)
    return stream.getvalue()


def report(name: str, *, colour: bool = False, width: int = 80) -> str:
    return rendered(name, sample().result(colour=colour, width=width))


def explanations() -> str:
    rules = SAMPLE_RULES.values()
    return "\n\n".join("\n".join(explanation(rule, width=60)) for rule in rules) + "\n"


def pages() -> str:
    return "\n\n".join("\n".join(rule_page(rule)) for rule in SAMPLE_RULES.values()) + "\n"


SNAPSHOTS: dict[str, Callable[[], str]] = {
    "full.txt": partial(report, "full"),
    "full-coloured.txt": partial(report, "full", colour=True),
    "full-narrow.txt": partial(report, "full", width=50),
    "concise.txt": partial(report, "concise"),
    "github.txt": partial(report, "github"),
    "statistics.txt": partial(report, "statistics"),
    "report.md.txt": partial(report, "markdown"),
    "findings.jsonl": partial(report, "jsonl"),
    "findings.json": partial(report, "json"),
    "findings.sarif": partial(report, "sarif"),
    "explain.txt": explanations,
    "pages.md.txt": pages,
}


if __name__ == "__main__":
    for file, make in SNAPSHOTS.items():
        (FOLDER / file).write_bytes(make().encode())
