"""What every report is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol, TextIO

import msgspec

from corpuslint import __version__
from corpuslint.corpus.base import Problem
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import LocatedFinding
from corpuslint.rule import Rule


class ReportInput(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a run.

    Attributes:
        findings: sorted by `LocatedFinding.order`.
        rules: the classes of the rules that findings may name, by code.
        source: opens a document again, to quote it; None where it cannot be had any more. Reports
            ask in the order of the findings, once for all findings of a document.
        documents: how many documents were checked.
        problems: inputs that could not be read. The command line tells them on stderr; formats
            that stand alone (json, sarif, github, markdown) hold them too.
        fixed: how many findings of each rule were fixed in this run; None: fixing was not asked.
        colour: whether to colour for a terminal.
        width: how many cells a line of a terminal has.
        version: the tool's version.
    """

    findings: Sequence[LocatedFinding]
    rules: Mapping[str, type[Rule]]
    source: Callable[[DocumentKey], Document | None]
    documents: int
    problems: Sequence[Problem] = ()
    fixed: Mapping[str, int] | None = None
    colour: bool = False
    width: int = 100
    version: str = __version__


class Writer(Protocol):
    """One format: writes a whole report."""

    def __call__(self, result: ReportInput, stream: TextIO) -> None:
        """Write the report of a result."""


def by_document(
    result: ReportInput,
) -> Iterator[tuple[Document | None, list[LocatedFinding]]]:
    """The findings of each document, with the document where it can still be had."""
    for key, items in groupby(
        result.findings, key=lambda item: (item.path, item.row, item.document)
    ):
        yield result.source(key[2]), list(items)


def in_container(document: DocumentKey) -> bool:
    """Whether the document is a row of a container, and its offsets are not those of a file."""
    return document.id != document.path


def document_label(document: DocumentKey) -> str:
    """The document as people name it: its file, and its id in brackets inside a container."""
    return f"{document.path}[{document.id}]" if in_container(document) else document.path
