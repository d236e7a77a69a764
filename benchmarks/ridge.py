"""Logistic regression with a prior: what the line model is fitted with. Needs numpy."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS = 60
_CLOSE = 1e-7
_LOOSE_BIAS = 1e-3


class Prior(NamedTuple):
    """What is known of the weights before any data.

    Attributes:
        expected: each weight's expected value. One that is not 0 is also the only sign that the
            weight can have.
        strength: the penalty on a weight's squared distance from its expected value.
    """

    expected: Matrix
    strength: float


def fit(rows: Matrix, labels: Matrix, prior: Prior) -> Matrix:
    """The likeliest weights, and the bias at the end: projected Newton steps, halved as needed.

    Args:
        rows: an example a row, a feature a column.
        labels: 1 or 0 for each row.
        prior: see `Prior`.
    """
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    expected = np.append(prior.expected, 0.0)
    strength = np.append(np.full(len(prior.expected), prior.strength), _LOOSE_BIAS)
    lowest = np.where(expected > 0, 0.0, -np.inf)
    highest = np.where(expected < 0, 0.0, np.inf)
    found = expected.copy()

    def loss(weights: Matrix) -> float:
        score = rows @ weights
        return float(
            (np.logaddexp(0, score) - labels * score).sum()
            + (strength * (weights - expected) ** 2).sum() / 2
        )

    best = loss(found)
    for _ in range(_STEPS):
        odds = chances(rows, found)
        gradient = rows.T @ (odds - labels) + strength * (found - expected)
        held = ((found <= lowest) & (gradient > 0)) | ((found >= highest) & (gradient < 0))
        free = ~held
        part = rows[:, free]
        curvature = (part * (odds * (1 - odds))[:, None]).T @ part + np.diag(strength[free])
        step = np.zeros(len(found))
        step[free] = np.linalg.solve(curvature, gradient[free])
        size = 1.0
        moved = np.clip(found - step, lowest, highest)
        while (now := loss(moved)) > best and size > 1e-6:
            size /= 2
            moved = np.clip(found - size * step, lowest, highest)
        if now > best:
            break
        found = moved
        if best - now < _CLOSE * best:
            break
        best = now
    return found


def chances(rows: Matrix, weights: Matrix) -> Matrix:
    """The logistic function of each row's score."""
    odds: Matrix = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
    return odds
