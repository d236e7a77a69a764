"""Corpora on disk and rules in small, for the tests of clean, restore and fixes in place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.cleaning import CleanSummary, CorpusFile, clean
from corpuslint.config import Fields
from corpuslint.corpus.base import Entry, Problem, ReadError, Source
from corpuslint.corpus.formats import format_for
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.walk import stamp_of
from corpuslint.document import Document
from corpuslint.findings import Edit, Finding, Fix
from corpuslint.rewriting import Rewriter, Treatment
from corpuslint.rule import Applicability, delete_lines
from tests.strategies import located

if TYPE_CHECKING:
    from corpuslint.document import DocumentKey
    from corpuslint.findings import LocatedFinding

FIELDS = Fields()


def check(document: Document) -> list[LocatedFinding]:
    """Four rules: a name, an advertisement, an unsafe loss of exclamations, a copy to drop."""
    text = document.text
    found = [
        located(Edit(m.start(), m.end(), "Zelensky"), rule="NAM001", confidence=0.9)
        for m in re.finditer("Zelenski", text)
    ]
    found += [
        located(delete_lines(document, number), rule="BLR001", family="boilerplate")
        for number, line in enumerate(document.line_texts)
        if line.lstrip("\ufeff") == "SUBSCRIBE NOW"
    ]
    found += [
        located(Edit(m.start(), m.end(), ""), rule="TYP001", applicability=Applicability.UNSAFE)
        for m in re.finditer("!", text)
    ]
    if "a copy of it all" in text:
        whole = Finding(
            start=0,
            end=len(text),
            message="a copy",
            scope="document",
            fix=Fix(Applicability.SUGGESTION, action="drop-document"),
        )
        found.append(msgspec.structs.replace(located(rule="DUP004"), finding=whole))
    return found


def corpus_files(folder: Path, spool: Spool) -> list[CorpusFile]:
    """The files of a folder with their documents, sorted."""
    files = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        format_ = format_for(path.name)
        name = path.relative_to(folder).as_posix()
        if format_ is None or name.startswith(".corpuslint/"):
            continue
        source = Source(str(path), name, stamp_of(str(path)))
        found = format_.entries(source, FIELDS, spool)
        entries = tuple(item for item in found if not isinstance(item, Problem))
        files.append(CorpusFile(source, name, entries))
    return files


def rewriter_for(entries: list[Entry], treatment: Treatment | None = None) -> Rewriter:
    """What fixes the documents of these entries by the rules of ``check``."""
    findings: dict[DocumentKey, list[LocatedFinding]] = {}
    with Reader(FIELDS) as reader:
        for entry in entries:
            try:
                findings[entry.key] = check(reader.document(entry))
            except ReadError:
                continue
    return Rewriter(findings, check, FIELDS, treatment or Treatment())


def clean_folder(
    source: Path, output: Path, treatment: Treatment | None = None, *, force: bool = False
) -> CleanSummary:
    """Clean a folder by the rules of ``check``."""
    with Spool() as spool:
        files = corpus_files(source, spool)
        rewriter = rewriter_for([entry for file in files for entry in file.entries], treatment)
        return clean(files, output, sources=[source], rewriter=rewriter, fields=FIELDS, force=force)


def write_tree(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder with these files."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def read_tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but for clean's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".corpuslint" not in path.relative_to(folder).parts
    }
