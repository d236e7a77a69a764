"""From the PATHs of a run to its targets and its corpus.

* The **corpus** is what the configuration's ``corpus`` globs name below the project's folder.
  Without them: what ``include`` names below the folders of the targets; a container is a corpus
  of its own. Isolated: the targets. Targets always belong to it.
* The **targets** are the PATHs: a file whatever ``include``, ``exclude`` and git say of it; of a
  folder the files of the configured corpus, or, if it has none of them, what ``include`` names.
  The configuration file, the names and the terms file, and the baseline stand for the whole
  corpus: they can change what is found in any document.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.corpus.base import Entry, Problem, Source
from corpuslint.corpus.formats import SUFFIXES, format_for
from corpuslint.corpus.globs import compile_globs
from corpuslint.corpus.ignorefiles import is_below
from corpuslint.corpus.stdin import NAME as STDIN
from corpuslint.corpus.stdin import stdin_entry
from corpuslint.corpus.walk import Wanted, display_name, stamp_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpuslint.config import Settings
    from corpuslint.corpus.spool import Spool


class Discovery(NamedTuple):
    """The documents of a run; both lists are sorted by path and row.

    Attributes:
        targets: the documents to show findings of.
        corpus: the documents to judge them against, the targets among them.
        problems: what is wrong with the PATHs and the targets' containers.
        outside: what is wrong with the rest of the corpus.
    """

    targets: list[Entry]
    corpus: list[Entry]
    problems: list[Problem]
    outside: list[Problem]


def discover(paths: Sequence[str], settings: Settings, spool: Spool) -> Discovery:
    """Find the documents of a run.

    Args:
        paths: the PATHs, relative to the working directory; ``-`` is standard input.
        settings: what the configuration says.
        spool: where copies of compressed containers and standard input go; the entries point
            into it.
    """
    search = _Search(settings)
    for path in dict.fromkeys(paths):
        if path != STDIN:
            search.add(path)
    search.find_corpus()
    targets, problems = _entries(search.targets.values(), settings, spool)
    others = search.corpus.keys() - search.targets.keys()
    rest, outside = _entries([search.corpus[name] for name in others], settings, spool)
    if STDIN in paths:
        targets.append(stdin_entry(spool))
    targets.sort(key=_order)
    corpus = sorted(targets + rest, key=_order) if rest else targets.copy()
    return Discovery(targets, corpus, sorted({*search.problems, *problems}), sorted(outside))


def _order(entry: Entry) -> tuple[str, int]:
    return entry.key.path, entry.row


class _Search:
    """Collects the files of targets and corpus by name, each folder walked once."""

    def __init__(self, settings: Settings) -> None:
        self.targets: dict[str, Source] = {}
        self.corpus: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self._settings = settings
        self._root = _absolute(settings.root)
        self._real_root = _real(self._root)
        exclude = compile_globs(settings.exclude)
        include = compile_globs(settings.include)
        gitignore = settings.respect_gitignore
        self._included = Wanted(self._root, include, exclude, gitignore)
        self._globs = () if settings.isolated else settings.corpus
        self._configured = Wanted(self._root, compile_globs(self._globs), exclude, gitignore)
        self._walks: dict[tuple[str, bool], tuple[list[Source], list[Problem]]] = {}
        self._folders: list[str] = []
        self._linked: set[str] = set()
        files = (settings.source, settings.names, settings.terms, settings.baseline)
        self._of_project = {_absolute(os.path.join(self._root, f)) for f in files if f}  # noqa: PTH118

    def add(self, path: str) -> None:
        """Take one PATH."""
        at = self._located(path)
        if at in self._of_project and os.path.isfile(at):  # noqa: PTH113
            self._take(self._whole_corpus())
        elif os.path.isdir(at):  # noqa: PTH112
            self._take(self._below(at))
        else:
            self._add_file(at)

    def find_corpus(self) -> None:
        """Find the corpus, after all PATHs have been taken."""
        if not self._settings.isolated:
            if self._globs:
                found = self._walk(self._root, configured=True)[0]
            else:
                found = [
                    source
                    for folder in _outermost(self._folders)
                    for source in self._walk(folder, configured=False)[0]
                ]
            # A link that is a target stands for the file that it leads to.
            self.corpus = {s.name: s for s in found if s.path not in self._linked}
        self.corpus.update(self.targets)

    def _add_file(self, path: str) -> None:
        name = display_name(path, self._root)
        found = format_for(path)
        try:
            stamp = stamp_of(path)
        except OSError as error:
            dangling = "a link that leads nowhere"
            reason = dangling if os.path.islink(path) else _reason(error)  # noqa: PTH114
            self.problems.append(Problem(name, None, reason))
            return
        if not os.path.isfile(path):  # noqa: PTH113
            reason = "not a regular file: use - to read standard input"
            self.problems.append(Problem(name, None, reason))
        elif found is None:
            self.problems.append(_unknown_format(name))
        else:
            self.targets[name] = Source(path, name, stamp)
            if os.path.islink(path):  # noqa: PTH114
                self._linked.add(os.path.realpath(path).replace(os.sep, "/"))
            if not found.many:
                self._folders.append(path.rpartition("/")[0] or "/")

    def _take(self, found: tuple[list[Source], list[Problem]]) -> None:
        sources, problems = found
        self.targets.update((source.name, source) for source in sources)
        self.problems += problems

    def _whole_corpus(self) -> tuple[list[Source], list[Problem]]:
        self._folders.append(self._root)
        return self._walk(self._root, configured=bool(self._globs))

    def _below(self, folder: str) -> tuple[list[Source], list[Problem]]:
        self._folders.append(folder)
        if self._globs and is_below(folder, self._root):
            sources, problems = self._walk(folder, configured=True)
            if sources:
                return sources, problems
        return self._walk(folder, configured=False)

    def _walk(self, folder: str, *, configured: bool) -> tuple[list[Source], list[Problem]]:
        key = (folder, configured)
        if key not in self._walks:
            self._walks[key] = walk(folder, self._configured if configured else self._included)
        return self._walks[key]

    def _located(self, path: str) -> str:
        """The absolute path, without links to folders on the way if it lies in the project."""
        at = _absolute(path)
        is_folder = os.path.isdir(at)  # noqa: PTH112
        folder, _, name = (at, "", "") if is_folder else at.rpartition("/")
        real_folder = _real(folder or "/")
        if not is_below(real_folder, self._real_root):
            return at
        inside = self._root.rstrip("/") + real_folder[len(self._real_root.rstrip("/")) :]
        return inside or "/" if is_folder else f"{inside}/{name}"


def _entries(
    sources: Iterable[Source], settings: Settings, spool: Spool
) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for source in sources:
        found = format_for(source.path)
        if found is None:
            problems.append(_unknown_format(source.name))
            continue
        for item in found.entries(source, settings.fields, spool):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                entries.append(item)
    return entries, problems


def _unknown_format(name: str) -> Problem:
    known = ", ".join(SUFFIXES)
    return Problem(name, None, f"in no known format: its name must end in {known}")


def _outermost(folders: Iterable[str]) -> list[str]:
    """The folders that lie in no other one of them."""
    kept: list[str] = []
    for folder in sorted(set(folders), key=lambda folder: (len(folder), folder)):
        if not any(is_below(folder, other) for other in kept):
            kept.append(folder)
    return kept


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return f"cannot be read: {error.strerror or error}"


def _absolute(path: str) -> str:
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100


def _real(path: str) -> str:
    return os.path.realpath(path).replace(os.sep, "/")
