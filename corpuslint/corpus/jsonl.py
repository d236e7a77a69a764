"""JSON Lines, plain or compressed: one document a row.

The row number is the line's, from 0, so that a blank or broken line moves no other row.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.corpus.rows import MISSING, RowError, describe, replace_string, row_reader
from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from corpuslint.config import Fields
    from corpuslint.corpus.base import Source
    from corpuslint.corpus.spool import Spool

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CHUNK = 1 << 20


class JsonlFormat:
    """Files of one JSON object a line; see ``Format``."""

    suffixes: tuple[str, ...] = (".jsonl", ".jsonl.gz", ".jsonl.zst")
    many = True

    def entries(self, source: Source, fields: Fields, spool: Spool) -> Iterator[Entry | Problem]:
        """A row's entry for each line that is one; blank lines are passed over.

        The document's id is the row's id field (a string or a number), else the row number. An id
        that an earlier row has gets ``#`` and the row number behind it.
        """
        path, name, stamp = source.path, source.name, source.stamp
        try:
            packed = not path.lower().endswith(".jsonl")
            stored = spool.decompress(path, name) if packed else path
            lines = open(stored, "rb")  # noqa: PTH123, SIM115  closed below
        except ReadError as error:
            yield error.problem
            return
        except OSError as error:
            yield Problem(name, None, f"cannot be read: {error.strerror}")
            return
        read = row_reader((fields.id, fields.text))
        used: set[str] = set()
        offset = 0
        with lines:
            for row, line in enumerate(lines):
                start, offset = offset, offset + len(line)
                if row == 0 and line.startswith(_BYTE_ORDER_MARK):
                    line = line[3:]  # noqa: PLW2901  the mark belongs to the file, not to a row
                    start += 3
                if line.isspace():
                    continue
                try:
                    identifier, text = read(line)
                    _check_text(text, fields)
                except RowError as error:
                    yield Problem(name, row + 1, str(error))
                    continue
                unique = _unique(identifier, row, used)
                used.add(unique)
                length = len(line.rstrip(b"\r\n"))
                yield Entry(DocumentKey(name, unique), path, stored, row, start, length, stamp)

    def read(self, data: bytes, entry: Entry, fields: Fields) -> Document:
        """The document of one row."""
        read = row_reader((fields.text, fields.title, fields.url, fields.language))
        try:
            text, title, url, language = read(data)
            _check_text(text, fields)
        except RowError as error:
            raise ReadError(Problem(entry.key.path, entry.row + 1, str(error))) from None
        return Document(
            entry.key,
            text,
            title=_string(title),
            language=_language_code(language),
            url=_string(url),
            field=fields.text,
            row=entry.row,
        )

    def replace(self, data: bytes, document: Document, text: str, fields: Fields) -> bytes:
        """The row with another text and every other byte as it was."""
        if text == document.text:
            return data
        try:
            return replace_string(data, fields.text, text)
        except RowError as error:
            problem = Problem(document.key.path, document.row + 1, str(error))
            raise ReadError(problem) from None

    def rewrite(
        self, entries: Sequence[Entry], changes: Mapping[str, bytes | None], out: BinaryIO
    ) -> None:
        """The lines again, those of dropped rows without their line ends too."""
        changed = [entry for entry in entries if entry.key.id in changes]
        changed.sort(key=lambda entry: entry.offset)
        with (
            open(entries[0].stored, "rb") as stored,  # noqa: PTH123  quicker than Path
            _compressed(entries[0].container, out) as packed,
        ):
            for entry in changed:
                _copy(stored, packed, entry.offset - stored.tell())
                stored.seek(entry.length, 1)
                data = changes[entry.key.id]
                if data is None:
                    stored.readline()
                else:
                    packed.write(data)
            _copy(stored, packed, None)


def _check_text(text: Any, fields: Fields) -> None:
    if type(text) is str:
        return
    if text is MISSING:
        raise RowError(f"no field {fields.text!r}: say with fields.text which one has the article")
    raise RowError(f"field {fields.text!r} holds {describe(text)}, not a string")


def _unique(identifier: Any, row: int, used: set[str]) -> str:
    if isinstance(identifier, str) and identifier:
        name = identifier
    elif isinstance(identifier, (int, float)) and not isinstance(identifier, bool):
        name = str(identifier)
    else:
        name = str(row)
    while name in used:
        name = f"{name}#{row}"
    return name


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _language_code(value: Any) -> str | None:
    """The two letters of ``en``, ``EN`` or ``en-GB``; none for anything else."""
    if not isinstance(value, str):
        return None
    code = value[:2].lower()
    known = len(code) == 2 and code.isascii() and code.isalpha() and value[2:3] in {"", "-", "_"}
    return code if known else None


def _copy(stored: BinaryIO, out: BinaryIO, length: int | None) -> None:
    """Copy so many bytes, or all that are left."""
    while length is None or length > 0:
        piece = stored.read(_CHUNK if length is None else min(_CHUNK, length))
        if not piece:
            return
        out.write(piece)
        if length is not None:
            length -= len(piece)


@contextmanager
def _compressed(container: str, out: BinaryIO) -> Iterator[BinaryIO]:
    """What compresses on the way to ``out`` as the container's name says; no time stamps."""
    suffix = container.lower().rpartition(".")[2]
    if suffix == "gz":
        import gzip  # noqa: PLC0415  few runs write compressed files

        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as stream:
            yield stream  # type: ignore[misc]  # a BinaryIO in all but name
    elif suffix == "zst":
        import zstandard  # noqa: PLC0415  few runs write compressed files

        with zstandard.ZstdCompressor(write_checksum=True).stream_writer(out, closefd=False) as zst:
            yield zst
    else:
        yield out
