"""The pipeline: find the corpus, examine what changed, judge, resolve."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from corpuslint.corpus.base import Entry, Problem, ReadError
from corpuslint.document import DocumentKey
from corpuslint.engines.local import Examined, Task
from corpuslint.examine import examine
from corpuslint.findings import LocatedFinding
from corpuslint.judge import judge_store, recheck
from corpuslint.knowledge.facts import Frozen
from corpuslint.knowledge.store import MemoryStore, Store
from corpuslint.ruleset import RuleSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpuslint.corpus.base import Source
    from corpuslint.corpus.reading import Reader
    from corpuslint.corpus.scanner import Scanner
    from corpuslint.document import Document
    from corpuslint.engines.local import Engine
    from corpuslint.progress import Progress

_DOCUMENTS_AT_HAND = 64


class DocumentSource(Protocol):
    """Gives the documents of a run again."""

    def read(self, key: DocumentKey) -> Document | None:
        """The document, or None where it cannot be had."""


class DocumentsInMemory:
    """Documents that a caller has at hand.

    Raises:
        ValueError: two documents share a key.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents: dict[DocumentKey, Document] = {}
        for document in documents:
            if document.key in self.documents:
                raise ValueError(f"two documents are called {document.key.id!r}")
            self.documents[document.key] = document

    def read(self, key: DocumentKey) -> Document | None:
        """The document, or None where there is none of that key."""
        return self.documents.get(key)


class DocumentsOnDisk:
    """Documents that are read again where they have to be quoted or changed."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader
        self._at_hand: OrderedDict[DocumentKey, Document] = OrderedDict()

    def read(self, key: DocumentKey) -> Document | None:
        """The document, or None where it cannot be read any more."""
        document = self._at_hand.get(key)
        if document is not None:
            self._at_hand.move_to_end(key)
            return document
        entry = self._store.entry(key)
        if entry is None:
            return None
        try:
            document = self._reader.document(entry)
        except ReadError:
            return None
        self._at_hand[key] = document
        if len(self._at_hand) > _DOCUMENTS_AT_HAND:
            self._at_hand.popitem(last=False)
        return document


class Corpus(NamedTuple):
    """The files that a run judges its targets against.

    Attributes:
        sources: the files, sorted by name.
        extra: documents that stand in no file (standard input).
        scanner: finds the documents of the files.
        reader: reads them.
    """

    sources: Sequence[Source]
    extra: Sequence[Entry]
    scanner: Scanner
    reader: Reader


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a run.

    Attributes:
        findings: of the targets, sorted, before suppression.
        problems: inputs that could not be read.
        checked: how many documents the targets are.
        documents: gives a document's text again.
        store: what is known of the whole corpus.
        frozen: the same, for rechecks to remember what they asked.
        rules: that ran.
    """

    findings: list[LocatedFinding]
    problems: list[Problem]
    checked: list[DocumentKey]
    documents: DocumentSource
    store: Store
    frozen: Frozen
    rules: RuleSet

    def recheck(self, document: Document) -> list[LocatedFinding]:
        """The findings of a changed document against the knowledge of this run."""
        return recheck(document, self.rules, self.frozen)


def run_on_files(
    corpus: Corpus,
    is_target: Callable[[DocumentKey], bool],
    *,
    rules: RuleSet,
    engine: Engine,
    store: Store,
    progress: Progress,
) -> Run:
    """Check the targets among the documents of a corpus.

    Args:
        corpus: its files.
        is_target: whether findings in a document are asked for.
        rules: of the run.
        engine: reads and examines.
        store: keeps what is known of each document.
        progress: told how it gets on.
    """
    tasks = store.tasks(corpus.sources, corpus.scanner)
    tasks += [Task(entry, 0) for entry in corpus.extra]
    problems = list(corpus.scanner.problems)
    progress.start(len(tasks))
    for entry, examined in engine.examine(tasks, progress.advance):
        if examined.problem is not None:
            problems.append(examined.problem)
        store.put(entry, examined)
    progress.finish()
    documents = DocumentsOnDisk(store, corpus.reader)
    judge_store(store, rules, documents.read)
    checked = sorted(key for key in store.documents() if is_target(key))
    findings = sorted(store.findings(set(checked)), key=lambda item: item.order)
    store.commit()
    return Run(
        findings=findings,
        problems=sorted(problems),
        checked=checked,
        documents=documents,
        store=store,
        frozen=Frozen(store.knowledge),
        rules=rules,
    )


def check_documents(documents: Iterable[Document], rules: RuleSet) -> list[LocatedFinding]:
    """The findings of a corpus that is at hand in memory, sorted."""
    return run_on_documents(documents, rules).findings


def run_on_documents(documents: Iterable[Document], rules: RuleSet) -> Run:
    """Check documents that are at hand in memory; all of them are targets.

    Raises:
        ValueError: two documents share a key.
    """
    store = MemoryStore()
    source = DocumentsInMemory(documents)
    for document in source.documents.values():
        entry = Entry(document.key, document.key.path, document.key.path, document.row)
        store.put(entry, Examined(examination=examine(document, rules)))
    judge_store(store, rules, source.read)
    return Run(
        findings=sorted(store.findings(None), key=lambda item: item.order),
        problems=[],
        checked=sorted(source.documents),
        documents=source,
        store=store,
        frozen=Frozen(store.knowledge),
        rules=rules,
    )
