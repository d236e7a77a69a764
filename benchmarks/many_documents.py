"""What DUP004 costs in corpora of many short documents: seconds, memory, and how both grow.

    python -m benchmarks.many_documents [--documents 200000]

Half as many documents are measured first, each number in a process of its own. A growth near 2 is
linear. The documents are generated: six sentences of made-up words, of which one is a stock
sentence that many documents share, and one document in twenty is a copy with one sentence changed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.document import Document, DocumentKey
from corpuslint.engines.local import collect_garbage_seldom
from corpuslint.judge import judge
from corpuslint.knowledge.facts import Facts
from corpuslint.packs import load_packs
from corpuslint.rule import CorpusRule

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "DUP004"
WORDS = 3_000
STOCK_SENTENCES = 100
SENTENCES = 5  # beside the stock sentence
COPIES = 0.05


class Cost(NamedTuple):
    """What one corpus took."""

    facts: int
    findings: int
    collecting: float  # processor seconds, generating included
    judging: float  # processor seconds
    peak: float  # MB, the whole process


def main() -> None:
    """Print a line a corpus and one for the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200_000)
    count = parser.parse_args().documents
    context = multiprocessing.get_context("spawn")
    costs = []
    for number in (count // 2, count):
        with context.Pool(1) as pool:
            cost = pool.apply(measure, (number,))
        costs.append(cost)
        print(
            f"{number:>9,} documents  {cost.facts:>9,} facts  {cost.findings:>7,} findings  "
            f"collect {cost.collecting:6.1f} s  judge {cost.judging:6.1f} s  "
            f"peak {cost.peak:5.0f} MB"
        )
    half, whole = costs
    print(
        f"growth  collect {whole.collecting / half.collecting:.2f}  "
        f"judge {whole.judging / half.judging:.2f}  memory {whole.peak / half.peak:.2f}"
    )


def measure(number: int) -> Cost:
    """The cost of a corpus of that many documents."""
    collect_garbage_seldom()
    rule = load_packs()[RULE]()
    if not isinstance(rule, CorpusRule):
        raise TypeError(RULE)
    started = time.process_time()
    facts = Facts()
    for document in documents(number):
        facts.add(document.key, {RULE: list(rule.collect(document))})
    collected = time.process_time()
    keys = sorted(facts.keys(RULE))
    findings = sum(1 for _ in judge(rule, keys, facts))
    judged = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = sum(len(facts.facts(RULE, key)) for key in keys)
    return Cost(count, findings, collected - started, judged - collected, peak)


def documents(number: int) -> Iterator[Document]:
    """The generated corpus, the same at every call."""
    chance = random.Random(4)  # noqa: S311  a corpus, no secret
    syllables = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "en", "ar")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(WORDS)]
    stock = [sentence(chance, words) for _ in range(STOCK_SENTENCES)]
    written: list[str] = []
    for place in range(number):
        if written and chance.random() < COPIES:
            written[chance.randrange(SENTENCES)] = sentence(chance, words)
        else:
            written = [sentence(chance, words) for _ in range(SENTENCES)]
            written.append(chance.choice(stock))
        name = f"{place:07}"
        yield Document(DocumentKey(name, name), "\n\n".join(written))


def sentence(chance: random.Random, words: list[str]) -> str:
    """A sentence with a name and a number in it."""
    first, second = chance.choices(words, k=9), chance.choices(words, k=9)
    name, number = chance.choice(words).title(), chance.randint(2, 9_999)
    return f"{name} {' '.join(first)}, {number} {' '.join(second)}."


if __name__ == "__main__":
    main()
