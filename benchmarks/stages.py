"""What each stage, shared service and rule costs, in milliseconds for a megabyte on one core.

    python -m benchmarks.stages CORPUS.jsonl [--limit DOCUMENTS]

The budget is the design's (docs/design.md). A service's time is its own, not its callers'.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from corpuslint.config import Fields, Settings
from corpuslint.corpus.base import Problem, Source
from corpuslint.corpus.formats import format_for, format_of
from corpuslint.corpus.reading import Reader
from corpuslint.corpus.spool import Spool
from corpuslint.corpus.walk import stamp_of
from corpuslint.document import Document
from corpuslint.engines.local import collect_garbage_seldom
from corpuslint.findings import Candidate, Fact
from corpuslint.judge import judge
from corpuslint.knowledge.facts import Facts
from corpuslint.rule import Context, Hit
from corpuslint.ruleset import RuleSet, build_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from corpuslint.corpus.base import Entry

_Result = TypeVar("_Result")

CHUNK = 500
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
    """Processor seconds by name; an inner measurement does not count for the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def measure(self, name: str, work: Callable[[], _Result]) -> _Result:
        """Do the work and note its own time."""
        self._inner.append(0.0)
        started = time.process_time()
        try:
            return work()
        finally:
            spent = time.process_time() - started
            self.seconds[name] += spent - self._inner.pop()
            self._inner[-1] += spent


class TimedDocument(Document):
    """A document whose shared services are measured apart."""

    __slots__ = ("clock",)
    clock: Clock

    @classmethod
    def of(cls, plain: Document, clock: Clock) -> TimedDocument:
        """The same document, timed."""
        document = cls(plain.key, plain.text, title=plain.title, row=plain.row)
        document.clock = clock
        return document

    def once(self, service: Callable[[Document], _Result]) -> _Result:
        """The service's result; the time of the first call is the service's own."""
        if service in self._results:
            return super().once(service)
        module = service.__module__.rpartition(".")[2]
        name = f"service {module}.{getattr(service, '__name__', type(service).__name__)}"
        return self.clock.measure(name, lambda: super(TimedDocument, self).once(service))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    collect_garbage_seldom()
    rules = build_rules(Settings(root="."), Context())
    clock = Clock()
    size = examine_corpus(options.corpus, options.limit, rules, clock)
    report(clock, size, rules)


def examine_corpus(path: Path, limit: int | None, rules: RuleSet, clock: Clock) -> int:
    """Run everything once over the corpus; the number of bytes of text.

    The corpus goes through in chunks, each rule over a whole chunk, so that the clock is read
    seldom enough to cost nothing.
    """
    size = 0
    facts = Facts()
    pending: list[tuple[str, Candidate]] = []
    with Spool() as spool, Reader(Fields()) as reader:
        source = Source(path.absolute().as_posix(), path.name, stamp_of(str(path.absolute())))
        format_ = format_for(source.path)
        if format_ is None:
            sys.exit(f"{path}: in no known format")
        entries = clock.measure(
            "read: find the rows",
            lambda: list(islice(format_.entries(source, Fields(), spool), limit)),
        )
        for chunk in batched([e for e in entries if not isinstance(e, Problem)]):
            data = clock.measure("read: bytes", lambda: [reader.data(e) for e in chunk])
            plain = clock.measure(
                "read: documents",
                lambda: [
                    format_of(e).read(d, e, Fields()) for d, e in zip(data, chunk, strict=True)
                ],
            )
            documents = [TimedDocument.of(document, clock) for document in plain]
            size += sum(len(document.text.encode("utf-8", "replace")) for document in documents)
            clock.measure("segment: lines and blocks", lambda: [d.blocks for d in documents])
            examine_chunk(documents, rules, clock, facts, pending)
    for code, rule in rules.corpus_rules.items():
        clock.measure(f"{code} judge", lambda: list(judge(rule, sorted(facts.keys(code)), facts)))
    for code, knowing in rules.knowledge_rules.items():
        own = [candidate for owner, candidate in pending if owner == code]
        tally = cache(facts.tally)
        clock.measure(
            f"{code} settle",
            lambda: [knowing.settle(c, {key: tally(code, key) for key in c.keys}) for c in own],
        )
    return size


def batched(entries: list[Entry]) -> Iterator[list[Entry]]:
    """The entries in chunks."""
    for start in range(0, len(entries), CHUNK):
        yield entries[start : start + CHUNK]


def examine_chunk(
    documents: Sequence[Document],
    rules: RuleSet,
    clock: Clock,
    facts: Facts,
    pending: list[tuple[str, Candidate]],
) -> None:
    """What `corpuslint.examine.examine` does, each part measured."""
    for needs, group in rules.document_rules:
        asked = [d for d in documents if all(map(d.once, needs))]
        for rule in group:
            clock.measure(
                rule.code,
                lambda: [
                    list(rule.check(d)) for d in asked if not (rule.needs_non_ascii and d.is_ascii)
                ],
            )
    hits = clock.measure("triggers", lambda: [rules.scanner.scan(d) for d in documents])
    for code, triggered in rules.triggered_rules.items():
        places = hits_of(code, documents, hits)
        clock.measure(code, lambda: [list(triggered.check(d, h)) for d, h in places])
    for code, knowing in rules.knowledge_rules.items():
        noted = clock.measure(
            f"{code} collect", lambda: [list(knowing.collect(d)) for d in documents]
        )
        keep_facts(facts, code, documents, noted)
        found = clock.measure(f"{code} check", lambda: [list(knowing.check(d)) for d in documents])
        pending += [(code, c) for items in found for c in items if isinstance(c, Candidate)]
    for judging in rules.collecting_rules:
        code = judging.code
        noted = clock.measure(
            f"{code} collect", lambda: [list(judging.collect(d)) for d in documents]
        )
        clock.measure(f"{code} keep facts", lambda: keep_facts(facts, code, documents, noted))
    for code, noting in rules.triggered_corpus_rules.items():
        places = hits_of(code, documents, hits)
        noted = clock.measure(
            f"{code} collect", lambda: [list(noting.collect_at(d, h)) for d, h in places]
        )
        keep_facts(facts, code, [d for d, _ in places], noted)


def hits_of(
    code: str, documents: Sequence[Document], hits: Sequence[Mapping[str, Sequence[Hit]]]
) -> list[tuple[Document, Sequence[Hit]]]:
    """The documents in which triggers of a rule stand, with the hits."""
    return [(d, h[code]) for d, h in zip(documents, hits, strict=True) if code in h]


def keep_facts(
    facts: Facts, code: str, documents: Sequence[Document], noted: Sequence[Sequence[Fact]]
) -> None:
    """Note the facts of a chunk."""
    for document, found in zip(documents, noted, strict=True):
        facts.add(document.key, {code: found})


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
