"""The report for people at a terminal: each finding with its lines, its reasons and its fix."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, TextIO

from corpuslint.findings import Applicability
from corpuslint.reports.base import by_document, document_label
from corpuslint.reports.changes import changed_lines
from corpuslint.reports.excerpt import excerpt
from corpuslint.reports.style import Role, Style
from corpuslint.reports.totals import is_fixable, summarize, summary_in_words
from corpuslint.reports.visible import visible
from corpuslint.reports.words import (
    confidence_in_words,
    evidence_in_words,
    fix_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuslint.document import Document
    from corpuslint.findings import LocatedFinding, Related
    from corpuslint.reports.base import ReportInput

_NARROWEST = 40
_MOST_RELATED = 3
_SIGNS: dict[str, Role] = {"-": "old", "+": "new", " ": "dim"}


def write(result: ReportInput, stream: TextIO) -> None:
    """Write the report; a blank line stands after each finding."""
    style = Style(result.colour)
    for document, items in by_document(result):
        for item in items:
            stream.writelines(f"{line}\n" for line in _finding(result, document, item, style))
            stream.write("\n")
    stream.writelines(f"{line}\n" for line in summary_in_words(summarize(result)))


def head(item: LocatedFinding, style: Style) -> str:
    """The line that says where, which rule and what."""
    where = style("place", visible(document_label(item.document)))
    mark = ""
    if is_fixable(item, Applicability.SAFE):
        mark = style("help", "[*]") + " "
    elif is_fixable(item, Applicability.UNSAFE):
        mark = style("help", "[?]") + " "
    rule = f"{style(item.severity.value, item.rule)} {style('dim', item.name)}"
    return f"{where}:{item.line}:{item.column}: {rule} {mark}{visible(item.finding.message)}"


def _finding(
    result: ReportInput, document: Document | None, item: LocatedFinding, style: Style
) -> Iterator[str]:
    finding = item.finding
    yield head(item, style)
    gutter = len(str(item.end_line))
    width = max(_NARROWEST, result.width) - gutter - len(" | ")
    bar = style("gutter", f"{'':{gutter}} |")
    if document is not None and document.field == item.field:
        yield from _source(document, item, gutter, width, style)
    else:
        document = None
    reasons = evidence_in_words(finding.evidence)
    sure = f"confidence {confidence_in_words(finding)}"
    why = visible(f"{reasons}; {sure}" if reasons else sure)
    label = style("help", "why:")
    for line in textwrap.wrap(why, width - len("why: "), break_long_words=False):
        yield f"{bar} {label} {line}"
        label = "    "
    for related in finding.related[:_MOST_RELATED]:
        where = _related(result, item, document, related)
        yield f"{bar} {style('help', 'see:')} {visible(where)}"
    if len(finding.related) > _MOST_RELATED:
        yield f"{bar}      and {len(finding.related) - _MOST_RELATED:,} more places"
    if finding.fix is not None:
        yield f"{bar} {style('help', 'help:')} {visible(fix_in_words(finding.fix, document))}"
        if document is not None:
            for sign, clip in changed_lines(document, finding.fix, width - len("- ")):
                yield f"{bar} {style(_SIGNS[sign], f'{sign} {clip.text}'.rstrip())}"


def _related(
    result: ReportInput, item: LocatedFinding, document: Document | None, related: Related
) -> str:
    """Where another place stands, as far as its document can be opened."""
    same = related.document == item.document
    other = document if same else result.source(related.document)
    label = document_label(related.document)
    if other is None:
        return label
    line, column = other.position(related.start)
    return f"line {line}, column {column}" if same else f"{label}:{line}:{column}"


def _source(
    document: Document, item: LocatedFinding, gutter: int, width: int, style: Style
) -> Iterator[str]:
    finding = item.finding
    bar = style("gutter", f"{'':{gutter}} |")
    yield bar
    if finding.scope == "document":
        end = document.lines[0].end if document.lines else 0
        for line in excerpt(document, 0, end, width):
            yield f"{style('gutter', f'{line.number:>{gutter}} |')} {line.clip.text}".rstrip()
        yield f"{bar} {style('dim', f'the whole document, {len(document.text):,} characters')}"
        return
    for line in excerpt(document, finding.start, finding.end, width):
        if line.number is None:
            yield style("gutter", f"{'':{gutter}} …")
            continue
        yield f"{style('gutter', f'{line.number:>{gutter}} |')} {line.clip.text}".rstrip()
        marker = "^" * (line.clip.end - line.clip.start)
        yield f"{bar} {' ' * line.clip.start}{style(item.severity.value, marker)}"
