"""Reports: what a run found, a module a format.

A module's ``write`` takes the whole result and a text stream. Modules are imported when their
format is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from corpuslint.reports.base import Writer

FORMATS = (
    "full",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "markdown",
    "statistics",
)


def report_writer(name: str) -> Writer:
    """The writer of one of `FORMATS`."""
    if name not in FORMATS:
        raise KeyError(name)
    return cast("Writer", import_module(f"corpuslint.reports.{name}").write)
