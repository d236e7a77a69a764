"""Labelled lines of web pages, and which of them the tool takes.

``{"id": "extractor-page", "lines": [[label, text], ...]}``, a row for each text, with the labels
``boilerplate`` and ``content``; lines with other labels are context only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from corpuslint.rule import Applicability

FAMILIES = "boilerplate,duplicates,foreign,structure"


class Row(msgspec.Struct):
    """A text that an extractor made of a page."""

    id: str
    lines: list[tuple[str, str]]


def read_rows(path: Path) -> list[Row]:
    """The rows of a file."""
    return [msgspec.json.decode(line, type=Row) for line in path.read_bytes().splitlines()]


def labels(row: Row) -> list[int | None]:
    """For each line 1 (furniture), 0 (article) or None: a repetition, or not labelled."""
    seen: set[str] = set()
    found: list[int | None] = []
    for label, text in row.lines:
        is_new = text.strip() not in seen
        seen.add(text.strip())
        found.append(1 if label == "boilerplate" else 0 if label == "content" and is_new else None)
    return found


def taken_lines(
    rows: Sequence[Row], *options: str, only: Applicability | None = None
) -> Mapping[str, set[int]]:
    """For each text the lines that findings cover by half, an extractor at a time.

    A page that two extractors read would look like two copies of it.

    Args:
        rows: the texts.
        options: more options of ``corpuslint check``.
        only: count what such fixes edit, not what findings cover.
    """
    texts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in rows:
        texts[row.id.rpartition("-")[0]][row.id] = [text for _, text in row.lines]
    taken: dict[str, set[int]] = defaultdict(set)
    for documents in texts.values():
        spans = _spans(documents, options, only)
        for name, lines in documents.items():
            taken[name] = _covered(lines, spans[name])
    return taken


def _spans(
    documents: Mapping[str, Sequence[str]], options: Iterable[str], only: Applicability | None
) -> Mapping[str, list[tuple[int, int]]]:
    with tempfile.TemporaryDirectory() as folder:
        source, found = Path(folder, "pages.jsonl"), Path(folder, "found.jsonl")
        source.write_text(
            "".join(
                json.dumps({"id": name, "text": "\n".join(lines)}) + "\n"
                for name, lines in documents.items()
            ),
            encoding="utf-8",
        )
        command = [sys.executable, "-m", "corpuslint", "check", str(source), "--isolated"]
        command += ["--no-cache", "--exit-zero", "--output-format", "jsonl"]
        command += ["--output-file", str(found), "--select", FAMILIES, *options]
        subprocess.run(command, check=True)
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in found.read_text(encoding="utf-8").splitlines():
            finding = json.loads(line)
            fix = finding["fix"]
            if only is None:
                if finding["scope"] != "document":
                    spans[finding["document"]].append((finding["start"], finding["end"]))
            elif fix is not None and fix["applicability"] == only:
                edits = ((edit["start"], edit["end"]) for edit in fix["edits"])
                spans[finding["document"]].extend(edits)
    return spans


def _covered(lines: Sequence[str], spans: Iterable[tuple[int, int]]) -> set[int]:
    """The lines that the spans cover by half."""
    covered = [False] * (sum(map(len, lines)) + len(lines))
    for start, end in spans:
        covered[start:end] = [True] * len(covered[start:end])
    found, start = set(), 0
    for n, text in enumerate(lines):
        visible = [covered[start + k] for k, char in enumerate(text) if not char.isspace()]
        if visible and 2 * sum(visible) >= len(visible):
            found.add(n)
        start += len(text) + 1
    return found
