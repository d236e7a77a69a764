"""Rebuild ``corpuslint/language/english_words.txt``.

    python scripts/build_english_words.py FREQUENCY_DICTIONARY

The argument is ``frequency_dictionary_en_82_765.txt`` of SymSpell, as the package ``symspellpy``
ships it: the words of SCOWL with their counts in the Google Books Ngrams.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "corpuslint" / "language" / "english_words.txt"
HEADER = """\
# English words, the commonest first. Built by scripts/build_english_words.py from the frequency
# dictionary of SymSpell (Wolf Garbe, MIT), which joins the words of SCOWL (Kevin Atkinson, free
# licence) with the counts of the Google Books Ngram Viewer dataset (CC BY 3.0).
"""


def main() -> None:
    """Write the words, the commonest first."""
    counts: dict[str, int] = {}
    for line in Path(sys.argv[1]).read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        if len(word) > 1 or word in {"a", "i"}:
            counts[word] = int(count)
    words = sorted(counts, key=lambda word: (-counts[word], word))
    TARGET.write_text(HEADER + "".join(f"{word}\n" for word in words), encoding="utf-8")


if __name__ == "__main__":
    main()
