"""Train the furniture line model, and say by cross-validation over pages how good it is.

    python -m benchmarks.line_model --data LINES.jsonl --clean NEWS.jsonl --write

``LINES.jsonl`` holds labelled pages (`benchmarks.labelled_lines`). Rows whose identifiers end alike
are the same page and never parted in cross-validation.
``NEWS.jsonl`` holds documents without furniture, ``{"id", "text"}``. Neither is part of the
project. Prints what all boilerplate rules do together, the other rules alone and the model alone:
a line counts as taken when findings cover at least half of it. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.labelled_lines import labels, read_rows, taken_lines
from benchmarks.line_cues import expected_weight
from benchmarks.ridge import Matrix, Prior, chances, fit
from corpuslint.document import Document, DocumentKey
from corpuslint.language.layout import is_hard_wrapped
from corpuslint.language.line_features import DescribedLine, described_lines
from corpuslint.language.line_model import BIAS, MODEL, SURE_SHAPES, surroundings, temper
from corpuslint.language.mask import ALONE, THRESHOLD, bar, is_worth_a_look, threshold_for

FOLDS = 8
_INNER = 4  # folds by which the second look's training lines get their first look
_FEWEST_PAGES = 3  # that have a feature; a rarer one is left out
_FEWEST_LINES = 8
_FIRST, _SECOND = 30.0, 40.0  # strengths of the priors: few pages, many features
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)


NDArrayOfBool = np.typing.NDArray[np.bool_]


class Page(NamedTuple):
    """One extractor's text of a page.

    ``labels`` has for each described line 1 (furniture), 0 (article) or None (not scored),
    ``others`` whether another rule takes it. ``missing`` counts the furniture lines that are
    not described. ``is_shown`` says whether the mask looks at the page at all.
    """

    name: str
    is_clean: bool
    is_shown: bool
    lines: Sequence[DescribedLine]
    labels: Sequence[int | None]
    others: Sequence[bool]


class Counts(NamedTuple):
    """Lines of the labelled pages, and what is taken of them."""

    recall: float
    content: float
    clean: int


def read(labelled: Path, clean: Path | None) -> list[Page]:
    """The pages of both files."""
    rows = read_rows(labelled)
    taken = taken_lines(rows, "--ignore", "BLR012")
    pages = []
    for row in rows:
        document = Document(DocumentKey("", ""), "\n".join(text for _, text in row.lines))
        page = row.id.rpartition("-")[2]
        pages.append(_page(page, document, labels(row), taken[row.id], is_clean=False))
    if clean is not None:
        for news in map(json.loads, clean.read_text(encoding="utf-8").splitlines()):
            document = Document(DocumentKey("", ""), news["text"])
            count = len(document.lines)
            pages.append(_page(news["id"], document, [0] * count, set(), is_clean=True))
    return pages


def _page(
    name: str,
    document: Document,
    labels: Sequence[int | None],
    others: set[int],
    *,
    is_clean: bool,
) -> Page:
    lines = described_lines(document)
    described = {line.line for line in lines}
    # Lines that are never described still count.
    left = [n for n, label in enumerate(labels) if n not in described and label is not None]
    nothing = frozenset[str]()
    lines += [DescribedLine(n, nothing, False, False, False) for n in left]
    return Page(
        name,
        is_clean,
        is_worth_a_look(document) and not document.once(is_hard_wrapped),
        lines,
        # A teaser in clean news is furniture that a phrase gives away: no example of an article.
        [None if is_clean and line.is_phrase else labels[line.line] for line in lines],
        [line.line in others for line in lines],
    )


class Trainer:
    """The pages as numbers, and the two looks fitted to some of them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.starts = np.cumsum([0, *(len(page.lines) for page in pages)])
        self.all = [line for page in pages for line in page.lines]
        self.names = self._names()
        self.rows = _ones([line.features for line in self.all], self.names)
        labels = [label for page in pages for label in page.labels]
        self.labels = np.array([float(label or 0) for label in labels])
        self.teaches = np.array(
            [
                label is not None and bool(line.features) and not line.is_headline
                for label, line in zip(labels, self.all, strict=True)
            ]
        )

    def _names(self) -> list[str]:
        pages: dict[str, set[str]] = defaultdict(set)
        counts: dict[str, int] = defaultdict(int)
        for n, page in enumerate(self.pages):
            name = f"clean {n % 10}" if page.is_clean else page.name
            for line, label in zip(page.lines, page.labels, strict=True):
                for feature in line.features if label is not None else ():
                    pages[feature].add(name)
                    counts[feature] += 1
        return sorted(
            name
            for name, found in pages.items()
            if len(found) >= _FEWEST_PAGES and counts[name] >= _FEWEST_LINES
        )

    def first(self, chosen: NDArrayOfBool) -> Matrix:
        """The weights of the first look, fitted to some lines."""
        chosen = chosen & self.teaches
        return fit(self.rows[chosen], self.labels[chosen], _prior(self.names, _FIRST))

    def looked(self, model: Matrix) -> Matrix:
        """The first look's probability of each line."""
        odds = chances(np.hstack([self.rows, np.ones((len(self.rows), 1))]), model)
        return np.array([temper(line, value) for line, value in zip(self.all, odds, strict=True)])

    def around(self, odds: Matrix) -> tuple[Matrix, list[str]]:
        """What the first look found around each line, and the names of its columns."""
        found: list[frozenset[str]] = []
        for page, start in zip(self.pages, self.starts, strict=False):
            values = odds[start : start + len(page.lines)].tolist()
            found += surroundings(page.lines, values)
        names = sorted(set[str]().union(*found))
        return _ones(found, names), names

    def fit(self, folds: Matrix, left_out: int) -> tuple[Matrix, Matrix, Matrix, list[str]]:
        """Both looks without the pages of a fold.

        Returns the weights of the first look, those of the second, the second's probability of
        every line, and the names of the second's features. The second look is fitted to what
        first looks say of lines that they were not fitted to.
        """
        inside = folds != left_out
        odds = np.zeros(len(self.rows))
        others = [fold for fold in range(FOLDS) if fold != left_out]
        for part in range(_INNER):
            held = np.isin(folds, others[part::_INNER])
            odds[held] = self.looked(self.first(inside & ~held))[held]
        first = self.first(inside)
        odds[~inside] = self.looked(first)[~inside]
        around, names = self.around(odds)
        rows = np.hstack([self.rows, around])
        names = self.names + names
        chosen = inside & self.teaches
        second = fit(rows[chosen], self.labels[chosen], _prior(names, _SECOND))
        again = chances(np.hstack([rows, np.ones((len(rows), 1))]), second)
        is_sure = [not SURE_SHAPES.isdisjoint(line.features) for line in self.all]
        return first, second, np.where(is_sure, np.maximum(again, 0.9), again), names

    def folds(self, seed: int) -> Matrix:
        """A fold for each line, the same for all texts of a page."""
        names = sorted({page.name for page in self.pages if not page.is_clean})
        clean = sorted({page.name for page in self.pages if page.is_clean})
        chance = np.random.default_rng(seed)
        fold = {}
        for group in (names, clean):
            for n, place in enumerate(chance.permutation(len(group))):
                fold[group[place]] = n % FOLDS
        counts = np.diff(self.starts)
        return np.repeat([fold[page.name] for page in self.pages], counts)

    def cross_validated(self, seed: int) -> Matrix:
        """Each line's probability by looks that saw no text of its page."""
        folds = self.folds(seed)
        odds = np.zeros(len(self.rows))
        for fold in range(FOLDS):
            odds[folds == fold] = self.fit(folds, fold)[2][folds == fold]
        return odds

    def counts(self, odds: Matrix, threshold: float, *, model: bool, others: bool) -> Counts:
        """What the model, the other rules or both take."""
        taken = {True: [0, 0], False: [0, 0]}
        totals = [0, 0]
        for page, start in zip(self.pages, self.starts, strict=False):
            least = threshold if threshold_for(page.lines) < ALONE else max(threshold, ALONE)
            for n, (line, label) in enumerate(zip(page.lines, page.labels, strict=True)):
                if label is None:
                    continue
                by_model = page.is_shown and line.is_open and odds[start + n] >= bar(line, least)
                is_taken = (model and by_model) or (others and page.others[n])
                taken[page.is_clean][label] += is_taken
                if not page.is_clean:
                    totals[label] += 1
        return Counts(taken[False][1] / totals[1], taken[False][0] / totals[0], taken[True][0])


def _ones(found: Sequence[frozenset[str]], names: Sequence[str]) -> Matrix:
    place = {name: column for column, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for row, features in enumerate(found):
        for name in features:
            if name in place:
                rows[row, place[name]] = 1
    return rows


def _prior(names: Sequence[str], strength: float) -> Prior:
    return Prior(np.array([expected_weight(name) for name in names]), strength)


def report(trainer: Trainer, runs: Sequence[Matrix]) -> None:
    """Recall and the share of content lines taken, at several thresholds, over all runs."""
    others = trainer.counts(runs[0], 2.0, model=False, others=True)
    print(f"other rules alone: recall {others.recall:.3f}, content {others.content:.4f}")
    for title, with_others in (("model and other rules", True), ("model alone", False)):
        print(f"{title}, {len(runs)} times {FOLDS} folds of pages")
        print("threshold  recall          content taken     clean lines taken")
        for threshold in sorted({*_THRESHOLDS, THRESHOLD}):
            found = [trainer.counts(run, threshold, model=True, others=with_others) for run in runs]
            recall = np.array([counts.recall for counts in found])
            content = np.array([counts.content for counts in found])
            clean = np.mean([counts.clean for counts in found])
            print(
                f"{threshold:9.2f}  {recall.mean():.3f} ± {recall.std():.3f}"
                f"  {content.mean():.4f} ± {content.std():.4f} {clean:9.1f}"
            )


def write(trainer: Trainer, seed: int) -> None:
    """Fit both looks to all pages and write their weights."""
    first, second, _, names = trainer.fit(trainer.folds(seed), -1)
    once = dict(zip([*trainer.names, BIAS], first, strict=True))
    again = dict(zip([*names, BIAS], second, strict=True))
    lines = []
    for name in (BIAS, *sorted(names)):
        weight = f"{once[name]:.3f}" if name in once else ""
        lines.append(f"{name}\t{weight}\t{again[name]:.3f}")
    MODEL.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train, report, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="cross-validations (default: 3)")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    trainer = Trainer(read(options.data, options.clean))
    furniture = int(trainer.labels[trainer.teaches].sum())
    print(f"{trainer.teaches.sum()} lines, {furniture} furniture, {len(trainer.names)} features")
    if options.runs:
        report(trainer, [trainer.cross_validated(seed) for seed in range(options.runs)])
    if options.write:
        write(trainer, 0)


if __name__ == "__main__":
    main()
