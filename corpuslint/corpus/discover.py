"""From the PATHs of a run to the files of its targets and its corpus.

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

from corpuslint.corpus.base import Problem, Source
from corpuslint.corpus.formats import format_for, unknown_format
from corpuslint.corpus.globs import compile_globs
from corpuslint.corpus.ignorefiles import is_below
from corpuslint.corpus.stdin import NAME as STDIN
from corpuslint.corpus.walk import Wanted, display_name, stamp_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpuslint.config import Settings


class FoundFiles(NamedTuple):
    """The files of a run by name; both sorted.

    Attributes:
        targets: the files to show findings of.
        corpus: the files to judge them against, the targets among them.
        problems: what is wrong with the PATHs.
        has_stdin: whether standard input is a target.
        scope: what the corpus follows from: the same for runs that have one corpus.
    """

    targets: dict[str, Source]
    corpus: dict[str, Source]
    problems: list[Problem]
    has_stdin: bool
    scope: tuple[str, ...]


def find_files(paths: Sequence[str], settings: Settings) -> FoundFiles:
    """Find the files of a run; none of them is read.

    Args:
        paths: the PATHs, relative to the working directory; ``-`` is standard input.
        settings: what the configuration says.
    """
    search = _Search(settings)
    for path in dict.fromkeys(paths):
        if path != STDIN:
            search.add(path)
    search.find_corpus()
    return FoundFiles(
        targets=dict(sorted(search.targets.items())),
        corpus=dict(sorted(search.corpus.items())),
        problems=sorted(set(search.problems)),
        has_stdin=STDIN in paths,
        scope=search.scope(),
    )


def corpus_membership(settings: Settings) -> Callable[[str], bool]:
    """Whether a name could be a file of the corpus, for names of files that are no longer there."""
    globs = settings.corpus or settings.include
    is_named, is_excluded = (
        compile_globs(globs).fullmatch,
        compile_globs(settings.exclude).fullmatch,
    )
    return lambda name: bool(is_named(name)) and not is_excluded(name)


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
        self._containers: list[str] = []
        self._linked: set[str] = set()
        self._of_project = project_files(settings)

    def add(self, path: str) -> None:
        """Take one PATH."""
        if not path:  # a variable without a value, most likely: not the working directory
            self.problems.append(Problem("''", None, "an empty path"))
            return
        at = self._located(path)
        if at in self._of_project and os.path.isfile(at):  # noqa: PTH113  quicker than Path
            self._take(self._whole_corpus())
        elif os.path.isdir(at):  # noqa: PTH112  quicker than Path
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

    def scope(self) -> tuple[str, ...]:
        """What the corpus follows from."""
        settings = self._settings
        if self._globs:
            return ("globs", *settings.corpus, "but", *settings.exclude)
        if settings.isolated:
            return ("targets", *sorted(self.targets))
        folders = _outermost(self._folders)
        return (
            "folders",
            *folders,
            "with",
            *settings.include,
            "but",
            *settings.exclude,
            *sorted(self._containers),
        )

    def _add_file(self, path: str) -> None:
        name = display_name(path, self._root)
        found = format_for(path)
        try:
            stamp = stamp_of(path)
        except OSError as error:
            dangling = "a link that leads nowhere"
            reason = dangling if os.path.islink(path) else _reason(error)  # noqa: PTH114  quicker than Path
            self.problems.append(Problem(name, None, reason))
            return
        if not os.path.isfile(path):  # noqa: PTH113  quicker than Path
            reason = "not a regular file: use - to read standard input"
            self.problems.append(Problem(name, None, reason))
        elif found is None:
            self.problems.append(unknown_format(name))
        else:
            self.targets[name] = Source(path, name, stamp)
            if os.path.islink(path):  # noqa: PTH114  quicker than Path
                self._linked.add(os.path.realpath(path).replace(os.sep, "/"))
            if found.many:
                self._containers.append(name)
            else:
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
        is_folder = os.path.isdir(at)  # noqa: PTH112  quicker than Path
        folder, _, name = (at, "", "") if is_folder else at.rpartition("/")
        real_folder = _real(folder or "/")
        if not is_below(real_folder, self._real_root):
            return at
        inside = self._root.rstrip("/") + real_folder[len(self._real_root.rstrip("/")) :]
        return inside or "/" if is_folder else f"{inside}/{name}"


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


def project_files(settings: Settings) -> frozenset[str]:
    """The configuration file, the names and the terms file, and the baseline: absolute paths."""
    if settings.isolated:
        return frozenset()
    names = (settings.names, settings.terms, settings.baseline)
    inside = [os.path.join(settings.root, name) for name in names if name]  # noqa: PTH118  quicker than Path
    return frozenset(map(_absolute, [*inside, *([settings.source] if settings.source else [])]))


def _absolute(path: str) -> str:
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100  quicker than Path


def _real(path: str) -> str:
    return os.path.realpath(path).replace(os.sep, "/")
