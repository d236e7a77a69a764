"""Errors that a user can do something about: one line, exit status 2, no traceback."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpuslint.changes import ChangesError
from corpuslint.cli import EXIT_ERROR
from corpuslint.config import ConfigError
from corpuslint.corpus.base import ReadError, WriteError
from corpuslint.engines.pool import WorkerError
from corpuslint.examine import RuleError
from corpuslint.packs import PackError
from corpuslint.reports.outputs import OutputError
from corpuslint.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPECTED = (
    sqlite3.Error,
    RuleError,
    ChangesError,
    ConfigError,
    OutputError,
    PackError,
    ReadError,
    WorkerError,
    WriteError,
)


@dataclass
class Outcome:
    """The exit status of a command."""

    status: int = EXIT_ERROR


@contextmanager
def report_errors() -> Iterator[Outcome]:
    """Run a command; an expected error is told on standard error."""
    outcome = Outcome()
    try:
        yield outcome
    except _EXPECTED as error:
        say(f"error: {error}")


def say(message: str) -> None:
    """One line on standard error; control characters of a corpus cannot act on the terminal."""
    print(f"corpuslint: {visible(message)}", file=sys.stderr)
