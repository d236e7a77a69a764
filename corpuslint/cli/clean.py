"""``corpuslint clean``: a cleaned copy of a corpus, with a record of every change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.clean import CorpusFile, clean, names_below
from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR
from corpuslint.cli.errors import say
from corpuslint.cli.options import add_run_options, run_progress, run_request
from corpuslint.output_folder import refuse_overlap
from corpuslint.resolve import Resolver
from corpuslint.rewriting import Rewriter, Treatment, allowed_fixes, by_document
from corpuslint.session import open_session, relative_names

if TYPE_CHECKING:
    import argparse

    from corpuslint.clean import CleanSummary
    from corpuslint.document import Document
    from corpuslint.findings import LocatedFinding
    from corpuslint.session import Checked, Request


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "clean",
        help="write a cleaned copy of a corpus, with a record of every change",
        description="Write a cleaned copy of a corpus and DIR/.corpuslint/changes.jsonl, from "
        "which 'corpuslint restore' gives the originals back. The sources are never touched. "
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
    with open_session(request, warn=say, progress=run_progress(options)) as checked:
        if not checked.sources:
            for problem in checked.run.problems:
                say(str(problem))
            say("error: nothing to clean: no document at the given paths")
            return EXIT_ERROR
        summary = _clean(options, request, checked)
    for problem in summary.problems:
        say(str(problem))
    for unsettled in summary.unsettled:
        say(str(unsettled))
    if not options.quiet:
        print(_told(summary, options.output), file=sys.stderr)
    return EXIT_ERROR if summary.problems else EXIT_CLEAN


def _clean(options: argparse.Namespace, request: Request, checked: Checked) -> CleanSummary:
    settings, found = request.settings, checked.run
    resolver = Resolver(settings, found.documents.read, checked.former_ids)
    findings = resolver.resolve(
        found.findings,
        targets=relative_names(request.paths, settings.root),
        rules=found.rules.rules,
    )

    def recheck(document: Document) -> list[LocatedFinding]:
        return resolver.again(document, found.recheck(document))

    treatment = Treatment(
        allowed=allowed_fixes(unsafe=options.unsafe_fixes),
        drop_duplicates=options.drop_duplicates,
        recode=options.recode,
    )
    names = names_below(request.paths, (source.path for source in checked.sources.values()))
    return clean(
        (
            CorpusFile(source, names[source.path], tuple(checked.entries(source.name)))
            for source in checked.sources.values()
        ),
        options.output,
        sources=[Path(path) for path in request.paths],
        rewriter=Rewriter(by_document(findings), recheck, settings.fields, treatment),
        fields=settings.fields,
        problems=found.problems,
        force=options.force,
    )


def _told(summary: CleanSummary, output: Path) -> str:
    dropped = f", {summary.documents_dropped} left out" if summary.documents_dropped else ""
    return (
        f"{summary.documents} documents written to {output}: {summary.documents_changed} changed"
        f" by {summary.edits} edits{dropped}"
    )
