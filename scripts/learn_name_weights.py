"""Learn the weights of what two words say of being one name: `[words]` in `weights.toml`.

    python scripts/learn_name_weights.py --pairs pairs.jsonl [--write]

A small logistic regression over the named evidence of `rules/names/_evidence.py`, on any list of
pairs (JSON lines with `a`, `b` and a `label`). A pair of names of several words gives one example
for each word that differs; the words beside it that agree are the evidence `shared`. Reported by
cross-validation over groups of names: names that share a word are in one group.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from math import exp, log
from pathlib import Path
from typing import Any
from zlib import crc32

from corpuslint.language.romanise import blocking_key
from corpuslint.packs import load_packs, own_pack

FOLDS = 5
ROUNDS = 600
RATE = 0.5
RIDGE = 0.003  # pulls weights towards 0: evidence that is seldom seen stays weak
Example = tuple[dict[str, float], bool, int]


def examples(paths: list[Path]) -> list[Example]:
    """Evidence, label and group of each word that differs."""
    load_packs()  # makes the rules importable
    evidence: Any = importlib.import_module("corpuslint_rules.names._evidence")
    known: Any = importlib.import_module("corpuslint_rules.names._known")
    found: dict[tuple[str, str, int], Example] = {}
    parent: dict[str, str] = {}

    def root(word: str) -> str:
        while parent.setdefault(word, word) != word:
            word = parent[word]
        return word

    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        words = [*row["a"].split(), *row["b"].split()]
        for word in words:
            parent[root(word)] = root(words[0])
    for row in rows:
        left, right = row["a"].split(), row["b"].split()
        if len(left) != len(right):
            continue
        for index, (a, b) in enumerate(zip(left, right, strict=True)):
            numbers = evidence.word_evidence(*sorted((a, b)))
            if a == b or numbers is None:
                continue
            beside = [i for i in (index - 1, index + 1) if 0 <= i < len(left)]
            shared = sum(blocking_key(left[i]) == blocking_key(right[i]) for i in beside)
            both = float(shared > 0 and known.is_known(a) and known.is_known(b))
            numbers = numbers | {"shared": float(shared), "both-known-shared": both}
            found[a, b, shared] = (numbers, row["label"] == "positive", crc32(root(a).encode()))
    return list(found.values())


def fit(train: list[Example]) -> dict[str, float]:
    """Weights by gradient descent on the log loss with a ridge."""
    names = sorted({name for numbers, _, _ in train for name in numbers})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = {name: RIDGE * weights[name] * (name != "bias") for name in names}
        for numbers, label, _ in train:
            error = predict(weights, numbers) - label
            for name, value in numbers.items():
                slope[name] += error * value / len(train)
        for name in names:
            weights[name] -= RATE * slope[name]
    return weights


def predict(weights: dict[str, float], numbers: dict[str, float]) -> float:
    """The probability that the two words are one name."""
    return 1 / (1 + exp(-sum(weights[name] * value for name, value in numbers.items())))


def report(all_examples: list[Example]) -> None:
    """Cross-validated precision, recall and calibration."""
    scores = []
    for number in range(FOLDS):
        weights = fit([e for e in all_examples if e[2] % FOLDS != number])
        scores += [
            (predict(weights, n), label) for n, label, g in all_examples if g % FOLDS == number
        ]
    lines = [f"{len(scores)} words that differ, {FOLDS} folds over name groups"]
    for least in (0.5, 0.7, 0.9):
        right = sum(label for score, label in scores if score >= least)
        given = sum(score >= least for score, _ in scores)
        total = sum(label for _, label in scores)
        lines.append(f"from {least}: precision {right / given:.3f}, recall {right / total:.3f}")
    loss = -sum(log(max(1e-9, s if label else 1 - s)) for s, label in scores) / len(scores)
    lines.append(f"log loss {loss:.3f}")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        bin_ = [(s, label) for s, label in scores if low <= s < low + 0.2 + (low == 0.8)]
        if bin_:
            mean, true = (sum(x) / len(bin_) for x in zip(*bin_, strict=True))
            lines.append(f"confidence {mean:.2f}: {true:.2f} of {len(bin_)} are one name")
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    """Report, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, action="append", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = examples(options.pairs)
    report(found)
    weights = fit(found)
    table = "".join(f"{name} = {round(weight, 2)}\n" for name, weight in sorted(weights.items()))
    sys.stdout.write(table)
    if options.write:
        path = own_pack() / "names" / "weights.toml"
        text = path.read_text(encoding="utf-8")
        new = re.sub(r"(?s)\[words\]\n.*?\n(?=\n\[)", lambda _: f"[words]\n{table}", text)
        path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
