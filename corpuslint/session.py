"""One run on files: the corpus found, the store chosen, the targets checked."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.config import Settings
from corpuslint.corpus.base import Entry, ReadError, Source
from corpuslint.corpus.discover import find_files
from corpuslint.corpus.formats import holds_many
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.scanner import Scanner
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.stdin import stdin_entry
from corpuslint.digest import settings_digest
from corpuslint.engines.local import Engine
from corpuslint.findings import LocatedFinding
from corpuslint.knowledge.store import MemoryStore
from corpuslint.lint import Corpus, Run, run_on_files
from corpuslint.names_file import build_context
from corpuslint.progress import Progress
from corpuslint.ruleset import build_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpuslint.corpus.discover import FoundFiles
    from corpuslint.document import DocumentKey
    from corpuslint.knowledge.store import Store
    from corpuslint.rule import Context
    from corpuslint.ruleset import RuleSet
    from corpuslint.since import Difference

CACHE_FOLDER = ".corpuslint_cache"


def relative_names(paths: Iterable[str], root: str) -> list[str]:
    """Paths as document keys write them: relative to the root where they are below it, with `/`."""
    names = []
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  links are not followed
        try:
            names.append(absolute.relative_to(root).as_posix())
        except ValueError:
            names.append(absolute.as_posix())
    return names


def _is_below(name: str, others: Iterable[str]) -> bool:
    return any(name == other or name.startswith(other + "/") for other in others)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked for.

    Attributes:
        paths: files and folders; ``-`` is the standard input.
        settings: of the run.
        jobs: the number of processes; None: all cores.
        use_cache: whether the index is read and written.
        since: the git revision that the changed documents are told by; None: all documents of
            ``paths`` are targets.
    """

    paths: tuple[str, ...]
    settings: Settings
    jobs: int | None = None
    use_cache: bool = True
    since: str | None = None


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A run and what it was asked for; open as long as the documents may be asked for.

    Attributes:
        run: findings of the targets, and the corpus's knowledge.
        elsewhere: what a change brings about in documents outside the targets.
        former_ids: for documents that were only renamed since the revision, the old id by the new.
        sources: the files that targets stand in, by name, sorted.
        scanner: finds the documents of the files.
    """

    run: Run
    elsewhere: list[LocatedFinding] = []
    former_ids: dict[str, str] = {}
    sources: dict[str, Source]
    scanner: Scanner

    def entries(self, name: str) -> list[Entry]:
        """All documents of one of the files, in order."""
        return list(self.scanner.scan(self.sources[name]).values())


@contextmanager
def open_session(
    request: Request, *, warn: Callable[[str], None], progress: Progress | None = None
) -> Iterator[Checked]:
    """Check the targets of a request.

    Args:
        request: what is asked for.
        warn: told once when the index cannot be used.
        progress: told how the run gets on.

    Raises:
        ConfigError: the settings make no sense.
        PackError: a rule pack cannot be loaded.
        ChangesError: git cannot say what changed.
        WorkerError: a worker process died.
    """
    context = build_context(request.settings)
    rules = build_rules(request.settings, context)
    with Spool() as spool, Reader(request.settings.fields) as reader:
        session = _Session(request, context, rules, Scanner(request.settings.fields, spool), reader)
        session.find(spool)
        yield from session.check(warn, progress or Progress())


class _Session:
    """The parts of a run that its stores share."""

    def __init__(
        self, request: Request, context: Context, rules: RuleSet, scanner: Scanner, reader: Reader
    ) -> None:
        self._request = request
        self._settings = request.settings
        self._context = context
        self._rules = rules
        self._scanner = scanner
        self._reader = reader
        self._found: FoundFiles
        self._corpus: Corpus
        self._extra: frozenset[DocumentKey] = frozenset()
        self._difference: Difference | None = None
        self._asked = [
            name for name in relative_names(request.paths, self._settings.root) if name != "."
        ]

    def find(self, spool: Spool) -> None:
        """Find the corpus and the targets."""
        request = self._request
        if request.since is None:
            self._found = find_files(request.paths, self._settings)
            sources = list(self._found.corpus.values())
        else:
            sources = self._find_changes(request.since)
        extra = []
        if self._found.has_stdin:
            try:
                extra = [stdin_entry(spool)]
            except ReadError as error:
                self._found.problems.append(error.problem)
        self._extra = frozenset(entry.key for entry in extra)
        self._corpus = Corpus(sources, extra, self._scanner, self._reader)

    def _find_changes(self, revision: str) -> list[Source]:
        """Find the corpus and what changed in it; untracked files are no part of it.

        A container is a corpus of its own: it belongs to the run when it is named, and without
        configured globs when it changed.
        """
        from corpuslint.changes import Changes  # noqa: PLC0415  only for --since
        from corpuslint.since import compare_with  # noqa: PLC0415

        root = Path(self._settings.root)
        changes = Changes(root, revision)
        named = find_files(self._request.paths, self._settings)
        containers = [source.path for source in named.targets.values() if holds_many(source.path)]
        if not self._settings.corpus:
            changed = (change.new for change in changes.files if change.new is not None)
            containers += [(root / name).as_posix() for name in changed if holds_many(name)]
        found = find_files((self._settings.root, *containers), self._settings)
        gone = {change.old for change in changes.files if change.new is None}
        problems = [problem for problem in named.problems if problem.path not in gone]
        self._found = found._replace(problems=problems)
        sources = list(found.corpus.values())
        self._difference = compare_with(changes, self._settings, sources)
        return [source for source in sources if source.name in changes.tracked]

    def check(self, warn: Callable[[str], None], progress: Progress) -> Iterator[Checked]:
        """Run with the index, or without it where it is not wanted or cannot be used."""
        if self._request.use_cache and not self._corpus.extra:
            from corpuslint.knowledge.index_file import (  # noqa: PLC0415  slow to import
                IndexUnavailableError,
                forget_index,
                open_index,
            )

            is_delivered = False
            folder = Path(self._settings.root, CACHE_FOLDER)
            try:
                with open_index(folder, self._index_name()) as store:
                    checked = self._run(store, progress)
                    is_delivered = True
                    yield checked
            except IndexUnavailableError as error:
                warn(f"running without the index of facts: {error}")
            except (sqlite3.Error, msgspec.MsgspecError, KeyError, UnicodeEncodeError) as error:
                if is_delivered:
                    raise
                # What it holds is broken, or cannot be kept (half a surrogate pair).
                forget_index(folder, self._index_name())
                warn(f"running without the index of facts: {error}")
            else:
                return
        yield self._run(MemoryStore(), progress)

    def _run(self, store: Store, progress: Progress) -> Checked:
        engine = Engine(self._settings, self._context, self._rules, self._request.jobs)
        run = run_on_files(
            self._corpus,
            self._is_target,
            rules=self._rules,
            engine=engine,
            store=store,
            progress=progress,
        )
        # What is broken in the rest of the corpus is the business of a run on that.
        own = (problem for problem in run.problems if problem.path in self._found.targets)
        problems = sorted({*self._found.problems, *own})
        run = msgspec.structs.replace(run, problems=problems)
        if self._difference is None or self._difference.touches_project:
            return Checked(run=run, sources=self._found.targets, scanner=self._scanner)
        from corpuslint.since import findings_elsewhere  # noqa: PLC0415  only for --since

        return Checked(
            run=run,
            elsewhere=findings_elsewhere(run, self._difference),
            former_ids={new.id: old.id for old, new in self._difference.moved.items()},
            sources=self._found.targets,
            scanner=self._scanner,
        )

    def _is_target(self, key: DocumentKey) -> bool:
        difference = self._difference
        if difference is None:
            return key.path in self._found.targets or key in self._extra
        if difference.touches_project:
            return True
        if difference.is_empty:
            # Nothing to commit: a hook that is run by hand on all files names each of them.
            return key.path in self._asked
        return key in difference.changed and (not self._asked or _is_below(key.path, self._asked))

    def _index_name(self) -> str:
        """Tells the indexes of different settings and corpora apart."""
        digest = settings_digest(self._settings, self._context, self._rules)
        hasher = hashlib.blake2b(digest, digest_size=10)
        for part in (self._request.since is not None, *self._found.scope):
            hasher.update(repr(part).encode("utf-8", "surrogateescape"))
        return hasher.hexdigest()
