"""One document back to its original bytes: what ``clean`` checks and ``restore`` does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpuslint.changelog import ChangeLogError, LoggedDocument, decode_record, encode_record
from corpuslint.changelog import raw_bytes as logged_bytes
from corpuslint.corpus.base import Entry, ReadError
from corpuslint.corpus.formats import format_of
from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.changelog import EditRecord
    from corpuslint.config import Fields


def restored_bytes(logged: LoggedDocument, data: bytes, fields: Fields) -> bytes:
    """The original bytes of a document.

    Args:
        logged: what the log says of it.
        data: its cleaned bytes.
        fields: which fields of a container's rows hold what.

    Raises:
        ChangeLogError: the cleaned bytes or the log do not give the original.
    """
    record = logged.record
    original = logged_bytes(record)
    if original is None:
        original = _from_edits(logged, data, fields)
    if sha256(original) != record.sha256_before or len(original) != record.length:
        raise ChangeLogError(f"{record.document}: the log does not give the original back")
    return original


def edits_suffice(logged: LoggedDocument, before: bytes, after: bytes, fields: Fields) -> bool:
    """Whether what a log would hold of a document gives its original bytes back."""
    try:
        if decode_record(encode_record(logged.record)) != logged.record:
            return False
        if any(decode_record(encode_record(edit)) != edit for edit in logged.edits):
            return False
        return restored_bytes(logged, after, fields) == before
    except ChangeLogError:
        return False


def sha256(data: bytes) -> str:
    """The digest, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _from_edits(logged: LoggedDocument, data: bytes, fields: Fields) -> bytes:
    record = logged.record
    try:
        entry = Entry(DocumentKey(record.path, record.document), record.path, "", record.row)
        format_ = format_of(entry)
        if format_.many:
            document = format_.read(data, entry, fields)
        else:
            # What the file is decoded with is known; a guess from the cleaned bytes might differ.
            text = data.decode(record.encoding_after)
            document = Document(entry.key, text, encoding=record.encoding)
        before = _undone(document.text, logged.edits)
        return format_.replace(data, document, before, fields)
    except (ReadError, LookupError, ValueError) as error:
        raise ChangeLogError(f"{record.document}: cannot be restored: {error}") from None


def _undone(text: str, edits: Sequence[EditRecord]) -> str:
    """The text before the edits.

    Raises:
        ChangeLogError: it does not have what the edits put there.
    """
    parts, position, growth = [], 0, 0
    for edit in edits:
        start = edit.start + growth
        end = start + len(edit.after)
        if start < position or text[start:end] != edit.after:
            raise ChangeLogError(f"{edit.document}: the edit at {edit.start} is not in the text")
        parts += [text[position:start], edit.before]
        position = end
        growth += len(edit.after) - len(edit.before)
    parts.append(text[position:])
    return "".join(parts)
