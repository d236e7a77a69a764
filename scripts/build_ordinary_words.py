"""Build the list of ordinary English words that names are told from: `ordinary_words.txt`.

    pip download --no-deps english-words==2.0.2 wordsegment==1.3.1   # and unpack them in one folder
    python scripts/build_ordinary_words.py DIR

A word is ordinary when it is frequent (the unigram counts of Google's web corpus that wordsegment
ships, Apache-2.0) and stands in lower case in Webster's Second International of 1934 (`web2`,
public domain, as english-words, MIT, ships it), itself or without a regular ending. Well-known
given names, surnames and cities are left out: `Mark` and `Reading` are names as well.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUT = ROOT / "corpuslint" / "language" / "ordinary_words.txt"
KNOWN = ("known_people.txt", "known_cities.txt")
FREQUENT = 30_000
ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("ly", ""),
    ("ers", ""),
    ("ers", "e"),
    ("ings", ""),
)
HEAD = """\
# Ordinary English words: with a capital they open a sentence or a title, and name nobody. Built by
# scripts/build_ordinary_words.py from web2 (public domain) and wordsegment's counts (Apache-2.0).
"""


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with (folder / "english_words/data/web2.pickle").open("rb") as file:
        dictionary = pickle.load(file)  # noqa: S301  the package's own data
    words = {word for word in dictionary if word.islower() and word.isalpha()}
    known = set()
    for name in KNOWN:
        known.update((ROOT / "rules" / "names" / name).read_text(encoding="utf-8").splitlines())
    lines = (folder / "wordsegment/unigrams.txt").read_text(encoding="utf-8").splitlines()
    frequent = [line.split("\t")[0] for line in lines[:FREQUENT]]
    kept = sorted(
        word for word in frequent if len(word) > 2 and word not in known and _is_in(word, words)
    )
    OUT.write_text(HEAD + "".join(f"{word}\n" for word in kept), encoding="utf-8")


def _is_in(word: str, dictionary: set[str]) -> bool:
    if word in dictionary:
        return True
    return any(
        word.endswith(ending) and word.removesuffix(ending) + stem in dictionary
        for ending, stem in ENDINGS
    )


if __name__ == "__main__":
    main()
