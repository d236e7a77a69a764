"""``corpuslint baseline``: record today's findings, so that only new ones count."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.baseline import (
    Entry,
    compare,
    read_baseline,
    record,
    render_baseline,
    scope_of,
    updated,
)
from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR
from corpuslint.cli.errors import say
from corpuslint.cli.options import add_run_options, run_progress, run_request
from corpuslint.config import ConfigError, shown_path
from corpuslint.corpus.stdin import NAME as STDIN
from corpuslint.corpus.write import write_file
from corpuslint.document import Document
from corpuslint.ruleset import available_rules
from corpuslint.session import open_session, relative_names
from corpuslint.suppress import Suppression

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from corpuslint.document import DocumentKey
    from corpuslint.findings import LocatedFinding


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "baseline",
        help="record today's findings, so that only new ones fail",
        description="Record the findings in the targets as known. Entries of other files, and of "
        "rules that are off, stay.",
    )
    add_run_options(parser)
    parser.add_argument(
        "--prune",
        action="store_true",
        help="record nothing; only remove entries that no longer match a finding",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Record or prune, and say how many entries there are."""
    request = run_request(options)
    settings = request.settings
    if settings.isolated:
        raise ConfigError("--isolated ignores the baseline; leave one of the two out")
    if STDIN in request.paths:
        raise ConfigError("standard input has no name to be known by; name files or folders")
    path = Path(settings.root, settings.baseline)
    if options.prune and not path.is_file():
        raise ConfigError(f"{shown_path(path)}: no such file; there is nothing to prune")
    known = read_baseline(path) if path.is_file() else Counter[Entry]()
    with open_session(request, warn=say, progress=run_progress(options)) as checked:
        found = checked.run
        available = available_rules(settings)

        def document_of(key: DocumentKey) -> Document:
            # A file may vanish while the run goes on.
            return found.documents.read(key) or Document(key, "")

        findings = Suppression(settings, available).keep(
            found.findings, lambda key: document_of(key).text
        )
        # Nothing is known of files that could not be read; rules that are gone find nothing more.
        unread = set(relative_names((p.path for p in found.problems), settings.root))
        gone = {entry.rule for entry in known} - available.keys()
        is_target = scope_of(
            relative_names(request.paths, settings.root), {*found.rules.rules, *gone}
        )
        change = _prune if options.prune else _record
        entries = change(
            known, findings, document_of, lambda e: e.path not in unread and is_target(e)
        )
    for problem in found.problems:
        say(str(problem))
    data = render_baseline(entries)
    write_file(path, data, within=path.parent, name=shown_path(path))
    removed = (known - entries).total()
    print(f"{shown_path(path)}: known findings: {entries.total()}; entries removed: {removed}")
    return EXIT_ERROR if found.problems else EXIT_CLEAN


def _record(
    known: Counter[Entry],
    findings: list[LocatedFinding],
    document_of: Callable[[DocumentKey], Document],
    was_checked: Callable[[Entry], bool],
) -> Counter[Entry]:
    return updated(known, record(findings, document_of), was_checked)


def _prune(
    known: Counter[Entry],
    findings: list[LocatedFinding],
    document_of: Callable[[DocumentKey], Document],
    was_checked: Callable[[Entry], bool],
) -> Counter[Entry]:
    return known - compare(findings, known, document_of, was_checked=was_checked).stale
