"""A small invented result with everything that is hard to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import (
    Applicability,
    Edit,
    Finding,
    Fix,
    LocatedFinding,
    Related,
    Severity,
)
from corpuslint.reports.base import ReportInput
from corpuslint.rule import delete_lines
from tests.sample_rules import SAMPLE_RULES

if TYPE_CHECKING:
    from collections.abc import Callable

HARBOUR = (
    "Harbour of Vorna opens new pier\n"
    "\n"
    "The mayor, Petra Kolvarova, opened the pier on Sunday in front of some two thousand guests, "
    "and thanked the engineers who had worked through two winters to finish it; Petra Kolvarowa "
    "then left for the capital, where the ministry expects her to ask for a second ferry line.\n"
    "\n"
    "Share this article\n"
    "277\n"
)
WIDE = (
    "横浜の新しい橋は来年開通する予定です、と市長が語った\n"
    "Ou\u0301te\u0301\u0323 cafe\u0301 re\u0301sume\u0301 ends\n"
    "A family 👩‍👩‍👧‍👦 waved at the ferry\n"
    "רֵאשִׁית העיר חיפה פתחה גשר חדש \u202eevil\u202c end\n"
    "one\ttwo\tthree\n"
    "the\u00a0bridge\u200bhead is\u00adopen\n"
)
HOSTILE = (
    "Breaking \x1b[31mred\x1b[0m and a \x07bell\r\n"
    "<script>alert(1)</script> | `code` ``more`` *stars* [link](http://evil.example) @team #12\r\n"
    "1. ::error file=x::boo%0A, www.evil.example \ud800 tail\r\n"
)
EMPTY = ""
COPY = "Second ferry line approved\n\nThe ministry agreed on Tuesday.\n"


class Corpus:
    """Documents in memory, and the findings that a test puts into them."""

    def __init__(self, documents: list[Document]) -> None:
        self.documents = {document.key: document for document in documents}
        self.findings: list[LocatedFinding] = []

    def add(
        self,
        key: DocumentKey,
        code: str,
        name: str,
        family: str,
        span: tuple[int, int] | str,
        message: str,
        **options: object,
    ) -> None:
        document = self.documents[key]
        if isinstance(span, str):
            start = document.text.index(span)
            span = start, start + len(span)
        severity = options.pop("severity", Severity.WARNING)
        assert isinstance(severity, Severity)
        finding = Finding(
            start=span[0],
            end=span[1],
            message=message,
            **options,  # type: ignore[arg-type]  # the caller names fields of Finding
        )
        line, column = document.position(span[0])
        end_line, end_column = document.position(span[1])
        self.findings.append(
            LocatedFinding(
                path=key.path,
                document=key,
                row=document.row,
                field=document.field,
                rule=code,
                name=name,
                family=family,
                severity=severity,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                finding=finding,
            )
        )

    def result(self, *, colour: bool = False, width: int = 80) -> ReportInput:
        return ReportInput(
            findings=sorted(self.findings, key=lambda item: item.order),
            rules=SAMPLE_RULES,
            source=self.documents.get,
            documents=len(self.documents) + 2,
            problems=[Problem("broken.jsonl", 7, "no JSON; the row was skipped")],
            colour=colour,
            width=width,
            version="1.2.3",
        )


def replace(start: int, end: int, new: str, trust: Applicability = Applicability.SAFE) -> Fix:
    return Fix(trust, (Edit(start, end, new),))


def _file(name: str, text: str) -> Document:
    return Document(DocumentKey(name, name), text)


def sample() -> Corpus:
    harbour = _file("news/harbour.txt", HARBOUR)
    wide = _file("news/wide ünï.txt", WIDE)
    hostile = _file("news/hostile\x1b[2J.txt", HOSTILE)
    row = Document(DocumentKey("archive.jsonl", "a-17"), COPY, row=3)
    empty = _file("empty.txt", EMPTY)
    marked = _file("marked.txt", "\ufeffThe city of Kolvar\n")
    corpus = Corpus([harbour, wide, hostile, row, empty, marked])
    _add_harbour(corpus, harbour, row)
    _add_wide(corpus, wide)
    _add_hostile(corpus, hostile)
    corpus.add(
        row.key,
        "DUP004",
        "near-copy",
        "duplicates",
        (0, len(COPY)),
        "a near copy of another article",
        scope="document",
        confidence=0.999,
        evidence={"similarity": 0.98765, "shared": {"words": 120, "sentences": 9}},
        fix=Fix(Applicability.UNSAFE, (), "drop-document"),
        related=tuple(Related(harbour.key, n, n + 5) for n in range(5)),
    )
    corpus.add(
        empty.key,
        "STR001",
        "empty-document",
        "structure",
        (0, 0),
        "the document is empty",
        scope="document",
        evidence={"characters": 0},
    )
    corpus.add(
        marked.key,
        "ENC007",
        "byte-order-mark",
        "encoding",
        (0, 1),
        "a byte order mark",
        evidence={"mark": True},
        fix=replace(0, 1, ""),
    )
    corpus.add(
        marked.key,
        "NAM002",
        "non-canonical-name",
        "names",
        "Kolvar",
        "“Kolvar” is “Kolvár” in names.toml",
        severity=Severity.ERROR,
        evidence={"spellings": {"Kolvar": 1, "Kolvár": 0}},
        identity=("Kolvar", "Kolvár"),
        fix=replace(13, 19, "Kolvár"),
    )
    return corpus


def _add_harbour(corpus: Corpus, harbour: Document, row: Document) -> None:
    start = HARBOUR.index("Kolvarowa")
    corpus.add(
        harbour.key,
        "NAM001",
        "name-spelling-drift",
        "names",
        (start, start + 9),
        "“Kolvarowa” is spelled “Kolvarova” elsewhere",
        confidence=0.97,
        evidence={"spellings": {"Kolvarova": 41, "Kolvarowa": 3}, "same given name": "Petra"},
        identity=("Kolvarowa", "Kolvarova"),
        fix=replace(start, start + 9, "Kolvarova"),
        related=(
            Related(harbour.key, HARBOUR.index("Kolvarova"), HARBOUR.index("Kolvarova") + 9),
            Related(row.key, 0, 6),
            Related(DocumentKey("gone.txt", "gone.txt"), 0, 6),
        ),
    )
    corpus.add(
        harbour.key,
        "BLR002",
        "call-to-action",
        "boilerplate",
        "Share this article\n277",
        "page furniture",
        severity=Severity.ERROR,
        evidence={"phrase": "share this"},
        fix=Fix(Applicability.SAFE, (delete_lines(harbour, 4, 6),)),
    )
    corpus.add(
        harbour.key,
        "MTQ002",
        "long-sentence",
        "translation",
        (33, HARBOUR.index("\n\nShare")),
        "a sentence of 48 words",
        severity=Severity.INFO,
        evidence={"words": 48, "quoted": False, "nothing": None},
        confidence=0.5,
        fix=replace(120, 120, " (sic)", Applicability.SUGGESTION),
    )
    corpus.add(
        harbour.key,
        "BLR012",
        "furniture-line",
        "boilerplate",
        (0, len(HARBOUR)),
        "many lines at once",
        evidence={"score": 0.25, "lines": list(range(12))},
        fix=Fix(
            Applicability.UNSAFE,
            tuple(Edit(n, n + 1, "X") for n in (0, 40, 345, 365)),
        ),
    )


def _add_wide(corpus: Corpus, wide: Document) -> None:
    add: Callable[..., None] = corpus.add
    add(wide.key, "NAM003", "exonym-drift", "names", "市長", "two names", evidence={"n": 1})
    add(wide.key, "ENC005", "combining", "encoding", "cafe\u0301", "decomposed", evidence={"n": 1})
    add(wide.key, "ENC006", "mark", "encoding", (WIDE.index("\u0323"),) * 2, "here", evidence={})
    add(wide.key, "TYP001", "emoji", "typography", "👩‍👩‍👧‍👦", "an emoji", evidence={"n": 1})
    add(wide.key, "FRN003", "script", "foreign", "חיפה", "Hebrew", evidence={"script": "Hebrew"})
    add(wide.key, "ENC008", "bidi", "encoding", "\u202eevil\u202c", "bidi", evidence={"n": 2})
    add(wide.key, "TYP002", "tab", "typography", "two", "between tabs", evidence={"n": 1})
    start = WIDE.index("\u00a0")
    add(
        wide.key,
        "TYP004",
        "space",
        "typography",
        (start, start + 1),
        "a no-break space",
        evidence={"character": "\u00a0"},
        fix=replace(start, start + 1, " "),
    )
    start = WIDE.index("\u200b")
    add(
        wide.key,
        "ENC004",
        "zero-width",
        "encoding",
        (start, start + 1),
        "a zero-width space",
        evidence={"character": "\u200b"},
        fix=replace(start, start + 1, "", Applicability.UNSAFE),
    )


def _add_hostile(corpus: Corpus, hostile: Document) -> None:
    corpus.add(
        hostile.key,
        "ENC003",
        "control",
        "encoding",
        "\x1b[31m",
        "control \x1b[31m characters\nin the text % , :",
        severity=Severity.ERROR,
        evidence={"seen": "\x1b[31m", "surrogate": "\ud800"},
    )
    corpus.add(
        hostile.key,
        "BLR003",
        "navigation",
        "boilerplate",
        HOSTILE.splitlines()[1],
        "“<b>`x`</b> | @team http://evil.example #12”",
        evidence={"match": "<img src=x onerror=alert(1)> | ``` *x*"},
    )
    corpus.add(
        hostile.key,
        "BLR009",
        "legal",
        "boilerplate",
        (HOSTILE.index("1. "), len(HOSTILE)),
        "1. a list? - or not",
        evidence={"match": "a|b"},
        fix=Fix(Applicability.SAFE, (delete_lines(hostile, 2),)),
    )
