"""The Python interface: check and clean texts, files or documents."""

from __future__ import annotations

import errno
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack, overload

import msgspec

from corpuslint.config import ConfigError, Settings, override
from corpuslint.config_file import load_settings
from corpuslint.corpus.base import Problem
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, LocatedFinding
from corpuslint.fixes import AppliedEdit
from corpuslint.inspection import inspect
from corpuslint.lint import run_on_documents
from corpuslint.names_file import build_context
from corpuslint.resolve import Resolver
from corpuslint.rewriting import Treatment, allowed_fixes, by_document
from corpuslint.rounds import fix_document
from corpuslint.ruleset import build_rules
from corpuslint.session import Request

if TYPE_CHECKING:
    from corpuslint.cleaning import CleanSummary


class RunOptions(TypedDict, total=False):
    """What all functions take beside the texts.

    Attributes:
        select: codes, prefixes or families; only these are on.
        extend_select: these are on as well.
        ignore: these are off.
        min_confidence: hide findings that are less sure, from 0 to 1.
        language: the corpus's language (ISO 639-1).
        config: the configuration file; None: the nearest one above the files, none for texts.
        isolated: ignore configuration files.
        jobs: the number of processes; None: all cores.
        use_cache: whether the index of facts is read and written (files only; default: no).
    """

    select: Sequence[str]
    extend_select: Sequence[str]
    ignore: Sequence[str]
    min_confidence: float
    language: str
    config: str | Path
    isolated: bool
    jobs: int
    use_cache: bool


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found.

    Attributes:
        findings: sorted by path, row, start, end and rule.
        problems: inputs that could not be read.
        documents: how many documents were checked.
    """

    findings: tuple[LocatedFinding, ...]
    problems: tuple[Problem, ...] = ()
    documents: int = 0

    def __iter__(self) -> Iterator[LocatedFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)


class CleanedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document after its fixes.

    Attributes:
        key: the document.
        text: its text now.
        edits: what was done, in the offsets of the text before.
        unsettled: rules whose fixes came to no end; the text is as it was then.
        is_duplicate: whether a rule wants the whole document dropped.
    """

    key: DocumentKey
    text: str
    edits: tuple[AppliedEdit, ...] = ()
    unsettled: tuple[str, ...] = ()
    is_duplicate: bool = False


Paths = str | Path | Iterable[str | Path]
Texts = Mapping[str, str] | Iterable[Document]


def check(source: Paths | Texts, **options: Unpack[RunOptions]) -> CheckResult:
    """Check files, as ``corpuslint check`` does, or texts that are at hand.

    Args:
        source: a path or a list of paths (files and folders); or the whole corpus as texts by name
            or as a list of documents.
        options: see `RunOptions`. For texts ``config`` is read only when it is given.

    Raises:
        ConfigError: the options or the configuration make no sense.
        FileNotFoundError: there is no such file or folder.
        PackError: a rule pack cannot be loaded.
        TypeError: there is no such option.
        ValueError: two documents share a key.
        WorkerError: a worker process died.
    """
    _refuse_unknown(options)
    documents, paths = _sort_out(source)
    if documents is not None:
        texts = _TextRun(documents, options)
        return CheckResult(findings=tuple(texts.findings), documents=len(documents))
    with inspect(_request(paths, options), warn=_warn) as inspection:
        return CheckResult(
            findings=tuple(inspection.findings),
            problems=tuple(inspection.problems),
            documents=inspection.documents,
        )


@overload
def clean(
    source: Paths,
    output: str | Path,
    *,
    unsafe_fixes: bool = ...,
    drop_duplicates: bool = ...,
    recode: bool = ...,
    force: bool = ...,
    **options: Unpack[RunOptions],
) -> CleanSummary: ...
@overload
def clean(
    source: Texts, *, unsafe_fixes: bool = ..., **options: Unpack[RunOptions]
) -> list[CleanedDocument]: ...
def clean(
    source: Paths | Texts,
    output: str | Path | None = None,
    *,
    unsafe_fixes: bool = False,
    drop_duplicates: bool = False,
    recode: bool = False,
    force: bool = False,
    **options: Unpack[RunOptions],
) -> CleanSummary | list[CleanedDocument]:
    """Write a cleaned copy of files, as ``corpuslint clean`` does, or clean texts that are at hand.

    Args:
        source: a path or a list of paths (files and folders); or the whole corpus as texts by name
            or as a list of documents.
        output: the folder to write; for files only, and needed there.
        unsafe_fixes: apply unsafe fixes as well as safe ones.
        drop_duplicates: leave out documents that are copies; for files only.
        recode: convert text files in other encodings to UTF-8; for files only.
        force: replace the output folder, whatever is in it.
        options: see `RunOptions`. For texts ``config`` is read only when it is given.

    Returns:
        A summary for files; for texts one entry a document, in the order they were given.

    Raises:
        ConfigError: the options or the configuration make no sense.
        FileNotFoundError: there is no such file or folder.
        PackError: a rule pack cannot be loaded.
        TypeError: there is no such option.
        ValueError: two documents share a key.
        WorkerError: a worker process died.
        WriteError: the output folder cannot be written.
    """
    _refuse_unknown(options)
    allowed = allowed_fixes(unsafe=unsafe_fixes)
    documents, paths = _sort_out(source)
    if documents is not None:
        texts = _TextRun(documents, options)
        return [texts.cleaned(document, allowed) for document in documents]
    if output is None:
        raise ConfigError("files are cleaned into a folder: say which as output")
    treatment = Treatment(allowed=allowed, drop_duplicates=drop_duplicates, recode=recode)
    with inspect(_request(paths, options), warn=_warn, heeds_baseline=False) as inspection:
        return inspection.clean(Path(output), treatment, force=force)


class _TextRun:
    """A run on documents in memory."""

    def __init__(self, documents: list[Document], options: RunOptions) -> None:
        config = options.get("config")
        settings = _overridden(
            load_settings(config=None if config is None else Path(config), isolated=config is None),
            options,
        )
        self._run = run_on_documents(documents, build_rules(settings, build_context(settings)))
        self._resolver = Resolver(settings, self._run.documents.read)
        self.findings = self._resolver.resolve(
            self._run.findings, targets=(), rules=self._run.rules.rules
        )
        self._by_document = by_document(self.findings)

    def cleaned(self, document: Document, allowed: tuple[Applicability, ...]) -> CleanedDocument:
        """A document after its fixes."""
        own = self._by_document.get(document.key, [])
        fixed = fix_document(document, own, allowed, self._recheck)
        fixes = [item.finding.fix for item in own if item.finding.fix is not None]
        return CleanedDocument(
            key=document.key,
            text=fixed.text,
            edits=fixed.edits,
            unsettled=fixed.unsettled,
            is_duplicate=any(fix.action == "drop-document" for fix in fixes),
        )

    def _recheck(self, document: Document) -> list[LocatedFinding]:
        return self._resolver.again(document, self._run.recheck(document))


def _sort_out(source: Paths | Texts) -> tuple[list[Document] | None, tuple[str, ...]]:
    """The documents of texts, or None and the paths of files."""
    if isinstance(source, str | Path):
        return None, (str(source),)
    if isinstance(source, Mapping):
        return [Document(DocumentKey(name, name), text) for name, text in source.items()], ()
    items = list(source)
    documents = [item for item in items if isinstance(item, Document)]
    if len(documents) == len(items):
        return documents, ()
    if documents:
        raise TypeError("paths and documents cannot be mixed")
    return None, tuple(map(str, items))


def _refuse_unknown(options: RunOptions) -> None:
    unknown = sorted(options.keys() - RunOptions.__annotations__.keys())
    if unknown:
        raise TypeError(f"no such option: {', '.join(unknown)}")


def _request(paths: tuple[str, ...], options: RunOptions) -> Request:
    for path in paths:
        if not os.path.lexists(path):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    config = options.get("config")
    settings = load_settings(
        paths,
        config=None if config is None else Path(config),
        isolated=options.get("isolated", False),
    )
    return Request(
        paths=paths,
        settings=_overridden(settings, options),
        jobs=options.get("jobs"),
        use_cache=options.get("use_cache", False),
    )


def _overridden(settings: Settings, options: RunOptions) -> Settings:
    def chosen(selectors: Sequence[str] | None) -> tuple[str, ...] | None:
        if isinstance(selectors, str):
            return (selectors,)
        return None if selectors is None else tuple(selectors)

    return override(
        settings,
        select=chosen(options.get("select")),
        extend_select=chosen(options.get("extend_select")),
        ignore=chosen(options.get("ignore")),
        min_confidence=options.get("min_confidence"),
        language=options.get("language"),
    )


def _warn(message: str) -> None:
    warnings.warn(message, stacklevel=4)
