"""``corpuslint check``: findings, and fixes on request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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
from corpuslint.findings import Applicability
from corpuslint.fixing import Fixer, Outcome
from corpuslint.reports import FORMATS
from corpuslint.reports.base import ReportInput
from corpuslint.reports.outputs import parse_outputs, write_outputs
from corpuslint.reports.visible import visible
from corpuslint.resolve import Resolver
from corpuslint.session import open_session, relative_names

if TYPE_CHECKING:
    import argparse

    from corpuslint.document import Document, DocumentKey
    from corpuslint.lint import DocumentSource


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
    fixing.add_argument("--unsafe-fixes", action="store_true", help="apply unsafe fixes as well")
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
    with open_session(request, warn=say, progress=run_progress(options)) as checked:
        found = checked.run
        resolver = Resolver(request.settings, found.documents.read, checked.former_ids)
        findings = resolver.resolve(
            sorted([*found.findings, *checked.elsewhere], key=lambda item: item.order),
            # A run on what changed cannot tell which entries of the rest still match.
            targets=[] if options.since else relative_names(request.paths, request.settings.root),
            rules=found.rules.rules,
        )
        allowed = (Applicability.SAFE, Applicability.UNSAFE)[: 2 if options.unsafe_fixes else 1]
        fixer = Fixer(checked, findings, resolver, request.settings, allowed)
        problems = list(found.problems)
        if options.diff:
            has_diff = _show_diff(fixer)
            problems += fixer.problems
        else:
            outcome = fixer.fix() if options.fix else None
            if outcome is not None:
                findings = outcome.findings
                problems += outcome.problems
                for unsettled in outcome.unsettled:
                    say(str(unsettled))
            result = ReportInput(
                findings=findings,
                rules={code: type(rule) for code, rule in found.rules.rules.items()},
                source=lambda key: _as_it_is(key, outcome, found.documents),
                documents=len(found.checked),
                problems=problems,
                fixed=None if outcome is None else outcome.fixed,
                colour=use_colour(),
                width=terminal_width(),
            )
            write_outputs(outputs, result, sys.stdout)
    for problem in problems:
        say(str(problem))
    if resolver.stale and not options.quiet:
        say(
            f"{sum(resolver.stale.values())} entries of the baseline match nothing any more;"
            " 'corpuslint baseline --prune' removes them"
        )
    if problems:
        return EXIT_ERROR
    is_clean = not (has_diff if options.diff else findings)
    return EXIT_CLEAN if is_clean or options.exit_zero else EXIT_FINDINGS


def _show_diff(fixer: Fixer) -> bool:
    """Print what fixes would change; whether it is anything."""
    has_diff = False
    for line in fixer.diffs():
        has_diff = True
        sys.stdout.write(visible(line.rstrip("\n")) + "\n" if sys.stdout.isatty() else line)
    return has_diff


def _as_it_is(
    key: DocumentKey, outcome: Outcome | None, documents: DocumentSource
) -> Document | None:
    """A document as it is now: fixed, or as it was read."""
    if outcome is not None and key in outcome.changed:
        return outcome.changed[key]
    return documents.read(key)
