"""Options that several commands share."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.config import ConfigError, Settings, override
from corpuslint.config_file import load_settings
from corpuslint.engines.local import collect_garbage_seldom
from corpuslint.progress import Progress, ProgressBar
from corpuslint.session import Request

if TYPE_CHECKING:
    from collections.abc import Sequence


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """What every command that checks documents takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders; - is standard input (default: the working directory)",
    )
    chosen = parser.add_argument_group("rules")
    chosen.add_argument(
        "--select",
        action="append",
        metavar="RULES",
        help="codes, prefixes or families, with commas; only these are on",
    )
    chosen.add_argument("--extend-select", action="append", metavar="RULES", help="on as well")
    chosen.add_argument("--ignore", action="append", metavar="RULES", help="off")
    chosen.add_argument(
        "--min-confidence",
        type=_share,
        metavar="P",
        help="hide findings that are less sure, from 0 to 1",
    )
    chosen.add_argument("--language", metavar="CODE", help="the corpus's language (ISO 639-1)")
    running = parser.add_argument_group("running")
    running.add_argument("--config", type=Path, metavar="FILE", help="the configuration file")
    running.add_argument("--isolated", action="store_true", help="ignore configuration files")
    running.add_argument("--no-cache", action="store_true", help="read and write no index")
    running.add_argument("--jobs", type=_count, metavar="N", help="processes (default: all cores)")
    running.add_argument("--quiet", "-q", action="store_true", help="no progress bar and no notes")


def _share(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no number") from None
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word} is not between 0 and 1")
    return value


def _count(word: str) -> int:
    try:
        value = int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number") from None
    if value < 1:
        raise argparse.ArgumentTypeError(f"{word} is not at least 1")
    return value


def split_selectors(words: Sequence[str] | None) -> tuple[str, ...] | None:
    """``["NAM,FRN", "DUP001"]`` to selectors; None stays None."""
    if words is None:
        return None
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def run_settings(options: argparse.Namespace) -> Settings:
    """The settings of a command line: the configuration file's, overridden by its options.

    Raises:
        ConfigError: they make no sense.
    """
    settings = load_settings(options.paths, config=options.config, isolated=options.isolated)
    ignored = split_selectors(options.ignore)
    return override(
        settings,
        select=split_selectors(options.select),
        extend_select=split_selectors(options.extend_select),
        ignore=None if ignored is None else (*settings.ignore, *ignored),
        min_confidence=options.min_confidence,
        language=options.language,
    )


def run_request(options: argparse.Namespace, since: str | None = None) -> Request:
    """What a command line asks to be checked."""
    collect_garbage_seldom()
    paths = tuple(options.paths) or (".",)
    if "-" in paths and len(paths) > 1:
        raise ConfigError("standard input (-) cannot be checked together with files")
    if "-" in paths and since is not None:
        raise ConfigError("standard input (-) has no history for --since")
    return Request(
        paths=paths,
        settings=run_settings(options),
        jobs=options.jobs,
        use_cache=not options.no_cache,
        since=since,
    )


def run_progress(options: argparse.Namespace) -> Progress:
    """A progress bar where somebody is there to see it."""
    return ProgressBar() if sys.stderr.isatty() and not options.quiet else Progress()


def use_colour() -> bool:
    """Whether standard output is to be coloured: a terminal, unless the environment decides."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The width of the terminal in cells."""
    return shutil.get_terminal_size((100, 24)).columns
