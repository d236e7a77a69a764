"""Standard input as one plain text, by the name ``-``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Entry
from corpuslint.document import DocumentKey

if TYPE_CHECKING:
    from corpuslint.corpus.spool import Spool

NAME = "-"


def stdin_entry(spool: Spool) -> Entry:
    """Everything on standard input, kept in the spool; it can be read once in a run."""
    return Entry(DocumentKey(NAME, NAME), NAME, spool.copy(sys.stdin.buffer))
