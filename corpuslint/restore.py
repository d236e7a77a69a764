"""The originals of a cleaned corpus, from the corpus and its change log."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import msgspec

from corpuslint.changelog import ChangeLogError, LoggedFile, read_log
from corpuslint.cleaning import LOG, OWN_FOLDER
from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.corpus.formats import format_for, format_of
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.walk import VERSION_CONTROL
from corpuslint.document import DocumentKey
from corpuslint.output_folder import OutputFolder, refuse_overlap
from corpuslint.restoring import restored_bytes, sha256

if TYPE_CHECKING:
    from typing import BinaryIO

    from corpuslint.config import Fields

_CHUNK = 1 << 20
# Each folder on the way takes Python a call when they are made or removed, of a thousand at most.
_DEEPEST = 500
_PACKED = (".gz", ".zst")


class RestoreError(Exception):
    """A cleaned corpus that does not give its originals back; nothing was written.

    Attributes:
        problems: why, file by file.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class RestoreSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What ``restore`` did.

    Attributes:
        files, files_changed: how many were written, and how many of them differ from the cleaned.
        documents: how many documents were given back their original.
        unknown: files in the cleaned corpus that the log does not know; they were left out.
    """

    files: int
    files_changed: int
    documents: int
    unknown: tuple[str, ...] = ()


def restore(corpus: Path, output: Path, *, force: bool = False) -> RestoreSummary:
    """Write the originals of a cleaned corpus.

    Args:
        corpus: the folder that ``clean`` wrote.
        output: the folder to write; it appears when all is written.
        force: replace the output folder, whatever is in it.

    Raises:
        RestoreError: the log is missing, broken or hostile, or the corpus was edited since.
        WriteError: the output is not apart from the corpus, is taken, or cannot be written.
    """
    refuse_overlap(output, [corpus])
    log = corpus / LOG
    try:
        with log.open("rb") as lines:
            header, files = read_log(lines)
            logged = list(files)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; only what 'clean' wrote can be restored"
        raise RestoreError([Problem(str(log), None, reason)]) from None
    except ChangeLogError as error:
        raise RestoreError([Problem(str(log), None, str(error))]) from None
    _check(corpus, logged)
    with OutputFolder(output, may_replace=force) as folder, Spool() as spool:
        restorer = _Restorer(corpus, folder, header.fields, spool)
        for file in logged:
            try:
                restorer.restore(file)
            except (ChangeLogError, OSError, ReadError) as error:
                raise RestoreError([Problem(file.record.path, None, str(error))]) from None
    return RestoreSummary(
        files=len(logged),
        files_changed=sum(1 for file in logged if file.documents),
        documents=sum(len(file.documents) for file in logged),
        unknown=tuple(_unknown(corpus, logged)),
    )


def _check(corpus: Path, logged: list[LoggedFile]) -> None:
    """See to it that all files are where and as the log says, before anything is written.

    Raises:
        RestoreError: they are not.
    """
    problems = []
    known: set[str] = set()
    for file in logged:
        record = file.record
        reason = _reason_against(corpus, file)
        if record.path in known:
            reason = "stands in the change log twice"
        known.add(record.path)
        if reason is not None:
            problems.append(Problem(record.path, None, reason))
    if problems:
        raise RestoreError(problems)


def _reason_against(corpus: Path, file: LoggedFile) -> str | None:
    """Why a file cannot be restored, None if it can."""
    record = file.record
    reason = _reason_against_path(record.path)
    if reason is not None:
        return f"the change log names {reason}"
    if record.sha256 is None:
        return None if len(file.documents) == 1 else "the change log does not say what was in it"
    path = corpus / record.path
    folders = [corpus / parent for parent in PurePosixPath(record.path).parents][:-1]
    if any(part.is_symlink() for part in (path, *folders)):
        return "has become a link since it was cleaned"
    return _edited(path, record.sha256)


def _reason_against_path(path: str) -> str | None:
    if not is_inside(path):
        return "a path outside the corpus"
    parts = PurePosixPath(path).parts
    if any(part.lower() in VERSION_CONTROL for part in parts):
        return "a file of a version control system"
    if len(parts) > _DEEPEST:
        return f"a file more than {_DEEPEST} folders deep"
    if format_for(path) is None:
        return "a file that is in no format of a corpus"
    return None


def _edited(path: Path, expected: str) -> str | None:
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return "is gone since it was cleaned"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None if found == expected else "was edited since it was cleaned"


def is_inside(path: str) -> bool:
    """Whether a path from a log names a file below the folder that it is joined to."""
    pure, windows = PurePosixPath(path), PureWindowsPath(path)
    # Elsewhere a backslash and a colon are characters like any other.
    leads_out_on_windows = "\\" in path or windows.drive or windows.root
    return not (
        not path
        or "\0" in path
        or pure.is_absolute()
        or (sys.platform == "win32" and leads_out_on_windows)
        or str(pure) != path
        or ".." in pure.parts
        or pure.parts[:1] in ((), (OWN_FOLDER,))
    )


def _unknown(corpus: Path, logged: list[LoggedFile]) -> list[str]:
    known = {file.record.path for file in logged}
    present = (
        path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if not path.is_dir()
    )
    return sorted(
        name for name in present if name not in known and not name.startswith(f"{OWN_FOLDER}/")
    )


class _Restorer:
    def __init__(self, corpus: Path, folder: OutputFolder, fields: Fields, spool: Spool) -> None:
        self._corpus = corpus
        self._folder = folder
        self._fields = fields
        self._spool = spool

    def restore(self, file: LoggedFile) -> None:
        """Write the original of one file.

        Raises:
            ChangeLogError: the log does not give the original back.
            OSError, ReadError: a file cannot be read or written.
        """
        record = file.record
        cleaned = self._corpus / record.path
        target = self._folder.new_file(record.path)
        if not file.documents:
            shutil.copyfile(cleaned, target)
            shutil.copymode(cleaned, target)
            return
        is_packed = record.path.lower().endswith(_PACKED)
        with tempfile.TemporaryFile() if is_packed else target.open("x+b") as original:
            if record.sha256 is None:
                original.write(restored_bytes(file.documents[0], b"", self._fields))
            else:
                content = cleaned
                if is_packed:
                    content = Path(self._spool.decompress(str(cleaned), record.path))
                with content.open("rb") as stream:
                    self._splice(file, stream, original)
            original.seek(0)
            if hashlib.file_digest(original, "sha256").hexdigest() != record.sha256_before:
                raise ChangeLogError("the log does not give the original back")
            if is_packed:
                original.seek(0)
                self._pack(record.path, self._spool.copy(original), target)
        if record.sha256 is not None:
            shutil.copymode(cleaned, target)

    def _pack(self, name: str, stored: str, target: Path) -> None:
        """Write plain content compressed as the file's name says."""
        entry = Entry(DocumentKey(name, name), name, stored)
        with target.open("xb") as out:
            format_of(entry).rewrite([entry], {}, out)

    def _splice(self, file: LoggedFile, content: BinaryIO, out: BinaryIO) -> None:
        """The cleaned content with the original bytes of each changed document."""
        growth, size = 0, os.fstat(content.fileno()).st_size
        for logged in file.documents:
            record = logged.record
            gap = record.offset + growth - content.tell()
            if gap < 0 or not 0 <= record.length_after <= size:
                raise ChangeLogError(f"{record.document}: the log's offsets are out of order")
            _copy(content, out, gap)
            data = content.read(record.length_after)
            if sha256(data) != record.sha256_after:
                raise ChangeLogError(f"{record.document}: the log's offsets do not fit the file")
            out.write(restored_bytes(logged, data, self._fields))
            growth += record.length_after - record.length
        shutil.copyfileobj(content, out, _CHUNK)


def _copy(content: BinaryIO, out: BinaryIO, length: int) -> None:
    while length > 0:
        piece = content.read(min(length, _CHUNK))
        if not piece:
            raise ChangeLogError("the log's offsets lie beyond the file's end")
        out.write(piece)
        length -= len(piece)
