"""A cleaned copy of a corpus, with a record of every change."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint import __version__
from corpuslint.changelog import (
    ChangeLogError,
    ChangeLogWriter,
    DocumentRecord,
    EditRecord,
    FileRecord,
    LoggedDocument,
    LoggedFile,
    read_log,
    with_raw,
)
from corpuslint.corpus.base import Entry, Problem, Source, WriteError
from corpuslint.corpus.formats import format_of
from corpuslint.output_folder import OutputFolder, refuse_overlap
from corpuslint.restoring import edits_suffice, sha256
from corpuslint.rewriting import Unsettled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import BinaryIO, TextIO

    from corpuslint.config import Fields
    from corpuslint.rewriting import Change, Rewriter

OWN_FOLDER = ".corpuslint"
LOG = f"{OWN_FOLDER}/changes.jsonl"
SUMMARY = f"{OWN_FOLDER}/summary.json"
REPORT = f"{OWN_FOLDER}/report.md"
_CHUNK = 1 << 20


class CorpusFile(msgspec.Struct, frozen=True):
    """One file to clean.

    Attributes:
        source: the file.
        name: where its cleaned copy will be below the output folder, with ``/``.
        entries: its documents, all that can be read.
    """

    source: Source
    name: str
    entries: tuple[Entry, ...] = ()


class CleanSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What ``clean`` did; written to ``summary.json``.

    Attributes:
        files, files_changed: how many were copied or rewritten, and rewritten or dropped.
        documents, documents_changed, documents_dropped, documents_recoded: the same of documents;
            a document counts as recoded when its encoding changed, whatever else did.
        edits: how many edits were made.
        rules: how many edits and dropped documents each rule asked for.
        unsettled: documents that stayed as they are because their fixes came to no end.
        problems: what could not be read, copied or written.
    """

    corpuslint: str = __version__
    files: int = 0
    files_changed: int = 0
    documents: int = 0
    documents_changed: int = 0
    documents_dropped: int = 0
    documents_recoded: int = 0
    edits: int = 0
    rules: dict[str, int] = {}
    unsettled: tuple[Unsettled, ...] = ()
    problems: tuple[Problem, ...] = ()


def clean(
    files: Iterable[CorpusFile],
    output: Path,
    *,
    sources: Sequence[Path],
    rewriter: Rewriter,
    fields: Fields,
    problems: Iterable[Problem] = (),
    report: Callable[[TextIO], None] | None = None,
    force: bool = False,
) -> CleanSummary:
    """Write the cleaned copy of a corpus; the sources are only read.

    The folder appears when all is written. An earlier cleaned corpus in its place is replaced;
    anything else is refused.

    Args:
        files: what the corpus consists of, in order.
        output: the folder to write.
        sources: the files and folders that the corpus was read from.
        rewriter: what fixes the documents.
        fields: which fields of a container's rows hold what.
        problems: what could not be read when the corpus was checked; noted in the summary.
        report: writes the report on the sources.
        force: replace the output folder, whatever is in it.

    Raises:
        WriteError: the output is not apart from the sources, is taken, or cannot be written.
    """
    refuse_overlap(output, sources)
    with OutputFolder(output, may_replace=force or is_cleaned_corpus(output)) as folder:
        try:
            cleaner = _Cleaner(folder, rewriter, fields, problems)
            summary = _write(files, folder, cleaner, fields)
            if report is not None:
                with folder.new_file(REPORT).open("x", encoding="utf-8", newline="\n") as stream:
                    report(stream)
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}"
            raise WriteError(Problem(str(output), None, reason)) from error
    return summary


def _write(
    files: Iterable[CorpusFile], folder: OutputFolder, cleaner: _Cleaner, fields: Fields
) -> CleanSummary:
    with folder.new_file(LOG).open("xb") as stream:
        log = ChangeLogWriter(stream, fields)
        for file in files:
            logged = cleaner.clean(file)
            if logged is not None:
                log.add(logged)
        log.close()
    summary = cleaner.summary()
    built = json.dumps(msgspec.to_builtins(summary), indent=2)
    folder.new_file(SUMMARY).write_text(built + "\n", encoding="utf-8")
    return summary


def is_cleaned_corpus(folder: Path) -> bool:
    """Whether a folder is what ``clean`` wrote, with no file of somebody else's in it."""
    try:
        with (folder / LOG).open("rb") as lines:
            _, logged = read_log(lines)
            known = {file.record.path for file in logged}
        present = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()
        }
    except (OSError, ChangeLogError):
        return False
    return all(name in known or name.startswith(f"{OWN_FOLDER}/") for name in present)


def names_below(paths: Sequence[str], files: Iterable[str]) -> dict[str, str]:
    """Where the cleaned copies of files go below the output folder, by the files' own paths.

    Relative to the PATH, if that is one folder; else to the deepest folder that all PATHs are in.

    Args:
        paths: the PATHs that were asked for; a file stands for its folder.
        files: absolute paths of files below them.

    Raises:
        WriteError: a file lies below none of them, and so has no place in the output folder.
    """
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)]
    common = Path(os.path.commonpath([folder.resolve() for folder in folders]))
    names = {}
    for file in files:
        # The file itself may be a link; only the folders above it are followed to their places.
        place = Path(file).parent.resolve() / Path(file).name
        if not place.is_relative_to(common):
            reason = f"has no place below the output folder: it is not in {common}"
            raise WriteError(Problem(file, None, reason))
        names[file] = place.relative_to(common).as_posix()
    return names


class _Cleaner:
    """Writes cleaned files and counts what it does."""

    def __init__(
        self,
        folder: OutputFolder,
        rewriter: Rewriter,
        fields: Fields,
        problems: Iterable[Problem],
    ) -> None:
        self._folder = folder
        self._rewriter = rewriter
        self._fields = fields
        self._counts: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._problems = list(problems)

    def clean(self, file: CorpusFile) -> LoggedFile | None:
        """Write one file; None where it cannot be."""
        if file.name.startswith(f"{OWN_FOLDER}/"):
            reason = f"not in the cleaned corpus: {OWN_FOLDER} is the place of its own log"
            self._problems.append(Problem(file.source.name, None, reason))
            return None
        changes = self._rewriter.changes(file.entries)
        # A document that shares its file with no other takes the file with it.
        if any(change.after is None and change.entry.length < 0 for change in changes):
            digest = None
        elif changes:
            digest = self._rewrite(file, changes)
        else:
            try:
                source = open(file.source.path, "rb")  # noqa: PTH123, SIM115  closed below
            except OSError as error:
                reason = f"not in the cleaned corpus, it cannot be read: {error.strerror or error}"
                self._problems.append(Problem(file.source.name, None, reason))
                return None
            with source:
                digest = self._copy(file, source)
        before = _hash_file(Path(file.entries[0].stored)) if changes else None
        record = FileRecord(path=file.name, sha256=digest, sha256_before=before)
        self._count(file, changes)
        return LoggedFile(record, tuple(self._log(file, change) for change in changes))

    def _rewrite(self, file: CorpusFile, changes: Sequence[Change]) -> str:
        """Write a file with its changes; the digest of what was written."""
        target = self._folder.new_file(file.name)
        new = {change.entry.key.id: change.after for change in changes}
        with target.open("xb") as out:
            format_of(file.entries[0]).rewrite(file.entries, new, out)
        shutil.copymode(file.source.path, target)
        return _hash_file(target)

    def _copy(self, file: CorpusFile, source: BinaryIO) -> str:
        """Write a file as it is; its digest."""
        target = self._folder.new_file(file.name)
        digest = hashlib.sha256()
        with target.open("xb") as out:
            while piece := source.read(_CHUNK):
                digest.update(piece)
                out.write(piece)
        shutil.copymode(file.source.path, target)
        return digest.hexdigest()

    def _log(self, file: CorpusFile, change: Change) -> LoggedDocument:
        before = change.before
        if change.after is None:
            before += _line_end_after(change.entry)
        entry, text = change.entry, change.document.text
        record = DocumentRecord(
            path=file.name,
            document=entry.key.id,
            row=entry.row,
            action="drop" if change.after is None else "edit" if change.edits else "recode",
            offset=entry.offset,
            length=len(before),
            length_after=len(change.after or b""),
            sha256_before=sha256(before),
            sha256_after=sha256(change.after or b""),
            encoding=change.document.encoding,
            encoding_after=change.encoding_after,
        )
        edits = tuple(
            EditRecord(
                path=file.name,
                document=entry.key.id,
                row=entry.row,
                start=edit.start,
                end=edit.end,
                before=text[edit.start : edit.end],
                after=edit.replacement,
                rules=edit.rules,
                confidence=edit.confidence,
            )
            for edit in change.edits
        )
        logged = LoggedDocument(record, edits)
        if change.after is None or not edits_suffice(logged, before, change.after, self._fields):
            logged = LoggedDocument(with_raw(record, before), edits)
        return logged

    def _count(self, file: CorpusFile, changes: Sequence[Change]) -> None:
        self._counts["files"] += 1
        self._counts["files_changed"] += bool(changes)
        self._counts["documents"] += len(file.entries)
        for change in changes:
            self._counts["documents_changed"] += 1
            self._counts["edits"] += len(change.edits)
            if change.after is None:
                self._counts["documents_dropped"] += 1
                self._rules.update(change.rules)
            elif change.encoding_after != change.document.encoding:
                self._counts["documents_recoded"] += 1
            for edit in change.edits:
                self._rules.update(edit.rules)

    def summary(self) -> CleanSummary:
        """What was done so far."""
        return CleanSummary(
            files=self._counts["files"],
            files_changed=self._counts["files_changed"],
            documents=self._counts["documents"],
            documents_changed=self._counts["documents_changed"],
            documents_dropped=self._counts["documents_dropped"],
            documents_recoded=self._counts["documents_recoded"],
            edits=self._counts["edits"],
            rules=dict(sorted(self._rules.items())),
            unsettled=tuple(sorted(self._rewriter.unsettled)),
            problems=tuple(sorted({*self._problems, *self._rewriter.problems})),
        )


def _line_end_after(entry: Entry) -> bytes:
    """What follows a row up to the next one, and goes with it when it is dropped."""
    if entry.length < 0:
        return b""
    with open(entry.stored, "rb") as stored:  # noqa: PTH123  as the formats read
        stored.seek(entry.offset + entry.length)
        return stored.readline()


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
