"""``corpuslint restore``: the originals of a cleaned corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR
from corpuslint.cli.errors import say
from corpuslint.restore import RestoreError, restore

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "restore",
        help="rebuild the originals from a cleaned corpus",
        description="Rebuild the originals from a folder that 'corpuslint clean' wrote. "
        "A folder that was edited since is refused. Exit status: 0 done, 2 an error.",
    )
    parser.add_argument("corpus", type=Path, metavar="DIR", help="the cleaned corpus")
    parser.add_argument(
        "--output", "-o", type=Path, required=True, metavar="DIR2", help="the folder to write"
    )
    parser.add_argument("--force", action="store_true", help="replace DIR2, whatever is in it")
    parser.add_argument("--quiet", "-q", action="store_true", help="no summary")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Restore and say what was done."""
    try:
        summary = restore(options.corpus, options.output, force=options.force)
    except RestoreError as error:
        for problem in error.problems:
            say(str(problem))
        say("error: nothing was restored")
        return EXIT_ERROR
    for name in summary.unknown:
        say(f"{name}: left out, the change log does not know it")
    if not options.quiet:
        print(
            f"{summary.files} files restored, {summary.files_changed} of them "
            f"with {summary.documents} changed documents",
            file=sys.stderr,
        )
    return EXIT_CLEAN
