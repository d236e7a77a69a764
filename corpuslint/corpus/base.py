"""The small interface that every container format implements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from corpuslint.config import Fields
    from corpuslint.corpus.spool import Spool


class Stamp(msgspec.Struct, frozen=True, gc=False):
    """What the file system says of a file's state: enough to see that it may have changed.

    ``size`` is in bytes, the times in nanoseconds since the epoch. ``ctime_ns``, when the inode
    changed, tells of permissions and of times that were set back.
    """

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int = 0


class Entry(msgspec.Struct, frozen=True, gc=False):
    """Where one document's bytes are, without their having been read.

    Attributes:
        key: the document's identity; ``key.path`` is relative to the project's folder.
        container: the absolute path of the file or container that the user knows.
        stored: the absolute path of the file to read from: the container itself, or a temporary
            copy where it cannot be read from the middle (compressed, standard input).
        row: the row in the container, from 0.
        offset, length: the bytes of the row in ``stored``; a length of -1 is the whole file.
        stamp: the state of ``container`` when it was found; none for standard input.
    """

    key: DocumentKey
    container: str
    stored: str
    row: int = 0
    offset: int = 0
    length: int = -1
    stamp: Stamp | None = None


class Problem(msgspec.Struct, frozen=True, order=True):
    """An input that could not be read: the run goes on and ends with exit status 2.

    Attributes:
        path: the file, as the user knows it.
        line: the line in it, from 1, where one is to blame.
        message: what is wrong and what to do, in one line.
    """

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class ReadError(Exception):
    """A document whose bytes cannot be had or made sense of."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class WriteError(Exception):
    """A file that cannot be written; nothing of it was."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Source(msgspec.Struct, frozen=True, gc=False):
    """A file that holds documents.

    Attributes:
        path: where it is, absolute.
        name: its path relative to the project's folder, with ``/``, for keys and messages.
        stamp: its state when it was found.
    """

    path: str
    name: str
    stamp: Stamp


class Format(Protocol):
    """One container format.

    Attributes:
        suffixes: how the names of its files end, in lower case.
        many: whether a file holds many documents, and so is a corpus of its own.
    """

    suffixes: tuple[str, ...]
    many: bool

    def entries(self, source: Source, fields: Fields, spool: Spool) -> Iterator[Entry | Problem]:
        """The documents of a container in order, and what is wrong with those that cannot be read.

        Args:
            source: the container.
            fields: which fields hold what.
            spool: where a copy goes that can be read from the middle.
        """

    def read(self, data: bytes, entry: Entry, fields: Fields) -> Document:
        """The document of an entry's bytes.

        Raises:
            ReadError: the bytes are no document.
        """

    def replace(self, data: bytes, document: Document, text: str, fields: Fields) -> bytes:
        """The entry's bytes with another text in them: encoding and other fields as they were.

        Args:
            data: the entry's bytes as they are.
            document: what ``read`` made of them.
            text: the new text.
            fields: which fields hold what.

        Raises:
            ReadError: the text cannot be written in the document's encoding.
        """

    def rewrite(
        self, entries: Sequence[Entry], changes: Mapping[str, bytes | None], out: BinaryIO
    ) -> None:
        """Write a container again, with other bytes for some of its documents.

        Everything that belongs to no changed document stays as it is, byte for byte (in a
        compressed container: before compression), rows that could not be read among it.

        Args:
            entries: documents of one container, the changed ones among them; at least one, to
                say where the container is.
            changes: new bytes by document id; none drops the document (of a file that is one
                document nothing is left: it is for the caller not to write it).
            out: what to write to.

        Raises:
            OSError: the container cannot be read, or ``out`` not be written to.
        """
