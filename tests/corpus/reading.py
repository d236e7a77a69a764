"""Documents of files, for the tests of the formats."""

from __future__ import annotations

from pathlib import Path

from corpuslint.config import Fields
from corpuslint.corpus.base import Entry, Problem, Source
from corpuslint.corpus.formats import format_for
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.walk import stamp_of
from corpuslint.document import Document

FIELDS = Fields()


def scan(path: Path, spool: Spool, fields: Fields = FIELDS) -> tuple[list[Entry], list[Problem]]:
    """The documents and the problems of a file."""
    found = format_for(str(path))
    assert found is not None
    source = Source(str(path), path.name, stamp_of(str(path)))
    items = list(found.entries(source, fields, spool))
    entries = [item for item in items if isinstance(item, Entry)]
    return entries, [item for item in items if isinstance(item, Problem)]


def documents(path: Path, spool: Spool, fields: Fields = FIELDS) -> list[Document]:
    """The documents of a file that has no problems."""
    entries, problems = scan(path, spool, fields)
    assert problems == []
    with Reader(fields) as reader:
        return [reader.document(entry) for entry in entries]
