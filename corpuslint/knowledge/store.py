"""What a run keeps of each document: in memory here, in SQLite in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from corpuslint.engines.local import Examined, Task
from corpuslint.knowledge.facts import Facts, Knowledge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from corpuslint.corpus.base import Entry, Source
    from corpuslint.corpus.scanner import Scanner
    from corpuslint.document import DocumentKey
    from corpuslint.findings import Candidate, LocatedFinding


class OpenCandidate(NamedTuple):
    """A candidate that waits to be settled; ``number`` is the store's name for it."""

    number: int
    document: DocumentKey
    rule: str
    candidate: Candidate


class Verdict(NamedTuple):
    """A finding that followed from the facts of a key."""

    key: str
    finding: LocatedFinding


class Store(Protocol):
    """The documents of a corpus with their findings, candidates, facts and verdicts."""

    @property
    def knowledge(self) -> Knowledge:
        """The facts of all documents."""

    def tasks(self, sources: Sequence[Source], scanner: Scanner) -> list[Task]:
        """The documents that have to be read, given the files that make up the corpus now."""

    def put(self, entry: Entry, examined: Examined) -> None:
        """Note what became of a task."""

    def touched(self, rule: str) -> Collection[str]:
        """The keys of a corpus rule whose facts changed since they were last judged."""

    def put_verdicts(self, rule: str, keys: Collection[str], verdicts: Iterable[Verdict]) -> None:
        """Exchange the findings of the judged keys."""

    def open_candidates(self) -> list[OpenCandidate]:
        """Candidates that are new or one of whose keys was touched."""

    def candidates_under(self, rule: str, keys: Collection[str]) -> list[OpenCandidate]:
        """The candidates of a rule that look at one of the keys."""

    def put_settled(self, number: int, finding: LocatedFinding | None) -> None:
        """Note what became of a candidate."""

    def doubt(self, document: DocumentKey) -> None:
        """Note that a document with a finding can no longer be read."""

    def entry(self, document: DocumentKey) -> Entry | None:
        """Where a document's bytes are."""

    def documents(self) -> list[DocumentKey]:
        """All documents of the corpus."""

    def findings(self, documents: Collection[DocumentKey] | None) -> list[LocatedFinding]:
        """The findings in the given documents (None: all), in no order."""

    def commit(self) -> None:
        """Make what was noted last, where the store lasts."""


class MemoryStore:
    """A store for one run."""

    def __init__(self) -> None:
        self._facts = Facts()
        self._entries: dict[DocumentKey, Entry] = {}
        self._findings: list[LocatedFinding] = []
        self._candidates: list[OpenCandidate] = []

    @property
    def knowledge(self) -> Knowledge:
        """The facts of all documents."""
        return self._facts

    def tasks(self, sources: Sequence[Source], scanner: Scanner) -> list[Task]:
        """All documents."""
        return [
            Task(entry, entry.length if entry.length >= 0 else source.stamp.size)
            for source in sources
            for entry in scanner.scan(source).values()
        ]

    def put(self, entry: Entry, examined: Examined) -> None:
        """Note what became of a task."""
        examination = examined.examination
        if examination is None:
            return
        self._entries[entry.key] = entry
        self._findings += examination.findings
        for rule, candidate in examination.candidates:
            number = len(self._candidates)
            self._candidates.append(OpenCandidate(number, entry.key, rule, candidate))
        self._facts.add(entry.key, examination.facts)

    def touched(self, rule: str) -> Collection[str]:
        """All keys."""
        return self._facts.keys(rule)

    def put_verdicts(
        self,
        rule: str,  # noqa: ARG002  the findings of all rules are kept together
        keys: Collection[str],  # noqa: ARG002  nothing was judged before
        verdicts: Iterable[Verdict],
    ) -> None:
        """Keep the findings."""
        self._findings += [verdict.finding for verdict in verdicts]

    def open_candidates(self) -> list[OpenCandidate]:
        """All candidates."""
        return self._candidates

    def candidates_under(self, rule: str, keys: Collection[str]) -> list[OpenCandidate]:
        """The candidates of a rule that look at one of the keys."""
        return [
            item
            for item in self._candidates
            if item.rule == rule and not set(keys).isdisjoint(item.candidate.keys)
        ]

    def put_settled(self, number: int, finding: LocatedFinding | None) -> None:  # noqa: ARG002
        """Keep the finding."""
        if finding is not None:
            self._findings.append(finding)

    def doubt(self, document: DocumentKey) -> None:
        """Nothing lasts."""

    def entry(self, document: DocumentKey) -> Entry | None:
        """Where a document's bytes are."""
        return self._entries.get(document)

    def documents(self) -> list[DocumentKey]:
        """All documents of the corpus."""
        return list(self._entries)

    def findings(self, documents: Collection[DocumentKey] | None) -> list[LocatedFinding]:
        """The findings in the given documents (None: all)."""
        if documents is None:
            return self._findings
        return [finding for finding in self._findings if finding.document in documents]

    def commit(self) -> None:
        """Nothing lasts."""
