from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from corpuslint.language.layout import is_hard_wrapped
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

_GAP = re.compile(r" {2,}")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)]?\Z")
_LIST_MARK = frozenset("-–—•*|·")
_COLUMNS = 3  # a line with so many gaps is set in columns, and so are two lines one below the other
_WIDEST_GAP = 4  # spaces; more are a column


class _Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as too much.

    Attributes:
        max_blank_lines: blank lines in a row that are still fine.
    """

    max_blank_lines: int = 2


class RepeatedSpaces(DocumentRule):
    """Repeated spaces in a line, spaces at its end, too many blank lines.

    What it does:
      Finds two or more spaces between words, white space at line ends, and runs of blank lines.

    Why it is a problem:
      They are traces of page layout; two texts that differ in nothing else are different to a
      program.

    How it decides:
      Hard-wrapped texts, lines in columns, indents and flattened lists keep their spaces. Two
      spaces after a full stop are a habit of typing: reported only where the document mostly sets
      one.
      Spaces at line ends are one finding for the document; two at the end of a line of a `.md` file
      are a line break. Works for every language.

    Fix safety:
      Safe: spaces and blank lines become one; no letter is touched.

    Options:
      max_blank_lines: blank lines in a row that are still fine (default 2).
    """

    code = "TYP004"
    name = "repeated-spaces"
    family = "typography"
    severity = Severity.INFO
    Options = _Options
    options: _Options
    bad = (
        Bad("The ferry⟦  ⟧left at noon.", fixed="The ferry left at noon."),
        Bad("The end.⟦ ⟧\nNot the end. \t\n", fixed="The end.\nNot the end.\n"),
        Bad(
            "The first one.\n⟦\n\n\n\n⟧The second one.\n",
            fixed="The first one.\n\nThe second one.\n",
        ),
    )
    good = (
        Good("One ends here.  Another one begins.  And so on."),
        Good("    An indent\n\tand another\n\n\nTwo blank lines."),
        Good("Westmere  12   3  1\nEastmere   9   6  1"),
        Good("What the plan says   - Buses run later   - Fares fall"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """Gaps, line ends and blank lines."""
        if document.once(is_hard_wrapped):
            return
        text = document.text
        has_gap = "  " in text
        has_tail = " \n" in text or "\t\n" in text or text[-1:] in (" ", "\t")
        has_blank = "\n\n\n" in text
        if "\r" in text:
            has_tail = has_blank = True
        if has_gap:
            yield from _gaps(document)
        if has_tail:
            yield from _line_ends(document)
        if has_blank:
            yield from _blank_runs(document, self.options.max_blank_lines)


def _gaps(document: Document) -> Iterator[Finding]:
    two_after_stop = document.text.count(".  ")
    mostly_one = two_after_stop * 3 < document.text.count(". ")
    below = -2  # the last line with gaps
    for number, (line, text) in enumerate(zip(document.lines, document.line_texts, strict=True)):
        gaps = _gaps_of(text)
        if not gaps:
            continue
        is_table = below == number - 1 or (
            number + 1 < len(document.lines) and bool(_gaps_of(document.line_texts[number + 1]))
        )
        below = number
        if is_table or len(gaps) >= _COLUMNS:
            continue
        for gap in gaps:
            if len(gap.group()) > _WIDEST_GAP:
                continue
            if text[gap.end()] in _LIST_MARK or text[gap.start() - 1] in _LIST_MARK:
                continue
            after_stop = _SENTENCE_END.search(text, max(0, gap.start() - 2), gap.start())
            if after_stop and len(gap.group()) == 2 and not mostly_one:
                continue
            start, end = line.start + gap.start(), line.start + gap.end()
            yield Finding(
                start=start,
                end=end,
                message=f"{end - start} spaces between words",
                confidence=0.95,
                evidence={"spaces": end - start},
                fix=Fix(Applicability.SAFE, (Edit(start, end, " "),)),
            )


def _gaps_of(text: str) -> list[re.Match[str]]:
    if "  " not in text:
        return []
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    return list(_GAP.finditer(text, first, last))


def _line_ends(document: Document) -> Iterator[Finding]:
    is_markdown = document.key.path.endswith(".md")
    edits = []
    for line, text in zip(document.lines, document.line_texts, strict=True):
        bare = text.rstrip(" \t")
        if len(bare) == len(text) or not bare or (is_markdown and text == bare + "  "):
            continue
        edits.append(Edit(line.start + len(bare), line.end, ""))
    if edits:
        yield Finding(
            start=edits[0].start,
            end=edits[0].end,
            message=f"white space at the end of {len(edits)} line{'s' * (len(edits) > 1)}",
            confidence=0.95,
            evidence={"lines": len(edits)},
            fix=Fix(Applicability.SAFE, tuple(edits)),
        )


def _blank_runs(document: Document, most: int) -> Iterator[Finding]:
    for before, after in pairwise(document.blocks):
        blank = after.first_line - before.stop_line
        if blank <= most:
            continue
        start = document.lines[before.stop_line].start
        end = document.lines[after.first_line].start
        line_end = document.text[document.lines[before.stop_line].end : end][:2]
        yield Finding(
            start=start,
            end=end,
            message=f"{blank} blank lines in a row",
            confidence=0.95,
            evidence={"blank_lines": blank},
            fix=Fix(
                Applicability.SAFE,
                (Edit(start, end, "\r\n" if line_end == "\r\n" else line_end[:1]),),
            ),
        )
