"""Which reports go where: ``FORMAT[:FILE]``, several in one run."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

import msgspec

from corpuslint.corpus.base import WriteError
from corpuslint.corpus.write import replacing
from corpuslint.reports import FORMATS, report_writer
from corpuslint.suggest import hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpuslint.reports.base import ReportInput

DEFAULT_FORMAT = "full"
_FOR_PEOPLE = ("full", "concise", "statistics")


class OutputError(Exception):
    """An output that was asked for in a wrong way, or that cannot be written."""


class Output(NamedTuple):
    """A format, and the file that it goes to; None is the standard output."""

    format: str
    file: Path | None


def parse_outputs(
    specs: Sequence[str], output_file: Path | None = None, *, statistics: bool = False
) -> list[Output]:
    """The outputs that a command line asks for.

    Args:
        specs: ``FORMAT`` or ``FORMAT:FILE``; without any, the default format.
        output_file: where the one format without a file goes, instead of the standard output.
        statistics: the counts stand in place of what goes to the standard output.

    Raises:
        OutputError: an unknown format, or two outputs for one place.
    """
    outputs = [_parse(spec) for spec in specs or [DEFAULT_FORMAT]]
    without_file = [output for output in outputs if output.file is None]
    if len(without_file) > 1:
        names = " and ".join(output.format for output in without_file[:2])
        raise OutputError(f"--output-format: {names} both go to one place; write FORMAT:FILE")
    if output_file is not None and not without_file:
        raise OutputError("--output-file: each --output-format names its own file already")
    if statistics:
        outputs = [output for output in outputs if output.file is not None]
        outputs.append(Output("statistics", None))
    placed = [Output(name, output_file if file is None else file) for name, file in outputs]
    files = [output.file for output in placed if output.file is not None]
    for number, file in enumerate(files):
        if file in files[:number]:
            raise OutputError(f"--output-format: two reports for one file, {file}")
    return placed


def _parse(spec: str) -> Output:
    name, colon, file = spec.partition(":")
    if name not in FORMATS:
        advice = hint(name, FORMATS) or f"; there are {', '.join(FORMATS)}"
        raise OutputError(f"--output-format: no format {name!r}{advice}")
    if colon and not file:
        raise OutputError(f"--output-format: {spec!r} names no file after the colon")
    return Output(name, Path(file) if file else None)


def refuse_sources(outputs: Sequence[Output], is_checked: Callable[[Path], bool]) -> None:
    """Refuse to write a report over what is being checked.

    Raises:
        OutputError: an output is a file that is being checked.
    """
    for output in outputs:
        if output.file is not None and is_checked(output.file):
            raise OutputError(f"{output.file}: is being checked; write the report elsewhere")


def write_outputs(outputs: Sequence[Output], result: ReportInput, stdout: TextIO) -> None:
    """Write each report; files are written whole or not at all, as UTF-8, and never coloured.

    Raises:
        OutputError: a file cannot be written.
    """
    if isinstance(stdout, io.TextIOWrapper) and any(
        file is None and name not in _FOR_PEOPLE for name, file in outputs
    ):
        # Programs read UTF-8 and line feeds, whatever the console's encoding is.
        stdout.reconfigure(encoding="utf-8", newline="\n")
    plain = msgspec.structs.replace(result, colour=False)
    for name, file in outputs:
        write = report_writer(name)
        if file is None:
            write(result, stdout)
            continue
        try:
            with _whole_file(file) as stream:
                write(plain, stream)
        except WriteError as error:
            raise OutputError(str(error)) from error
        except OSError as error:
            raise OutputError(f"{file}: cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    """A file that takes its place only when it is complete."""
    if path.exists() and not path.is_file():
        # A device or a pipe cannot be replaced, and must not be.
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    # A report may be linked to from anywhere.
    anywhere = Path(path.absolute().anchor)
    with replacing(path, within=anywhere, name=str(path)) as out:
        stream = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
        try:
            yield stream
        finally:
            stream.detach()
