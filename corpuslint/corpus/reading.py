"""From entries to bytes and documents."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem, ReadError
from corpuslint.corpus.formats import format_of

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO, Self

    from corpuslint.config import Fields
    from corpuslint.corpus.base import Entry
    from corpuslint.document import Document


def content_hash(data: bytes) -> bytes:
    """What tells whether bytes have changed: 16 bytes of BLAKE2b."""
    return hashlib.blake2b(data, digest_size=16).digest()


class Reader:
    """Reads documents; a container stays open as long as its rows are read one after the other.

    Each worker process has its own.
    """

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._path = ""
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the container that is open."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def data(self, entry: Entry) -> bytes:
        """The bytes of a document.

        Raises:
            ReadError: the file cannot be read, or has become shorter.
        """
        try:
            if entry.length < 0:
                with open(entry.stored, "rb", buffering=0) as file:  # noqa: PTH123  the quickest way
                    return file.read()
            return self._row(entry)
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            raise ReadError(Problem(entry.key.path, None, message)) from None

    def _row(self, entry: Entry) -> bytes:
        if self._file is None or self._path != entry.stored:
            self.close()
            self._file = open(entry.stored, "rb")  # noqa: PTH123, SIM115  closed by ``close``
            self._path = entry.stored
        self._file.seek(entry.offset)
        data = self._file.read(entry.length)
        if len(data) < entry.length:
            message = "the file has changed while it was being read: run again"
            raise ReadError(Problem(entry.key.path, entry.row + 1, message))
        return data

    def document(self, entry: Entry) -> Document:
        """The document of an entry.

        Raises:
            ReadError: its bytes cannot be had or made sense of.
        """
        return format_of(entry).read(self.data(entry), entry, self._fields)
