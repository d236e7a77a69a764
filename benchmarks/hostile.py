"""How the time grows on texts that blow up careless patterns: a piece repeated, then eight times.

    python -m benchmarks.hostile

A growth near 8 is linear; near 64 it is quadratic.
"""

from __future__ import annotations

import time

from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.ruleset import RuleSet

PIECES = ["a", " ", "\n", "A", "“", '"', "the ", "0", "(", "&", "/", ".", "\u200b", "é", "ж"]
PIECES += ["Zelensky ", "Kiev ", "the the ", "A. ", "1.000 ", "“a” ", "a\n\n", "Photo: ", "漢", "<"]
LENGTH = 20_000


def main() -> None:
    """Print a line a piece."""
    rules = RuleSet([rule() for rule in load_packs().values()])
    seconds(rules, "a ", 1_000)
    for piece in PIECES:
        short, long = seconds(rules, piece, LENGTH), seconds(rules, piece, 8 * LENGTH)
        growth = long / max(short, 1e-3)
        print(f"{piece!r:>12}  {short * 1000:8.1f} ms  {long * 1000:8.1f} ms  growth {growth:5.1f}")


def seconds(rules: RuleSet, piece: str, length: int) -> float:
    """Processor seconds for one text."""
    text = piece * (length // len(piece))
    started = time.process_time()
    check_documents([Document(DocumentKey("a", "a"), text)], rules)
    return time.process_time() - started


if __name__ == "__main__":
    main()
