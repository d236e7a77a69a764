"""``corpuslint names``: every drifted name with its spellings."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from tomlkit.exceptions import TOMLKitError

from corpuslint.cli import EXIT_CLEAN, EXIT_ERROR
from corpuslint.cli.errors import say
from corpuslint.cli.options import add_run_options, run_progress, run_request
from corpuslint.config import ConfigError, shown_path
from corpuslint.corpus.write import write_file
from corpuslint.names_table import merge_names, name_groups
from corpuslint.reports.visible import visible
from corpuslint.session import open_session

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from corpuslint.names_table import NameGroup

_COLUMNS = ("canonical", "uses", "variant", "found", "documents", "confidence", "why", "context")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet may take for a formula


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "names",
        help="list every name with its spellings, and write them to names.toml",
        description="List the names that the corpus spells in several ways, each with the form to "
        "keep. All rules of the names family are on unless --select says otherwise.",
    )
    add_run_options(parser)
    parser.add_argument(
        "--output-format",
        choices=("text", "json", "csv"),
        default="text",
        help="how to write the table (default: text)",
    )
    parser.add_argument(
        "--write",
        nargs="?",
        const="names.toml",
        metavar="FILE",
        help="add the table to a names file to edit (default: names.toml); what it says stays",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the table.

    Returns:
        The exit status: 2 where an input could not be read, else 0.

    Raises:
        ConfigError: the settings make no sense, or the names file is broken.
    """
    if options.select is None:
        options.select = ["names"]
    with open_session(run_request(options), warn=say, progress=run_progress(options)) as checked:
        groups = name_groups(checked.run.findings, checked.run.documents.read)
        problems = checked.run.problems
    for problem in problems:
        say(str(problem))
    match options.output_format:
        case "json":
            data = msgspec.json.format(msgspec.json.encode(groups), indent=2).decode()
            sys.stdout.write(f"{data}\n")
        case "csv":
            sys.stdout.write(_csv(groups))
        case _:
            sys.stdout.writelines(f"{line}\n" for line in _text(groups))
    if options.write is not None:
        _write(Path(options.write), groups)
    return EXIT_ERROR if problems else EXIT_CLEAN


def _write(path: Path, groups: Sequence[NameGroup]) -> None:
    try:
        existing = path.read_text(encoding="utf-8") if path.is_file() else ""
        text, added = merge_names(existing, groups)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError(f"{shown_path(path)}: {error}") from error
    if added:
        write_file(path, text.encode(), within=path.absolute().parent, name=shown_path(path))
    say(f"{shown_path(path)}: variants added: {added}")


def _text(groups: Sequence[NameGroup]) -> Iterator[str]:
    for group in groups:
        yield f"{visible(group.canonical)}  {group.count}×"
        for variant in group.variants:
            mark = "" if variant.decided else "  (as often: which is right?)"
            yield (
                f"  {visible(variant.spelling)}  {variant.count}× in {variant.documents}  "
                f"confidence {variant.confidence:.2f}{mark}"
            )
            yield f"      {visible(variant.why)}"
            yield f"      … {visible(variant.context)} …"


def _csv(groups: Sequence[NameGroup]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for group in groups:
        for v in group.variants:
            row = (group.canonical, group.count, v.spelling, v.count, v.documents, v.confidence)
            writer.writerow([_no_formula(cell) for cell in (*row, v.why, v.context)])
    return out.getvalue()


def _no_formula(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that may be one gets an apostrophe."""
    if isinstance(cell, str):
        cell = visible(cell)
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return cell
