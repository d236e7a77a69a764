"""Train the furniture line model, and say by cross-validation over pages how good it is.

    python -m benchmarks.line_model --data lines.jsonl --clean news.jsonl --write

``lines.jsonl`` holds labelled pages, one a row: ``{"id": "extractor-page", "lines": [[label, text],
...]}`` with the labels ``boilerplate`` and ``content``; lines with other labels are context only.
Rows whose identifiers end alike are the same page and never parted in cross-validation.
``news.jsonl`` holds documents without furniture, ``{"id", "text"}``. Neither is part of the
project. The table is about the regression alone: the mask adds the sure shapes and the lines beside
furniture. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpuslint.document import Document, DocumentKey
from corpuslint.language.line_features import described_lines
from corpuslint.language.mask import BIAS, MODEL

FOLDS = 10
_RAREST = 12  # lines that have a feature; a rarer one is left out
_RIDGE = 5.0  # the penalty on a weight's square: few pages, many features
_CLEAN_WEIGHT = 2.0  # a line of clean news counts twice: there the rule has to be silent
_STEPS = 40

Matrix = NDArray[np.float64]


class Example(NamedTuple):
    """A line of a page: its features, its label, its fold."""

    features: frozenset[str]
    is_furniture: bool
    fold: int
    weight: float


class Pages(NamedTuple):
    """All examples, and how many lines the model never sees, by label."""

    examples: list[Example]
    furniture: int
    content: int


def read(labelled: Path, clean: Path | None) -> Pages:
    """The examples of both files."""
    examples: list[Example] = []
    totals: Counter[bool] = Counter()
    for row in map(json.loads, labelled.read_text(encoding="utf-8").splitlines()):
        labels = [label for label, _ in row["lines"]]
        totals.update(label == "boilerplate" for label in labels if label in _LABELS)
        page = row["id"].rpartition("-")[2]
        text = "\n".join(text for _, text in row["lines"])
        for line, features in described_lines(Document(DocumentKey("", ""), text)):
            if labels[line] in _LABELS:
                is_furniture = labels[line] == "boilerplate"
                examples.append(Example(features, is_furniture, _fold(page), 1.0))
    if clean is not None:
        for row in map(json.loads, clean.read_text(encoding="utf-8").splitlines()):
            for _, features in described_lines(Document(DocumentKey("", ""), row["text"])):
                examples.append(Example(features, False, _fold(row["id"]), _CLEAN_WEIGHT))
    return Pages(examples, totals[True], totals[False])


_LABELS = ("boilerplate", "content")


def _fold(name: str) -> int:
    return zlib.crc32(name.encode()) % FOLDS


def matrix(examples: list[Example], names: list[str]) -> Matrix:
    """Ones and zeros: a row an example, a column a feature, and the bias at the end."""
    place = {name: column for column, name in enumerate(names)}
    found = np.zeros((len(examples), len(names) + 1))
    found[:, -1] = 1
    for row, example in enumerate(examples):
        for name in example.features:
            if name in place:
                found[row, place[name]] = 1
    return found


def fit(rows: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    """Weights of a logistic regression with a ridge, by Newton's method with halved steps."""
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[-1] = 1e-3
    found = np.zeros(rows.shape[1])

    def loss(candidate: Matrix) -> float:
        score = rows @ candidate
        return float(
            (weights * (np.logaddexp(0, score) - labels * score)).sum()
            + (ridge * candidate**2).sum() / 2
        )

    best = loss(found)
    for _ in range(_STEPS):
        odds = predict(rows, found)
        gradient = rows.T @ (weights * (odds - labels)) + ridge * found
        curvature = (rows * (weights * odds * (1 - odds))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        size = 1.0
        while (now := loss(found - size * step)) > best and size > 1e-6:
            size /= 2
        found = found - size * step
        if best - now < 1e-6 * best:
            break
        best = now
    return found


def predict(rows: Matrix, weights: Matrix) -> Matrix:
    """The probability of each row."""
    odds: Matrix = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
    return odds


def cross_validate(pages: Pages, rows: Matrix, labels: Matrix, weights: Matrix) -> Matrix:
    """Each line's probability by a model that saw no line of its page."""
    folds = np.array([example.fold for example in pages.examples])
    odds = np.zeros(len(labels))
    for fold in range(FOLDS):
        inside = folds == fold
        model = fit(rows[~inside], labels[~inside], weights[~inside])
        odds[inside] = predict(rows[inside], model)
    return odds


def report(pages: Pages, odds: Matrix) -> None:
    """Recall and the share of content lines taken, at several thresholds."""
    print("threshold  recall  content taken  clean lines taken")
    for threshold in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        taken: Counter[str] = Counter()
        for example, probability in zip(pages.examples, odds, strict=True):
            if probability >= threshold:
                kind = "furniture" if example.is_furniture else "content"
                taken["clean" if example.weight != 1 else kind] += 1
        print(
            f"{threshold:9.2f} {taken['furniture'] / pages.furniture:7.3f}"
            f" {taken['content'] / pages.content:14.4f} {taken['clean']:18}"
        )


def main() -> None:
    """Train, report, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    pages = read(options.data, options.clean)
    counts = Counter(name for example in pages.examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    rows = matrix(pages.examples, names)
    labels = np.array([float(example.is_furniture) for example in pages.examples])
    weights = np.array([example.weight for example in pages.examples])
    print(f"{len(labels)} candidate lines, {int(labels.sum())} furniture, {len(names)} features")
    report(pages, cross_validate(pages, rows, labels, weights))
    if options.write:
        model = fit(rows, labels, weights)
        lines = [f"{BIAS}\t{model[-1]:.3f}"]
        lines += [f"{name}\t{weight:.3f}" for name, weight in zip(names, model, strict=False)]
        MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
