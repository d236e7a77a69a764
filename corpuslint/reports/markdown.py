"""A report to read: totals, the table of names, then each document's findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from corpuslint.reports.base import by_document, document_label
from corpuslint.reports.excerpt import excerpt
from corpuslint.reports.names import NameRow, name_rows
from corpuslint.reports.totals import counted, rule_totals, summarize, summary_in_words
from corpuslint.reports.visible import visible
from corpuslint.reports.words import confidence_in_words, evidence_in_words, fix_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpuslint.document import Document
    from corpuslint.findings import LocatedFinding
    from corpuslint.reports.base import ReportInput

_WIDTH = 100
# What Markdown or HTML could take for markup anywhere in a line.
_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in r"\`*_[]|~$"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
# And at its start: headings, lists, underlines of headings.
_LEADING = re.compile(r"^(\s*)([#+=-])")
_LEADING_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])")
# Hosts of Markdown make links of these in the finished text: an empty comment keeps them apart.
_LINKED = re.compile(r"(?i)(@|#(?=\d)|\b(?:https?|ftp)(?=://)|\bwww(?=\.)|\bmailto(?=:))")
_BACKTICKS = re.compile(r"`+")


def write(result: ReportInput, stream: TextIO) -> None:
    """Write the report."""
    parts = [
        _opening(result),
        _totals(result),
        _names(name_rows(result.findings)),
        _problems(result),
        _documents(result),
    ]
    blank = False
    for part in parts:
        for line in part:
            # Parts and paragraphs are parted by one blank line, whoever asks for it.
            if line or not blank:
                stream.write(f"{line}\n")
            blank = not line


def escape(text: str) -> str:
    """A corpus's text for a line of Markdown: nothing in it is markup any more."""
    escaped = visible(text).translate(_ESCAPES)
    escaped = _LINKED.sub(r"\1<!-- -->", escaped)
    escaped = _LEADING.sub(r"\1\\\2", escaped)
    return _LEADING_NUMBER.sub(r"\1\\\2", escaped)


def code(text: str) -> str:
    """A corpus's text as a code span."""
    shown = visible(text).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(shown)), default=0))
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}" if shown else ""


def _opening(result: ReportInput) -> Iterator[str]:
    yield "# Corpus report"
    yield ""
    for line in summary_in_words(summarize(result)):
        yield f"- {line}"
    yield ""


def _totals(result: ReportInput) -> Iterator[str]:
    totals = rule_totals(result.findings)
    if not totals:
        return
    yield "## Totals"
    yield ""
    yield "| family | rule | name | findings | documents | safe fixes | unsafe fixes |"
    yield "|---|---|---|---:|---:|---:|---:|"
    sizes = summarize(result).by_family
    for total in sorted(totals, key=lambda t: (-sizes[t.family], t.family, -t.findings, t.rule)):
        yield (
            f"| {total.family} | {total.rule} | {total.name} | {total.findings:,}"
            f" | {total.documents:,} | {total.safe:,} | {total.unsafe:,} |"
        )
    yield ""


def _names(rows: list[NameRow]) -> Iterator[str]:
    if not rows:
        return
    yield "## Names"
    yield ""
    yield "| proposed | spellings | findings |"
    yield "|---|---|---:|"
    for row in rows:
        spellings = ", ".join(f"{escape(s)} ({count:,})" for s, count in row.spellings.items())
        proposed = "undecided" if row.canonical is None else f"**{escape(row.canonical)}**"
        yield f"| {proposed} | {spellings} | {row.findings:,} |"
    yield ""


def _problems(result: ReportInput) -> Iterator[str]:
    if not result.problems:
        return
    yield "## Could not be read"
    yield ""
    for problem in result.problems:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        yield f"- {code(where)}: {escape(problem.message)}"
    yield ""


def _documents(result: ReportInput) -> Iterator[str]:
    if result.findings:
        yield "## Findings"
    for document, items in by_document(result):
        yield ""
        yield f"### {escape(document_label(items[0].document))}"
        yield ""
        yield f"{counted(len(items), 'finding')}."
        for item in items:
            yield ""
            yield from _finding(document, item)


def _finding(document: Document | None, item: LocatedFinding) -> Iterator[str]:
    finding = item.finding
    position = "" if finding.scope == "document" else f"{item.line}:{item.column} "
    rule = f"**{item.rule}** {item.name} ({item.severity.value})"
    yield f"- {position}{rule}: {escape(finding.message)}"
    if document is not None and document.field == item.field:
        if finding.scope == "span":
            yield ""
            yield from (f"  {line}".rstrip() for line in _fenced(_quoted(document, item)))
            yield ""
    else:
        document = None
    why = evidence_in_words(finding.evidence)
    yield f"  - Why: {escape(why)}" if why else "  - Why: as the rule says"
    yield f"  - Confidence: {confidence_in_words(finding)}"
    if finding.fix is not None:
        words = fix_in_words(finding.fix, document)
        yield f"  - {escape(words[0].upper() + words[1:])}"


def _quoted(document: Document, item: LocatedFinding) -> Iterator[str]:
    for line in excerpt(document, item.finding.start, item.finding.end, _WIDTH):
        if line.number is None:
            yield "…"
            continue
        yield line.clip.text
        yield " " * line.clip.start + "^" * (line.clip.end - line.clip.start)


def _fenced(lines: Iterable[str]) -> list[str]:
    """Lines as a code block whose fence is longer than any run of backticks in it."""
    content = list(lines)
    longest = max((len(run) for line in content for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *content, fence]
