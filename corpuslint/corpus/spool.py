"""A place for plain copies of what cannot be read from the middle."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.corpus.base import Problem, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import BinaryIO, Self

_CHUNK = 1 << 20

# Text shrinks by a factor of 3 to 10; a log of one repeated line by some hundreds. Whatever grows
# beyond both limits was made to fill the disk.
SMALLEST_BOMB = 64 << 20
BOMB_RATIO = 200


class Spool:
    """Temporary copies of decompressed containers and of standard input.

    They live until ``close``; whoever starts worker processes keeps the spool open for them. The
    folder is made when the first copy is, and only its owner can read it.
    """

    def __init__(self, smallest_bomb: int = SMALLEST_BOMB) -> None:
        self._smallest_bomb = smallest_bomb
        self._folder: Path | None = None
        self._count = 0

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
        """Delete all copies."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def copy(self, stream: BinaryIO) -> str:
        """The path of a copy of everything that the stream still holds.

        Raises:
            OSError: the stream cannot be read, or the copy not be written.
        """
        with self._new_file() as out:
            shutil.copyfileobj(stream, out, _CHUNK)
            return out.name

    def decompress(self, path: str, name: str) -> str:
        """The path of a decompressed copy of a ``.gz`` or ``.zst`` file.

        Raises:
            ReadError: the file cannot be read, is damaged, or grows beyond all measure.
        """
        try:
            with open(path, "rb") as packed, self._new_file() as out:  # noqa: PTH123  quicker than Path
                limit = max(self._smallest_bomb, BOMB_RATIO * Path(path).stat().st_size)
                unpack = _gzip_pieces if path.lower().endswith(".gz") else _zstandard_pieces
                for piece in _bounded(unpack(packed), limit):
                    out.write(piece)
                return out.name
        except _DamagedError as error:
            raise ReadError(Problem(name, None, str(error))) from None
        except OSError as error:
            reason = f"cannot be decompressed: {error.strerror or error}"
            raise ReadError(Problem(name, None, reason)) from None

    def _new_file(self) -> BinaryIO:
        if self._folder is None:
            import tempfile  # noqa: PLC0415  few runs need a copy

            self._folder = Path(tempfile.mkdtemp(prefix="corpuslint-"))
        self._count += 1
        return (self._folder / str(self._count)).open("xb")


class _DamagedError(Exception):
    """Why a compressed file is not decompressed, in words."""


def _bounded(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise _DamagedError(
                f"grows to more than {BOMB_RATIO} times its size when it is decompressed: "
                "decompress it yourself if you trust it"
            )
        yield piece


def _gzip_pieces(packed: BinaryIO) -> Iterator[bytes]:
    import gzip  # noqa: PLC0415  few runs read compressed files

    with gzip.GzipFile(fileobj=packed, mode="rb") as stream:
        try:
            while piece := stream.read(_CHUNK):
                yield piece
        except EOFError:
            raise _DamagedError("the gzip stream breaks off: the file is not complete") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise _DamagedError(f"the gzip stream is damaged: {error}") from None


def _zstandard_pieces(packed: BinaryIO) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415  few runs read compressed files

    # Four bytes can stand for a block of 128 KiB: this much at a time grows to 32 MiB at most. The
    # library's stream reader would bound its output too, but does not see that a frame breaks off.
    chunk = 1024
    frame = None
    while piece := packed.read(chunk):
        while piece:
            if frame is None:
                frame = zstandard.ZstdDecompressor().decompressobj()
            try:
                unpacked = frame.decompress(piece)
            except zstandard.ZstdError as error:
                raise _DamagedError(f"the zstd stream is damaged: {error}") from None
            if unpacked:
                yield unpacked
            piece = b""
            if frame.eof:
                piece, frame = frame.unused_data, None
    if frame is not None:
        raise _DamagedError("the zstd stream breaks off: the file is not complete")
