"""What each stage, shared service and rule costs, in milliseconds for a megabyte on one core.

    python -m benchmarks.stages CORPUS.jsonl [--limit DOCUMENTS]

The budget is the design's (docs/design.md). A service's time is its own, not its callers'.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpuslint.config import Fields, Settings
from corpuslint.corpus.base import Problem, Source
from corpuslint.corpus.formats import format_for, format_of
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.walk import stamp_of
from corpuslint.document import Document
from corpuslint.examine import locate
from corpuslint.findings import Candidate
from corpuslint.judge import judge
from corpuslint.knowledge.facts import Facts
from corpuslint.rule import Context
from corpuslint.ruleset import RuleSet, build_rules

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")

BUDGET = {
    "read and segment": 10,
    "names": 20,
    "foreign": 8,
    "encoding": 6,
    "boilerplate and duplicates in a document": 12,
    "DUP004": 10,
    "typography": 6,
    "translation": 5,
}


class Clock:
    """Seconds by name; time spent in an inner measurement does not count for the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def measure(self, name: str, work: Callable[[], _Result]) -> _Result:
        """Do the work and note its own time."""
        self._inner.append(0.0)
        started = time.perf_counter()
        try:
            return work()
        finally:
            spent = time.perf_counter() - started
            self.seconds[name] += spent - self._inner.pop()
            self._inner[-1] += spent


class TimedDocument(Document):
    """A document whose shared services are measured apart."""

    __slots__ = ("clock",)
    clock: Clock

    def once(self, service: Callable[[Document], _Result]) -> _Result:
        """The service's result; the time of the first call is the service's own."""
        if service in self._results:
            return super().once(service)
        module = service.__module__.rpartition(".")[2]
        name = f"service {module}.{service.__name__}"
        return self.clock.measure(name, lambda: super(TimedDocument, self).once(service))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    rules = build_rules(Settings(root="."), Context())
    clock = Clock()
    size = examine_corpus(options.corpus, options.limit, rules, clock)
    report(clock, size, rules)


def examine_corpus(path: Path, limit: int | None, rules: RuleSet, clock: Clock) -> int:
    """Run everything once over the corpus; the number of bytes of text."""
    size = 0
    facts = Facts()
    documents: dict[object, Document] = {}
    pending: list[tuple[str, Candidate]] = []
    with Spool() as spool, Reader(Fields()) as reader:
        source = Source(path.absolute().as_posix(), path.name, stamp_of(str(path.absolute())))
        format_ = format_for(source.path)
        if format_ is None:
            sys.exit(f"{path}: in no known format")
        entries = clock.measure(
            "read: find the rows", lambda: list(format_.entries(source, Fields(), spool))
        )
        for entry in entries[:limit]:
            if isinstance(entry, Problem):
                continue
            data = clock.measure("read: bytes", lambda: reader.data(entry))
            plain = clock.measure(
                "read: document", lambda: format_of(entry).read(data, entry, Fields())
            )
            document = TimedDocument(plain.key, plain.text, row=plain.row)
            document.clock = clock
            documents[document.key] = document
            size += len(document.text.encode("utf-8", "replace"))
            clock.measure("segment: lines and blocks", lambda: document.blocks)
            examine_document(document, rules, clock, facts, pending)
    for code, rule in rules.corpus_rules.items():
        clock.measure(f"{code} judge", lambda: list(judge(rule, sorted(facts.keys(code)), facts)))
    for code, candidate in pending:
        settle = rules.knowledge_rules[code].settle
        clock.measure(
            f"{code} settle",
            lambda: settle(candidate, {key: facts.tally(code, key) for key in candidate.keys}),
        )
    return size


def examine_document(
    document: Document,
    rules: RuleSet,
    clock: Clock,
    facts: Facts,
    pending: list[tuple[str, Candidate]],
) -> None:
    """What `corpuslint.examine.examine` does, each part measured."""
    for rule in rules.document_rules:
        found = clock.measure(rule.code, lambda: list(rule.check(document)))
        for finding in found:
            clock.measure("locate", lambda: locate(document, rules, rule.code, finding))
    hits = clock.measure("triggers", lambda: rules.scanner.scan(document))
    for code, places in hits.items():
        triggered = rules.triggered_rules[code]
        clock.measure(code, lambda: list(triggered.check(document, places)))
    for code, knowing in rules.knowledge_rules.items():
        noted = clock.measure(f"{code} collect", lambda: list(knowing.collect(document)))
        facts.add(document.key, [(code, fact) for fact in noted])
        items = clock.measure(f"{code} check", lambda: list(knowing.check(document)))
        pending += [(code, item) for item in items if isinstance(item, Candidate)]
    for code, judging in rules.corpus_rules.items():
        noted = clock.measure(f"{code} collect", lambda: list(judging.collect(document)))
        clock.measure(
            f"{code} keep facts",
            lambda: facts.add(document.key, [(code, fact) for fact in noted]),
        )


def column(name: str, rules: RuleSet) -> str:
    """The column of the budget that a measurement belongs to."""
    code = name.split(maxsplit=1)[0]
    if name.startswith(("read", "segment")):
        return "read and segment"
    if code == "DUP004":
        return code
    if code in rules.rules:
        family = rules[code].family
        if family in {"boilerplate", "duplicates"}:
            return "boilerplate and duplicates in a document"
        return family
    return "shared"


def report(clock: Clock, size: int, rules: RuleSet) -> None:
    """Print ms/MB by part and by column of the budget."""
    megabytes = size / 1e6
    columns: dict[str, float] = defaultdict(float)
    print(f"{megabytes:.1f} MB of text, one core, ms/MB\n")
    for name, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        cost = seconds * 1000 / megabytes
        columns[column(name, rules)] += cost
        print(f"{cost:9.2f}  {name}")
    print("\nby column of the budget")
    for name, cost in sorted(columns.items(), key=lambda item: -item[1]):
        budget = f"{BUDGET[name]:>4}" if name in BUDGET else "   -"
        print(f"{cost:9.2f}  of {budget}  {name}")
    print(f"{sum(columns.values()):9.2f}  of   80  together")


if __name__ == "__main__":
    main()
