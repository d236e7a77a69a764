"""``corpuslint check``: findings, and fixes on request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR, EXIT_FINDINGS
from corpuslint.cli.errors import say
from corpuslint.cli.options import (
    add_run_options,
    run_progress,
    run_request,
    terminal_width,
    use_colour,
)
from corpuslint.config import ConfigError
from corpuslint.inspection import inspect
from corpuslint.reports import FORMATS
from corpuslint.reports.outputs import parse_outputs, refuse_sources, write_outputs
from corpuslint.reports.visible import visible
from corpuslint.rewriting import Treatment, allowed_fixes

if TYPE_CHECKING:
    import argparse

    from corpuslint.fixing import Fixer, Outcome
    from corpuslint.inspection import Inspection
    from corpuslint.reports.base import ReportInput


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "check",
        help="report what is wrong, and fix it on request",
        description="Check documents. Exit status: 0 nothing found, 1 findings, 2 an error.",
    )
    add_run_options(parser)
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes to the files")
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: unsafe fixes as well"
    )
    fixing.add_argument("--diff", action="store_true", help="show what fixes would change")
    parser.add_argument(
        "--since",
        metavar="REF",
        help="only documents that changed since a git revision, and what their change does",
    )
    output = parser.add_argument_group("output")
    output.add_argument(
        "--output-format",
        action="append",
        default=[],
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(FORMATS)}; may be given several times",
    )
    output.add_argument("--output-file", type=Path, metavar="FILE", help="instead of the screen")
    output.add_argument("--statistics", action="store_true", help="counts by rule")
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 despite findings")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, fix, report."""
    outputs = parse_outputs(
        options.output_format, options.output_file, statistics=options.statistics
    )
    request = run_request(options, options.since)
    if "-" in request.paths and (options.fix or options.diff):
        raise ConfigError("standard input (-) can be checked, but neither fixed nor compared")
    with inspect(request, warn=say, progress=run_progress(options)) as inspection:
        refuse_sources(outputs, inspection.is_checked)
        fixer = None
        if options.diff or options.fix:
            fixer = inspection.fixer(Treatment(allowed=allowed_fixes(unsafe=options.unsafe_fixes)))
        if fixer is None:
            is_clean = not inspection.findings
            write_outputs(outputs, _on_screen(inspection.report_input()), sys.stdout)
        elif options.diff:
            is_clean = not _show_diff(fixer)
        else:
            outcome = fixer.fix()
            is_clean = not outcome.findings
            write_outputs(outputs, _after_fixing(inspection, fixer, outcome), sys.stdout)
    problems = [*inspection.problems, *(fixer.problems if fixer else ())]
    for told in (*problems, *(fixer.unsettled if fixer else ())):
        say(str(told))
    if inspection.stale and not options.quiet:
        entries, match = ("entry", "matches") if inspection.stale == 1 else ("entries", "match")
        say(
            f"{inspection.stale} {entries} of the baseline {match} nothing any more;"
            " 'corpuslint baseline --prune' helps"
        )
    if problems:
        return EXIT_ERROR
    return EXIT_CLEAN if is_clean or options.exit_zero else EXIT_FINDINGS


def _after_fixing(inspection: Inspection, fixer: Fixer, outcome: Outcome) -> ReportInput:
    shown = msgspec.structs.replace(
        inspection.report_input(),
        findings=outcome.findings,
        source=lambda key: outcome.changed.get(key) or inspection.document(key),
        problems=[*inspection.problems, *fixer.problems],
        fixed=outcome.fixed,
    )
    return _on_screen(shown)


def _on_screen(shown: ReportInput) -> ReportInput:
    return msgspec.structs.replace(shown, colour=use_colour(), width=terminal_width())


def _show_diff(fixer: Fixer) -> bool:
    """Print what fixes would change; whether it is anything."""
    has_diff = False
    for line in fixer.diffs():
        has_diff = True
        sys.stdout.write(visible(line.rstrip("\n")) + "\n" if sys.stdout.isatty() else line)
    return has_diff
