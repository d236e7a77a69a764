"""Which format a file has. A new one is a new module and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem
from corpuslint.corpus.jsonl import JsonlFormat
from corpuslint.corpus.stdin import NAME as STDIN
from corpuslint.corpus.text import TextFormat

if TYPE_CHECKING:
    from corpuslint.corpus.base import Entry, Format

TEXT = TextFormat()
FORMATS: tuple[Format, ...] = (TEXT, JsonlFormat())
SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def format_for(path: str) -> Format | None:
    """The format that a file's name ends in, if it is one that is read here."""
    name = path.rpartition("/")[2].lower()
    if not name.endswith(SUFFIXES):
        return None
    return next(format_ for format_ in FORMATS if name.endswith(format_.suffixes))


def format_of(entry: Entry) -> Format:
    """The format of the container that an entry stands in."""
    if entry.container == STDIN:
        return TEXT
    found = format_for(entry.container)
    if found is None:
        raise ValueError(f"{entry.container} is in no format that is read here")
    return found


def unknown_format(name: str) -> Problem:
    """What is wrong with a file whose name ends in no known format."""
    known = ", ".join(SUFFIXES)
    return Problem(name, None, f"in no known format: its name must end in {known}")


def holds_many(path: str) -> bool:
    """Whether a file of that name holds many documents, and so is a corpus of its own."""
    found = format_for(path)
    return found is not None and found.many
