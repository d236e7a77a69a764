"""The change log of a cleaned corpus: one JSON record a line, described in docs/changes.md."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from corpuslint import __version__
from corpuslint.config import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

VERSION = 1


class Header(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="corpuslint-changes"):
    """The first line: what is needed to read the others.

    Attributes:
        version: of the log's format.
        corpuslint: the version of the program that wrote it.
        fields: which fields of a container's rows held what.
    """

    version: int = VERSION
    corpuslint: str = __version__
    fields: Fields = Fields()


class FileRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="file"):
    """One file of the cleaned corpus; the records of its changed documents follow it.

    Attributes:
        path: where it is below the cleaned corpus's folder, with ``/``.
        sha256: of the cleaned file as it is on the disk; None where the file was dropped.
        sha256_before: of the original content (of a compressed file: decompressed), None where
            nothing changed.
    """

    path: str
    sha256: str | None
    sha256_before: str | None = None


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="document"):
    """One document that changed; its edits follow, in order.

    Attributes:
        path, document, row: the file, the document's identifier, its row in the file from 0.
        action: ``edit`` (its text changed), ``recode`` (only its encoding did) or ``drop``.
        offset: the document's first byte in the original content.
        length, length_after: its bytes in the original and in the cleaned content.
        sha256_before, sha256_after: of these bytes.
        encoding, encoding_after: what they are decoded with.
        raw: the original bytes as they were, where the edits alone would not give them back.
        raw_base64: the same, where the bytes are not UTF-8.
    """

    path: str
    document: str
    row: int
    action: Literal["edit", "recode", "drop"]
    offset: int
    length: int
    length_after: int
    sha256_before: str
    sha256_after: str
    encoding: str
    encoding_after: str
    raw: str | None = None
    raw_base64: str | None = None


class EditRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="edit"):
    """One edit: in the original text, ``before`` stood at ``start``; now ``after`` does.

    Offsets are half-open and count code points of the original text. The edits of a document are
    sorted and do not overlap.
    """

    path: str
    document: str
    row: int
    start: int
    end: int
    before: str
    after: str
    rules: tuple[str, ...]
    confidence: float


class EndRecord(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="end"):
    """The last line: how many records of each kind a complete log has."""

    files: int
    documents: int
    edits: int


Record: TypeAlias = Header | FileRecord | DocumentRecord | EditRecord | EndRecord


class LoggedDocument(msgspec.Struct, frozen=True):
    """A changed document with its edits."""

    record: DocumentRecord
    edits: tuple[EditRecord, ...] = ()


class LoggedFile(msgspec.Struct, frozen=True):
    """A file with its changed documents, in the order of their offsets."""

    record: FileRecord
    documents: tuple[LoggedDocument, ...] = ()


class ChangeLogError(Exception):
    """A change log that cannot be read; the message says why, in one line."""


class ChangeLogWriter:
    """Writes a log to a binary stream, file by file."""

    def __init__(self, stream: BinaryIO, fields: Fields) -> None:
        self._stream = stream
        self._files = self._documents = self._edits = 0
        self._write(Header(fields=fields))

    def add(self, file: LoggedFile) -> None:
        """Note a file."""
        self._files += 1
        self._write(file.record)
        for document in file.documents:
            self._documents += 1
            self._edits += len(document.edits)
            self._write(document.record)
            for edit in document.edits:
                self._write(edit)

    def close(self) -> None:
        """Write the last line; the stream stays open."""
        end = EndRecord(files=self._files, documents=self._documents, edits=self._edits)
        self._write(end)

    def _write(self, record: Record) -> None:
        self._stream.write(encode_record(record))


def encode_record(record: Record) -> bytes:
    """A record as a line of JSON with its line end."""
    built = msgspec.to_builtins(record)
    try:
        return json.dumps(built, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        # A JSON row may hold half a surrogate pair, which UTF-8 cannot write.
        return json.dumps(built).encode() + b"\n"


def decode_record(line: bytes) -> Record:
    """A line of the log as a record.

    Raises:
        ChangeLogError: it is none.
    """
    try:
        # Not msgspec's own decoder: it refuses the half pairs that a text may hold.
        built: Any = json.loads(line)
        return msgspec.convert(built, Record)  # type: ignore[no-any-return]  # a union
    except (ValueError, RecursionError) as error:
        raise ChangeLogError(f"not a record of a change log: {error}") from None


def read_log(lines: Iterable[bytes]) -> tuple[Header, Iterator[LoggedFile]]:
    """The header of a log, and its files one after the other.

    Raises:
        ChangeLogError: the log is of another version, broken or not complete; while iterating too.
    """
    numbered = enumerate(lines, start=1)
    number, first = next(numbered, (1, b""))
    header = _decode_numbered(number, first)
    if not isinstance(header, Header):
        raise ChangeLogError("line 1: not a change log of corpuslint")
    if header.version != VERSION:
        raise ChangeLogError(
            f"line 1: a change log of version {header.version}; this corpuslint reads {VERSION}"
        )
    return header, _files(numbered)


def _files(numbered: Iterator[tuple[int, bytes]]) -> Iterator[LoggedFile]:
    file: FileRecord | None = None
    documents: list[tuple[DocumentRecord, list[EditRecord]]] = []
    seen = [0, 0, 0]
    for number, line in numbered:
        record = _decode_numbered(number, line)
        if isinstance(record, DocumentRecord) and file and file.path == record.path:
            seen[1] += 1
            documents.append((record, []))
        elif isinstance(record, EditRecord) and documents and _is_of(record, documents[-1][0]):
            seen[2] += 1
            documents[-1][1].append(record)
        elif isinstance(record, FileRecord | EndRecord):
            if file:
                yield LoggedFile(file, _logged(documents))
            if isinstance(record, EndRecord):
                if seen != [record.files, record.documents, record.edits]:
                    raise ChangeLogError(f"line {number}: records are missing before the end")
                for after, _ in numbered:
                    raise ChangeLogError(f"line {after}: a line after the end of the log")
                return
            seen[0] += 1
            file, documents = record, []
        else:
            raise ChangeLogError(f"line {number}: a record out of order")
    raise ChangeLogError("the end is missing: the log is not complete")


def _is_of(edit: EditRecord, document: DocumentRecord) -> bool:
    return (edit.path, edit.document, edit.row) == (
        document.path,
        document.document,
        document.row,
    )


def _logged(
    documents: Sequence[tuple[DocumentRecord, Sequence[EditRecord]]],
) -> tuple[LoggedDocument, ...]:
    return tuple(LoggedDocument(record, tuple(edits)) for record, edits in documents)


def _decode_numbered(number: int, line: bytes) -> Record:
    try:
        return decode_record(line)
    except ChangeLogError as error:
        raise ChangeLogError(f"line {number}: {error}") from None


def with_raw(record: DocumentRecord, data: bytes) -> DocumentRecord:
    """The record with the original bytes in it."""
    try:
        return msgspec.structs.replace(record, raw=data.decode())
    except UnicodeDecodeError:
        return msgspec.structs.replace(record, raw_base64=base64.b64encode(data).decode())


def raw_bytes(record: DocumentRecord) -> bytes | None:
    """The original bytes that the record holds, if it does.

    Raises:
        ChangeLogError: they are damaged.
    """
    try:
        if record.raw is not None:
            return record.raw.encode()
        if record.raw_base64 is not None:
            return base64.b64decode(record.raw_base64, validate=True)
    except ValueError as error:
        raise ChangeLogError(f"the raw bytes of {record.document} are damaged: {error}") from None
    return None
