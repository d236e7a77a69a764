"""The small interface that every container format implements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpuslint.config import Fields


class Entry(msgspec.Struct, frozen=True, gc=False):
    """Where one document's bytes are, without their having been read.

    Attributes:
        key: the document's identity; ``key.path`` is relative to the project's folder.
        container: the absolute path of the file or container that the user knows.
        stored: the absolute path of the file to read from: the container itself, or a temporary
            copy where it cannot be read from the middle (compressed, standard input).
        row: the row in the container, from 0.
        offset, length: the bytes of the row in ``stored``; a length of -1 is the whole file.
    """

    key: DocumentKey
    container: str
    stored: str
    row: int = 0
    offset: int = 0
    length: int = -1


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


class Format(Protocol):
    """One container format."""

    suffixes: tuple[str, ...]

    def entries(self, path: Path, name: str, fields: Fields) -> Iterator[Entry | Problem]:
        """The documents of a container in order, and what is wrong with those that cannot be read.

        Args:
            path: the container.
            name: its path relative to the project's folder, for the keys.
            fields: which fields hold what.
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
