"""How many lines of an article the fixes take that nobody looks at.

    python -m benchmarks.safe_fixes LINES.jsonl

``LINES.jsonl`` holds labelled pages (`benchmarks.labelled_lines`). Prints the share of furniture
and of content lines that safe fixes delete or change by half, for each kind of evidence alone as
well: what phrases, what the line model and what both take.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.labelled_lines import Row, labels, read_rows, taken_lines
from corpuslint.rule import Applicability


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    rows = read_rows(parser.parse_args().lines)
    print(f"{'':24}furniture  content")
    for title, taken in (
        ("all findings", taken_lines(rows)),
        ("without the line model", taken_lines(rows, "--ignore", "BLR012")),
        ("safe fixes alone", taken_lines(rows, only=Applicability.SAFE)),
    ):
        furniture, content = (_share(rows, taken, label) for label in (1, 0))
        print(f"{title:24}{furniture:9.3f}  {content:.4f}")


def _share(rows: Sequence[Row], taken: Mapping[str, set[int]], wanted: int) -> float:
    total = hits = 0
    for row in rows:
        for n, label in enumerate(labels(row)):
            if label == wanted:
                total += 1
                hits += n in taken[row.id]
    return hits / max(1, total)


if __name__ == "__main__":
    main()
