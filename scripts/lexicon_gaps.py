"""List which kinds of furniture phrases the lexicon lacks, by language.

`python -m scripts.lexicon_gaps [KIND...]` prints, for each kind, in how many languages it has
phrases, how many phrases, and the languages that have none. Kinds that only some sites need
(`weather`, `font_size`) have gaps that are no fault.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from corpuslint.language.lexicon import DATA


def phrases_by_kind() -> dict[str, Counter[str]]:
    """How many phrases of each kind each language has."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in DATA.read_text(encoding="utf-8").splitlines():
        language, kind = row.split("\t", 2)[:2]
        found[kind][language] += 1
    return dict(found)


def main() -> None:
    """Print the table, the kinds of most languages first."""
    found = phrases_by_kind()
    languages = set().union(*found.values())
    chosen = sys.argv[1:] or sorted(found, key=lambda kind: (-len(found[kind]), kind))
    for kind in chosen:
        counts = found.get(kind, Counter())
        missing = " ".join(sorted(languages - counts.keys()))
        print(
            f"{kind}\t{len(counts)} languages\t{counts.total()} phrases\tmissing: {missing or '-'}"
        )


if __name__ == "__main__":
    main()
