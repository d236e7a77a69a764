"""A checked corpus: its findings as they are shown, and what can be done about them.

The command line and the Python interface are both built on this.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from corpuslint.cleaning import CorpusFile, clean, names_below
from corpuslint.fixing import Fixer
from corpuslint.reports import report_writer
from corpuslint.reports.base import ReportInput
from corpuslint.resolve import Resolver
from corpuslint.rewriting import Rewriter, Treatment, by_document
from corpuslint.session import open_session, relative_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpuslint.cleaning import CleanSummary
    from corpuslint.corpus.base import Problem
    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import LocatedFinding
    from corpuslint.progress import Progress
    from corpuslint.session import Checked, Request


class Inspection:
    """The outcome of a check.

    Attributes:
        findings: those that are shown, sorted.
        stale: how many entries of the baseline match nothing any more.
    """

    def __init__(self, request: Request, checked: Checked, *, heeds_baseline: bool) -> None:
        self._request = request
        self._checked = checked
        run, settings = checked.run, request.settings
        self._resolver = Resolver(
            settings, run.documents.read, checked.former_ids, heeds_baseline=heeds_baseline
        )
        self.findings: list[LocatedFinding] = self._resolver.resolve(
            sorted([*run.findings, *checked.elsewhere], key=lambda item: item.order),
            # A run on what changed cannot tell which entries of the rest still match.
            targets=[] if request.since else relative_names(request.paths, settings.root),
            rules=run.rules.rules,
        )
        self.stale = self._resolver.stale.total()

    @property
    def problems(self) -> list[Problem]:
        """Inputs that could not be read."""
        return self._checked.run.problems

    @property
    def documents(self) -> int:
        """How many documents were checked."""
        return len(self._checked.run.checked)

    def is_checked(self, path: Path) -> bool:
        """Whether a file is one of those that were checked, by whatever name."""
        if not path.is_file():
            return False
        inode = path.stat().st_ino
        return any(
            source.stamp.inode == inode and path.samefile(source.path)
            for source in self._checked.sources.values()
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is no file to check."""
        return not self._checked.sources

    def document(self, key: DocumentKey) -> Document | None:
        """A document as it was checked."""
        return self._checked.run.documents.read(key)

    def fixer(self, treatment: Treatment) -> Fixer:
        """Fixes the files where they are."""
        files = {
            name: self._checked.entries(name)
            for name in dict.fromkeys(item.path for item in self.findings if item.finding.fix)
        }
        elsewhere = [item for item in self.findings if item in self._checked.elsewhere]
        rewriter = self._rewriter(treatment)
        return Fixer(files, self.findings, rewriter, self._recheck, self._root, elsewhere)

    def clean(self, output: Path, treatment: Treatment, *, force: bool = False) -> CleanSummary:
        """Write a cleaned copy of the corpus, a change log and a report.

        Args:
            output: the folder to write.
            treatment: what may be done.
            force: replace the folder, whatever is in it.

        Raises:
            WriteError: the folder is not apart from the sources, is taken, or cannot be written.
        """
        paths = self._request.paths
        sources = self._checked.sources
        names = names_below(paths, (source.path for source in sources.values()))
        return clean(
            (
                CorpusFile(source, names[source.path], tuple(self._checked.entries(source.name)))
                for source in sources.values()
            ),
            output,
            sources=[Path(path) for path in paths],
            rewriter=self._rewriter(treatment),
            fields=self._request.settings.fields,
            problems=self.problems,
            report=self._write_report,
            force=force,
        )

    def report_input(self) -> ReportInput:
        """What reports are written from."""
        run = self._checked.run
        return ReportInput(
            findings=self.findings,
            rules={code: type(rule) for code, rule in run.rules.rules.items()},
            source=self.document,
            documents=self.documents,
            problems=self.problems,
        )

    @property
    def _root(self) -> Path:
        return Path(self._request.settings.root)

    def _recheck(self, document: Document) -> list[LocatedFinding]:
        return self._resolver.again(document, self._checked.run.recheck(document))

    def _rewriter(self, treatment: Treatment) -> Rewriter:
        fields = self._request.settings.fields
        return Rewriter(by_document(self.findings), self._recheck, fields, treatment)

    def _write_report(self, stream: TextIO) -> None:
        report_writer("markdown")(self.report_input(), stream)


@contextmanager
def inspect(
    request: Request,
    *,
    warn: Callable[[str], None],
    progress: Progress | None = None,
    heeds_baseline: bool = True,
) -> Iterator[Inspection]:
    """Check what a request asks for; documents can be had until the context ends.

    Args:
        request: what is asked for.
        warn: told once when the index cannot be used.
        progress: told how the run gets on.
        heeds_baseline: whether findings of the baseline are hidden; cleaning wants all of them.

    Raises:
        ConfigError: the settings make no sense.
        PackError: a rule pack cannot be loaded.
        ChangesError: git cannot say what changed.
        WorkerError: a worker process died.
    """
    with open_session(request, warn=warn, progress=progress) as checked:
        yield Inspection(request, checked, heeds_baseline=heeds_baseline)
