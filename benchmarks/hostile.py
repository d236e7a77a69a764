"""How the time grows on texts that blow up careless code: a piece repeated, then eight times.

    python -m benchmarks.hostile

A growth near 8 is linear; near 64 it is quadratic.
"""

from __future__ import annotations

import gc
import time

from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.ruleset import RuleSet

PIECES = ["a", " ", "\n", "A", "“", '"', "the ", "0", "(", "&", "/", ".", "\u200b", "é", "ж"]
PIECES += ["Zelensky ", "Kiev ", "the the ", "A. ", "1.000 ", "“a” ", "a\n\n", "Photo: ", "漢", "<"]
# Words of two alphabets, on one line and on many; controls that are looked up in their line.
PIECES += ["m\u0430yor ", "m\u0430yor\n", "m\u0430yor слово ", "\u202b", "a\u202b ", "\U000e0041"]
# Phrases of pages, figures, headings of lists.
PIECES += ["Share\n", "Share\n\n", "© 2024\n", "0 Comments\n", "Post a Comment\n", "Source: a\n"]
PIECES += ["Снимка: а\n", "Related articles\nA b\n", "(Reuters) a.\n", "5\n\n", "x\ny\n\n"]
PIECES += ["A crane. (AP Photo/J Roe)\n", "Read more: a\n\n"]
# Quotation marks and stops for the segmenter.
PIECES += ["' ", "... ", "He said, “"]
LENGTH = 20_000


def main() -> None:
    """Print a line a piece."""
    rules = RuleSet([rule() for rule in load_packs().values()])
    gc.disable()  # its passes over everything loaded would fall on the long texts alone
    seconds(rules, "a ", 1_000)
    for piece in PIECES:
        gc.collect()
        short, long = seconds(rules, piece, LENGTH), seconds(rules, piece, 8 * LENGTH)
        growth = long / max(short, 1e-3)
        print(f"{piece!r:>32}  {short * 1000:8.1f} ms  {long * 1000:8.1f} ms  growth {growth:5.1f}")


def seconds(rules: RuleSet, piece: str, length: int) -> float:
    """Processor seconds for one text."""
    text = piece * (length // len(piece))
    started = time.process_time()
    check_documents([Document(DocumentKey("a", "a"), text)], rules)
    return time.process_time() - started


if __name__ == "__main__":
    main()
