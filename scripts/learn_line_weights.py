"""Learn the weights by which FRN001 tells a foreign line in an English document.

    python -m scripts.learn_line_weights --data LINES.jsonl [--clean NEWS.jsonl ...] [--write]

A logistic regression over the named evidence of `rules/foreign/_line_model.py`, written to
`rules/foreign/line_weights.tsv`. ``LINES.jsonl`` holds English documents with foreign lines in
them, one a row: ``{"id", "text", "gold": [{"start", "end", "lang", "kind": "ui_line"}, ...],
"ignore": [[start, end], ...]}``. Each line that the rule would weigh is an example: foreign where
a `ui_line` covers most of it, English where no span touches it. ``NEWS.jsonl`` holds documents that
are all English, ``{"id", "text"}``. Reported by cross-validation over groups of languages: no
language is weighed by what was learned from its own lines. Needs numpy.
"""

from __future__ import annotations

import argparse
import importlib
import math
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np

from benchmarks.ridge import Matrix, Prior, chances, fit
from corpuslint.document import Document, DocumentKey
from corpuslint.packs import load_packs

FOLDS = 5
STRENGTH = 1.0  # of the pull towards no weight: evidence that is seldom seen stays weak
_MOST = 0.8  # of a line that a span covers
# Weights before any data, and the only sign that they can have. What the letters say may only speak
# for a foreign line: the rule stops early where even the most of it would not do. Whole sentences
# of another language are too rare among furniture to be learned from it.
_EXPECTED = {
    "nats_capital": 0.05,
    "nats_lower": 0.05,
    "nats_rare": 0.05,
    "small_words_of_one": 0.05,
    "other_prose": 8.0,
}
_FALSE_ALARMS = (0.0001, 0.0002, 0.0005, 0.001)  # of all English lines


class Gold(msgspec.Struct):
    """A span that is not English."""

    start: int
    end: int
    lang: str
    kind: str


class Row(msgspec.Struct):
    """A labelled document."""

    id: str
    text: str
    gold: list[Gold] = []
    ignore: list[tuple[int, int]] = []


class Examples(NamedTuple):
    """Lines as numbers: a row each, a column for each piece of evidence, and none for the bias.

    ``thresholds`` are the log odds from which on the rule would report each of them, ``english``
    counts the lines without a foreign span, those that the rule passes over too.
    """

    rows: Matrix
    labels: Matrix
    thresholds: Matrix
    folds: Matrix
    english: int


def examples(paths: Sequence[Path], model: ModuleType, odd_lines: ModuleType) -> Examples:
    """The lines that the rule would weigh, with their labels and folds."""
    rows, labels, thresholds, folds = [], [], [], []
    english = 0
    for data in (line for path in paths for line in path.read_bytes().splitlines()):
        row = msgspec.json.decode(data, type=Row)
        document = Document(DocumentKey(row.id, row.id), row.text)
        marked = [(gold.start, gold.end) for gold in row.gold] + row.ignore
        english += sum(map(bool, document.line_texts)) - len(row.gold)
        for index in document.once(odd_lines.odd_lines):
            start, end = document.lines[index]
            owner = next((gold for gold in row.gold if _covers(gold, start, end)), None)
            if owner is None and any(a < end and start < b for a, b in marked):
                continue
            gathered = model.gather(document, index)
            if gathered is None:
                continue
            evidence = gathered[0]
            rows.append([float(value) for value in evidence])
            thresholds.append(evidence.threshold)
            labels.append(float(owner is not None))
            group = row.id if owner is None else owner.lang
            folds.append(float(crc32(group.encode()) % FOLDS))
    columns = np.array(labels), np.array(thresholds), np.array(folds)
    return Examples(np.array(rows), *columns, english)


def _covers(gold: Gold, start: int, end: int) -> bool:
    shared = min(gold.end, end) - max(gold.start, start)
    return gold.kind == "ui_line" and shared > 0 and shared >= _MOST * (end - start)


def learned(found: Examples, chosen: Matrix, names: Sequence[str]) -> Matrix:
    """The weights, and the bias at the end, from some of the lines."""
    expected = np.array([_EXPECTED.get(name, 0.0) for name in names])
    return fit(found.rows[chosen], found.labels[chosen], Prior(expected, STRENGTH))


def margins(found: Examples, weights: Matrix) -> Matrix:
    """By how much the log odds of each line are over its threshold."""
    odds = chances(np.hstack([found.rows, np.ones((len(found.rows), 1))]), weights)
    scores: Matrix = np.log(odds / (1 - odds)) - found.thresholds
    return scores


def report(title: str, found: Examples, scores: Matrix) -> None:
    """Recall of the weighed foreign lines, as reported and at fixed rates of false alarms."""
    foreign = found.labels == 1
    flagged = scores >= 0
    print(
        f"{title}: recall {flagged[foreign].mean():.3f}, "
        f"{int(flagged[~foreign].sum())} of {found.english} English lines"
    )
    ranked = np.sort(scores[~foreign])[::-1]
    for share in _FALSE_ALARMS:
        limit = ranked[math.floor(share * found.english)]
        recall = (scores > limit)[foreign].mean()
        print(f"  with {share:.2%} of the English lines: recall {recall:.3f}")


def main() -> None:
    """Learn, report, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    load_packs()  # makes the rules importable
    model = importlib.import_module("corpuslint_rules.foreign._line_model")
    odd_lines = importlib.import_module("corpuslint_rules.foreign._odd_lines")
    found = examples([options.data, *options.clean], model, odd_lines)
    shipped = model.weights()
    names = model.Evidence._fields
    report(
        "shipped weights",
        found,
        margins(found, np.array([*(shipped.get(name, 0.0) for name in names), shipped["bias"]])),
    )
    scores = np.zeros(len(found.labels))
    for fold in range(FOLDS):
        held = found.folds == fold
        scores[held] = margins(found, learned(found, ~held, names))[held]
    report(f"learned, {FOLDS} folds of languages", found, scores)
    final = learned(found, np.full(len(found.labels), fill_value=True), names)
    report("learned, in sample", found, margins(found, final))
    if options.write:
        lines = [
            f"{name}\t{weight:.3f}"
            for name, weight in zip(("bias", *names), (final[-1], *final[:-1]), strict=True)
        ]
        model.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
