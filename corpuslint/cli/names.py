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
from corpuslint.cli.options import add_run_options, run_progress, run_request, terminal_width
from corpuslint.config import ConfigError, shown_path
from corpuslint.corpus.write import write_file
from corpuslint.names_file import build_context
from corpuslint.names_merge import merge_names
from corpuslint.names_table import NamesTable, collect_names, kinds_from
from corpuslint.reports.names_listing import listing
from corpuslint.reports.visible import visible
from corpuslint.session import open_session

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from corpuslint.name_groups import NameGroup, Variant

_COLUMNS = (
    *("canonical", "kind", "uses", "uses_in", "decided", "variant", "found", "documents"),
    *("same_name", "right", "sure", "why", "place", "context"),
)
_NO_VARIANT = ("",) * 9
_WIDEST = 120  # columns of the table for people
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
    request = run_request(options)
    entries = build_context(request.settings).names
    with open_session(request, warn=say, progress=run_progress(options)) as checked:
        run = checked.run
        rules = run.rules.rules.values()
        doubted = [rule.code for rule in rules if not rule.default]
        table = NamesTable(run.findings, entries, kinds_from(rules), doubted)
        groups = collect_names(table, sorted(run.store.documents()), run.documents.read)
        problems = run.problems
    for problem in problems:
        say(str(problem))
    match options.output_format:
        case "json":
            data = msgspec.json.format(msgspec.json.encode(groups), indent=2).decode()
            sys.stdout.write(f"{data}\n")
        case "csv":
            sys.stdout.write(_csv(groups))
        case _:
            width = min(terminal_width(), _WIDEST)
            sys.stdout.writelines(f"{line}\n" for line in listing(groups, width))
    if options.write is not None:
        _write(Path(options.write), groups)
    return EXIT_ERROR if problems else EXIT_CLEAN


def _write(path: Path, groups: Sequence[NameGroup]) -> None:
    try:
        existing = path.read_text(encoding="utf-8") if path.is_file() else ""
        merged = merge_names(existing, groups)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError(f"{shown_path(path)}: {error}") from error
    if merged.text != existing:
        content = merged.text.encode()
        write_file(path, content, within=path.absolute().parent, name=shown_path(path))
    aside = f"; commented out, to be decided: {merged.aside}" if merged.aside else ""
    say(f"{shown_path(path)}: variants added: {merged.added}{aside}")


def _csv(groups: Sequence[NameGroup]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for group in groups:
        decided = "names.toml" if group.is_decided else ""
        name = (group.canonical, group.kind or "", group.count, group.documents, decided)
        rows = [_cells(variant) for variant in group.variants] or [_NO_VARIANT]
        writer.writerows([_no_formula(cell) for cell in (*name, *row)] for row in rows)
    return out.getvalue()


def _cells(variant: Variant) -> tuple[object, ...]:
    return (
        *(variant.spelling, variant.count, variant.documents, variant.same_name, variant.right),
        *("yes" if variant.is_sure else "no", variant.why, variant.place, variant.context),
    )


def _no_formula(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that may be one gets an apostrophe."""
    if isinstance(cell, str):
        cell = visible(cell)
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return cell
