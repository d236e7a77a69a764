"""``corpuslint clean``: a cleaned copy of a corpus, with a record of every change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR
from corpuslint.cli.errors import say
from corpuslint.cli.options import add_run_options, run_progress, run_request
from corpuslint.inspection import inspect
from corpuslint.output_folder import refuse_overlap
from corpuslint.reports.totals import counted
from corpuslint.rewriting import Treatment, allowed_fixes

if TYPE_CHECKING:
    import argparse

    from corpuslint.cleaning import CleanSummary


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "clean",
        help="write a cleaned copy of a corpus, with a record of every change",
        description="Write a cleaned copy of a corpus, a report (DIR/.corpuslint/report.md) and a "
        "log of every change (DIR/.corpuslint/changes.jsonl), from which 'corpuslint restore' "
        "gives the originals back. The sources are never touched. "
        "Exit status: 0 done, 2 an error or an input that could not be read.",
    )
    add_run_options(parser)
    cleaning = parser.add_argument_group("cleaning")
    cleaning.add_argument(
        "--output", "-o", type=Path, required=True, metavar="DIR", help="the folder to write"
    )
    cleaning.add_argument(
        "--unsafe-fixes", action="store_true", help="apply unsafe fixes as well as safe ones"
    )
    cleaning.add_argument(
        "--drop-duplicates", action="store_true", help="leave out documents that are copies"
    )
    cleaning.add_argument(
        "--recode", action="store_true", help="convert text files in other encodings to UTF-8"
    )
    cleaning.add_argument("--force", action="store_true", help="replace DIR, whatever is in it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Clean and say what was done."""
    request = run_request(options)
    if "-" in request.paths:
        say("error: standard input (-) cannot be cleaned into a folder: name files or folders")
        return EXIT_ERROR
    # Told before the corpus is read, which may take its time.
    refuse_overlap(options.output, map(Path, request.paths))
    treatment = Treatment(
        allowed=allowed_fixes(unsafe=options.unsafe_fixes),
        drop_duplicates=options.drop_duplicates,
        recode=options.recode,
    )
    with inspect(
        request, warn=say, progress=run_progress(options), heeds_baseline=False
    ) as inspection:
        if inspection.is_empty:
            for problem in inspection.problems:
                say(str(problem))
            say("error: nothing to clean: no document at the given paths")
            return EXIT_ERROR
        summary = inspection.clean(options.output, treatment, force=options.force)
    for problem in summary.problems:
        say(str(problem))
    for unsettled in summary.unsettled:
        say(str(unsettled))
    if not options.quiet:
        print(_told(summary, options.output), file=sys.stderr)
    return EXIT_ERROR if summary.problems else EXIT_CLEAN


def _told(summary: CleanSummary, output: Path) -> str:
    dropped = f", {summary.documents_dropped} left out" if summary.documents_dropped else ""
    return (
        f"{counted(summary.documents, 'document')} written to {output}:"
        f" {summary.documents_changed} changed by {counted(summary.edits, 'edit')}{dropped}"
    )
