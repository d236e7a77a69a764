"""Standard input as one plain text, by the name ``-``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.document import DocumentKey

if TYPE_CHECKING:
    from corpuslint.corpus.spool import Spool

NAME = "-"


def stdin_entry(spool: Spool) -> Entry:
    """Everything on standard input, kept in the spool; it can be read once in a run.

    Raises:
        ReadError: standard input is closed, or cannot be read or kept.
    """
    if sys.stdin is None:
        raise ReadError(Problem(NAME, None, "standard input is closed"))
    try:
        copy = spool.copy(sys.stdin.buffer)
    except OSError as error:
        message = f"standard input cannot be read: {error.strerror or error}"
        raise ReadError(Problem(NAME, None, message)) from None
    return Entry(DocumentKey(NAME, NAME), NAME, copy)
