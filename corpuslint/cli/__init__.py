"""The command line: one module a command, imported when the command is asked for."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from corpuslint import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import TextIO

EXIT_CLEAN, EXIT_FINDINGS, EXIT_ERROR, EXIT_INTERRUPTED = 0, 1, 2, 130
_EXIT_SIGNAL = 128  # and the signal's number: the shell's convention


class Command(NamedTuple):
    """A command's module and what it does in a few words."""

    module: str
    help: str


COMMANDS = {
    "check": Command("check", "report what is wrong, and fix it on request"),
    "clean": Command("clean", "write a cleaned copy of a corpus, with a record of every change"),
    "restore": Command("restore", "rebuild the originals from a cleaned corpus"),
    "names": Command("names", "list every name with its spellings, and write them to names.toml"),
    "rules": Command("rules", "list the rules"),
    "explain": Command("explain", "explain one rule"),
    "baseline": Command("baseline", "record today's findings, so that only new ones fail"),
    "init": Command("init", "write a configuration file and a pre-commit entry"),
}


def run() -> None:
    """The entry point of the ``corpuslint`` command."""
    _replace_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that cannot show a character gets its number, and no traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    _unwind_when_ended()
    try:
        status = _status_of_main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        status = EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        _silence(sys.stdout)
        status = EXIT_CLEAN
    except (OSError, MemoryError) as error:
        # A full disk behind the output, most of all; it may be behind the messages too.
        with suppress(OSError):
            print(f"corpuslint: error: {str(error) or 'out of memory'}", file=sys.stderr)
        _silence(sys.stdout, sys.stderr)
        status = EXIT_ERROR
    sys.exit(status)


def _status_of_main() -> int | str | None:
    try:
        return main(sys.argv[1:])
    except SystemExit as end:  # what --help has written is flushed like the rest
        return end.code


def _replace_closed_streams() -> None:
    """Let what is written to a closed stream go nowhere: ``print`` would take another one."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # pathlib is slow to import, and the stream stays open to the end.
            nowhere = open(os.devnull, "w", encoding="utf-8", errors="backslashreplace")  # noqa: PTH123, SIM115
            setattr(sys, name, nowhere)


def _silence(*streams: TextIO) -> None:
    """Drop what streams could not write: Python would complain once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def _unwind_when_ended() -> None:
    """Let a request to end clean up like an interrupt: no worker and no half file stays behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # What nohup has the process ignore stays ignored.
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)  # a second request ends the process at once
    sys.exit(_EXIT_SIGNAL + number)


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit status: 0 nothing found, 1 findings, 2 usage error or unreadable input.
    """
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    parser = argparse.ArgumentParser(
        prog="corpuslint",
        description="Find and fix damage in corpora of translated news.",
        epilog="'corpuslint COMMAND --help' describes one command.",
    )
    parser.add_argument("--version", action="version", version=f"corpuslint {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        if name == wanted:
            module = importlib.import_module(f"corpuslint.cli.{command.module}")
            module.add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=command.help)
    options, rest = parser.parse_known_args(arguments)
    if rest:
        # argparse takes the paths before the first option only; people write them anywhere.
        if any(word.startswith("-") for word in rest) or not hasattr(options, "paths"):
            parser.error(f"unrecognized arguments: {' '.join(rest)}")
        options.paths += rest
    from corpuslint.cli.errors import report_errors  # noqa: PLC0415  not for --version

    with report_errors() as outcome:
        outcome.status = options.run(options)
    return outcome.status
