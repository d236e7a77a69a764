"""Which automaton finds trigger phrases fastest: build time and ms/MB on a JSONL corpus.

    python -m benchmarks.triggers CORPUS.jsonl

The peers are optional; one that is not installed is left out.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from corpuslint.document import Document, DocumentKey
from corpuslint.triggers import TriggerScanner

PHRASES = 2000


def main(path: Path) -> None:
    """Print one line a peer."""
    texts = [json.loads(line)["text"] for line in path.read_bytes().splitlines()]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    generator = random.Random(1)  # noqa: S311  a repeatable sample, no secret
    words = sorted({w for t in texts[:3000] for w in t.lower().split() if 4 <= len(w) < 12})
    phrases = [" ".join(generator.sample(words, 3)) for _ in range(PHRASES)]

    started = time.perf_counter()
    scanner = TriggerScanner({"X": phrases})
    built = time.perf_counter()
    hits = sum(len(scanner.scan(Document(DocumentKey("", ""), text))) for text in texts)
    report("hyperscan (TriggerScanner)", started, built, megabytes, hits)

    try:
        import ahocorasick_rs  # noqa: PLC0415  optional peer
    except ImportError:
        return
    started = time.perf_counter()
    automaton = ahocorasick_rs.AhoCorasick(phrases)
    built = time.perf_counter()
    hits = sum(bool(automaton.find_matches_as_indexes(text.lower())) for text in texts)
    report("ahocorasick-rs", started, built, megabytes, hits)


def report(name: str, started: float, built: float, megabytes: float, hits: int) -> None:
    """One line of the table."""
    scan = (time.perf_counter() - built) * 1000 / megabytes
    build = (built - started) * 1000
    print(f"{name:<28} build {build:7.1f} ms   scan {scan:6.2f} ms/MB   {hits} texts hit")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
