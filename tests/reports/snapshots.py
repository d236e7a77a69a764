"""Snapshots of all formats; ``python -m tests.reports.snapshots`` writes them anew."""

from __future__ import annotations

import io
from pathlib import Path

from corpuslint.reports import report_writer
from corpuslint.reports.base import ReportInput
from tests.reports.sample import sample

FOLDER = Path(__file__).parent / "snapshots"
SNAPSHOTS = {
    "full.txt": ("full", False, 80),
    "full-coloured.txt": ("full", True, 80),
    "full-narrow.txt": ("full", False, 50),
    "concise.txt": ("concise", False, 80),
    "github.txt": ("github", False, 80),
    "statistics.txt": ("statistics", False, 80),
    "report.md.txt": ("markdown", False, 80),
    "findings.jsonl": ("jsonl", False, 80),
    "findings.json": ("json", False, 80),
    "findings.sarif": ("sarif", False, 80),
}


def rendered(name: str, result: ReportInput) -> str:
    stream = io.StringIO()
    report_writer(name)(result, stream)
    return stream.getvalue()


def snapshot(file: str) -> str:
    name, colour, width = SNAPSHOTS[file]
    return rendered(name, sample().result(colour=colour, width=width))


if __name__ == "__main__":
    for file in SNAPSHOTS:
        (FOLDER / file).write_bytes(snapshot(file).encode())
