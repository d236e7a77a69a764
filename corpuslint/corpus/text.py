"""Plain text and Markdown: one document a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.corpus.encodings import decode
from corpuslint.document import Document, DocumentKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from corpuslint.config import Fields
    from corpuslint.corpus.base import Source
    from corpuslint.corpus.spool import Spool


class TextFormat:
    """Files whose bytes are one article; see ``Format``."""

    suffixes: tuple[str, ...] = (".txt", ".md")
    many = False

    def entries(
        self,
        source: Source,
        fields: Fields,  # noqa: ARG002  a text has no fields
        spool: Spool,  # noqa: ARG002  a text is read where it is
    ) -> Iterator[Entry | Problem]:
        """The file itself."""
        key = DocumentKey(source.name, source.name)
        yield Entry(key, source.path, source.path, stamp=source.stamp)

    def read(self, data: bytes, entry: Entry, fields: Fields) -> Document:  # noqa: ARG002
        """The decoded bytes, untranslated; bytes that are not UTF-8 are decoded by a guess."""
        text, encoding = decode(data)
        return Document(entry.key, text, encoding=encoding)

    def replace(self, data: bytes, document: Document, text: str, fields: Fields) -> bytes:  # noqa: ARG002
        """The text in the encoding that the file has.

        UTF-16 and UTF-32 keep their byte order mark, even if the text has lost it: nothing else in
        the file says what its bytes mean.

        Raises:
            ReadError: the encoding has no code for a character of the text.
        """
        if document.encoding.startswith(("utf-16", "utf-32")):
            text = "\ufeff" + text.removeprefix("\ufeff")
        try:
            return text.encode(document.encoding)
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            character = f"U+{ord(text[error.start]):04X}"
            message = (
                f"{character} cannot be written in the file's encoding, {document.encoding}: "
                "convert the file to UTF-8 first"
            )
            raise ReadError(Problem(document.key.path, line, message)) from None

    def rewrite(
        self, entries: Sequence[Entry], changes: Mapping[str, bytes | None], out: BinaryIO
    ) -> None:
        """The new bytes, or the file as it is."""
        for entry in entries:
            if entry.key.id in changes:
                out.write(changes[entry.key.id] or b"")
            else:
                out.write(Path(entry.stored).read_bytes())
