"""Learn what speaks for a foreign line in an English document: `rules/foreign/line_weights.tsv`.

    python scripts/learn_line_weights.py --data lines.jsonl [--clean news.jsonl] [--write]

``lines.jsonl`` holds English documents with foreign lines in them, one a row: ``{"id", "text",
"foreign": [{"start", "end", "language"}, ...]}`` with offsets in code points. A line that lies in
such a span is foreign, one that touches none is clean, others are left out. ``news.jsonl`` holds
English documents without foreign lines, ``{"id", "text"}``. Only lines that the rule weighs are
learned from. Reported by cross-validation, over groups of languages and over groups of lines that
say the same: a foreign line is judged by weights that saw no line of its group, and a clean one by
those that saw none of its document.
Needs numpy.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpuslint.document import Document, DocumentKey
from corpuslint.language.lexicon import fold
from corpuslint.language.scripts import main_script
from corpuslint.packs import load_packs

FOLDS = 8
RIDGE = 1.0
STEPS = 50
CLEAN_WEIGHT = 0.5  # of a line of the clean news: there are many, of few kinds
Matrix = NDArray[np.float64]


class Example(NamedTuple):
    """The evidence of a line with the bias before it, its threshold, and what it is."""

    evidence: tuple[float, ...]
    threshold: float
    is_foreign: bool
    folds: tuple[int, int]  # by language and by text
    weight: float


class Examples(NamedTuple):
    """The lines that are weighed; how many foreign and clean ones there are in all."""

    lines: list[Example]
    foreign: int
    clean: int


def read(paths: list[Path], model: Any, odd_lines: Any) -> Examples:
    """The examples of the files; lines in other scripts need no model and are left out."""
    found: list[Example] = []
    foreign = clean = 0
    rows = (row for path in paths for row in path.read_text(encoding="utf-8").split("\n") if row)
    for row in map(json.loads, rows):
        document = Document(DocumentKey("", row["id"]), row["text"])
        odd = set(document.once(odd_lines))
        for index, line in enumerate(document.lines):
            text = document.line_texts[index]
            if not text.strip() or main_script(text) != "Latin":
                continue
            start = line.start + len(text) - len(text.lstrip())
            end = start + len(text.strip())
            spans = [s for s in row.get("foreign", ()) if s["start"] < end and start < s["end"]]
            whole = [s for s in spans if s["start"] <= start and end <= s["end"]]
            if spans and not whole:
                continue
            foreign += bool(whole)
            clean += not whole
            gathered = model.gather(document, index) if index in odd else None
            if gathered is not None:
                evidence = gathered[0]
                groups = (whole[0]["language"], fold(text)) if whole else (row["id"],) * 2
                folds = (_fold_of(groups[0]), _fold_of(groups[1]))
                weight = 1.0 if "foreign" in row else CLEAN_WEIGHT
                found.append(
                    Example((1.0, *evidence), evidence.threshold, bool(whole), folds, weight)
                )
    return Examples(found, foreign, clean)


def _fold_of(group: str) -> int:
    return crc32(group.encode()) % FOLDS


def fit(lines: list[Example]) -> Matrix:
    """Weights of a logistic regression with a ridge, by Newton's method; the bias first."""
    rows = np.array([line.evidence for line in lines], dtype=float)
    labels = np.array([line.is_foreign for line in lines], dtype=float)
    counts = np.array([line.weight for line in lines])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 1e-3
    weights: Matrix = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (odds - labels)) + ridge * weights
        curvature = (rows * (counts * odds * (1 - odds))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curvature, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def report(examples: Examples, by: int) -> None:
    """Recall and false alarms of each fold by weights that did not see it, and in all.

    Args:
        examples: the lines.
        by: 0 for folds of languages, 1 for folds of texts.
    """
    print(f"by {('language', 'text')[by]}")
    hits = alarms = 0
    for number in range(FOLDS):
        weights = fit([line for line in examples.lines if line.folds[by] != number])
        inside = [line for line in examples.lines if line.folds[by] == number]
        taken = [line for line in inside if weights @ line.evidence >= line.threshold]
        right = sum(line.is_foreign for line in taken)
        known = sum(line.is_foreign for line in inside)
        print(f"fold {number}: {right} of {known} foreign lines, {len(taken) - right} false alarms")
        hits += right
        alarms += len(taken) - right
    print(f"recall {hits / examples.foreign:.3f} of {examples.foreign} foreign lines")
    rate = 1000 * alarms / examples.clean
    print(f"{rate:.2f} false alarms per 1,000 of {examples.clean} clean lines")


def main() -> None:
    """Report, and write the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clean", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    load_packs()  # makes the rules importable
    model: Any = importlib.import_module("corpuslint_rules.foreign._line_model")
    odd: Any = importlib.import_module("corpuslint_rules.foreign._odd_lines")
    examples = read([options.data, *options.clean], model, odd.odd_lines)
    for by in (0, 1):
        report(examples, by)
    weights = fit(examples.lines)
    names = ("bias", *model.Evidence._fields)
    table = "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    sys.stdout.write(table)
    if options.write:
        model.WEIGHTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
