"""``corpuslint rules``: the catalogue."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from corpuslint.catalogue import RuleCard, describe, rule_table
from corpuslint.config_file import load_settings
from corpuslint.examples import fix_kinds
from corpuslint.packs import load_packs
from corpuslint.rule import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpuslint.findings import Applicability
    from corpuslint.rule import Rule

_FIX_MARKS = {"safe": "S", "unsafe": "U", "suggestion": "?"}


def add_parser(subparsers: Any) -> None:
    """Add the command to the command line's parser."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "rules", help="list the rules", description="List all rules, those of your packs too."
    )
    parser.add_argument(
        "--output-format",
        choices=("text", "json", "markdown"),
        default="text",
        help="how to write the list (default: text)",
    )
    add_config_options(parser)
    parser.set_defaults(run=run)


def add_config_options(parser: argparse.ArgumentParser) -> None:
    """The options that say where a project's own rule packs are named."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="the configuration file")
    parser.add_argument("--isolated", action="store_true", help="ignore configuration files")


def project_rules(options: argparse.Namespace) -> dict[str, type[Rule]]:
    """The rules by code: the project's own pack, and those that the configuration names.

    Raises:
        ConfigError: the configuration makes no sense.
        PackError: a pack cannot be loaded.
    """
    settings = load_settings((), config=options.config, isolated=options.isolated)
    return load_packs(tuple(Path(settings.root, folder) for folder in settings.rule_packs))


def run(options: argparse.Namespace) -> int:
    """Write the catalogue to standard output.

    Returns:
        The exit status, 0.

    Raises:
        ConfigError: the configuration makes no sense.
        PackError: a pack cannot be loaded.
    """
    rules = project_rules(options)
    match options.output_format:
        case "json":
            lines = _json(rules)
        case "markdown":
            lines = rule_table(rules)
        case _:
            lines = _text(rules)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _json(rules: Mapping[str, type[Rule]]) -> Iterator[str]:
    cards = [
        msgspec.to_builtins(describe(rule)) | {"fixes": [kind.value for kind in fix_kinds(rule)]}
        for rule in rules.values()
    ]
    yield json.dumps(cards, indent=2, ensure_ascii=False)


def _text(rules: Mapping[str, type[Rule]]) -> Iterator[str]:
    cards = [(describe(rule), fix_kinds(rule)) for rule in rules.values()]
    codes = max((len(card.code) for card, _ in cards), default=0)
    names = max((len(card.name) for card, _ in cards), default=0)
    for family in FAMILIES:
        members = [entry for entry in cards if entry[0].family == family]
        if members:
            yield family
        for card, kinds in members:
            marks = _marks(card, kinds)
            yield f"  {card.code:{codes}}  {marks}  {card.name:{names}}  {card.summary}"
        if members:
            yield ""
    yield "S safe fixes, U unsafe fixes, ? suggestions, off: not on by default."
    yield "`corpuslint explain CODE` says more."


def _marks(card: RuleCard, kinds: list[Applicability]) -> str:
    fixes = "".join(_FIX_MARKS[kind.value] for kind in kinds)
    return f"{fixes:3} {'   ' if card.default else 'off'}"
