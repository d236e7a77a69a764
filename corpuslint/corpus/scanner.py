"""The documents of a run's files, each file scanned at most once and only when it has to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.corpus.base import Entry, Problem
from corpuslint.corpus.formats import format_for, unknown_format

if TYPE_CHECKING:
    from corpuslint.config import Fields
    from corpuslint.corpus.base import Source
    from corpuslint.corpus.spool import Spool
    from corpuslint.document import DocumentKey


class Scanner:
    """Finds the documents of files.

    Args:
        fields: which fields of a container hold what.
        spool: where copies of compressed containers go.
    """

    def __init__(self, fields: Fields, spool: Spool) -> None:
        self._fields = fields
        self._spool = spool
        self._entries: dict[str, dict[DocumentKey, Entry]] = {}
        self._problems: dict[str, list[Problem]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What could not be read of the files that were scanned."""
        return [problem for found in self._problems.values() for problem in found]

    def scan(self, source: Source) -> dict[DocumentKey, Entry]:
        """The documents of a file, in order; what is wrong with it is noted."""
        known = self._entries.get(source.name)
        if known is not None:
            return known
        found = self._entries[source.name] = {}
        format_ = format_for(source.path)
        items = (
            [unknown_format(source.name)]
            if format_ is None
            else format_.entries(source, self._fields, self._spool)
        )
        for item in items:
            if isinstance(item, Problem):
                self._problems.setdefault(source.name, []).append(item)
            else:
                found[item.key] = item
        return found

    def is_broken(self, source: Source) -> bool:
        """Whether a part of the file could not be read."""
        return source.name in self._problems
