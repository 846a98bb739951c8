"""Classical item analysis: how hard each exercise and each hidden test is, and whether it tells students apart.

An item is an exercise or a hidden test; its score is the share of its points that a student has earned. The formulas
are those of classical test theory, see each function.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

FEW = 10  # students below which correlations say nothing, and are not shown
GROUP = 0.27  # share of the class in the upper and in the lower group
LITTLE = 0.1  # a correlation below this is close to none

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Item:
    """What is known of one item. A figure is None if there are too few students, or if it is not defined because all
    have the same score.

    `marks` say why a teacher should look at it: "nobody", "everybody", "negative", "little".
    """

    students: int
    difficulty: float | None  # mean share of the points; high is easy
    correlation: float | None = None
    low: float | None = None  # the correlation's 95 % confidence interval
    high: float | None = None
    upper_lower: float | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alpha:
    """Cronbach's alpha, with its 95 % confidence interval; None if there are too few students."""

    students: int
    items: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None


def analyse(shares: Floats, rest: Floats, totals: Floats) -> Item:
    """One item: the students' shares of its points, their points on all other items, and those on all items."""
    count = len(shares)
    if not count:
        return Item(0, None)
    difficulty = float(np.mean(shares))
    if count < FEW:
        return Item(count, difficulty)
    correlation, low, high = item_rest_correlation(shares, rest)
    marks = []
    if float(np.max(shares)) <= 0.0:
        marks.append("nobody")
    elif float(np.min(shares)) >= 1.0:
        marks.append("everybody")
    if correlation is not None and correlation < 0:
        marks.append("negative")
    elif correlation is not None and correlation < LITTLE:
        marks.append("little")
    return Item(count, difficulty, correlation, low, high, upper_lower_index(shares, totals), tuple(marks))


def item_rest_correlation(shares: Floats, rest: Floats) -> tuple[float | None, float | None, float | None]:
    """The correlation of an item with the points on all other items, and its 95 % confidence interval.

    Pearson's r with the item itself left out of the total, which would otherwise correlate with itself (Henrysson
    1963, Correction of item-total correlations in item analysis, Psychometrika 28). For an item that is right or wrong
    it is the point-biserial correlation. The interval is Fisher's.
    """
    if np.ptp(shares) < 1e-12 or np.ptp(rest) < 1e-12:
        return None, None, None
    correlation = min(1.0, max(-1.0, float(np.corrcoef(shares, rest)[0, 1])))
    if abs(correlation) > 1.0 - 1e-12:
        return correlation, correlation, correlation
    width = NormalDist().inv_cdf(0.975) / math.sqrt(len(shares) - 3)  # of the interval on Fisher's scale
    middle = math.atanh(correlation)
    return correlation, math.tanh(middle - width), math.tanh(middle + width)


def upper_lower_index(shares: Floats, totals: Floats) -> float | None:
    """The mean share of the upper 27 % of students by total points, less that of the lower 27 %.

    Kelley 1939 (The selection of upper and lower groups for the validation of test items, Journal of Educational
    Psychology 30) shows why 27 %. Students with the same total at the edge of a group are in it with equal parts, so
    that their order does not matter.
    """
    if np.ptp(totals) < 1e-12:
        return None
    upper, lower = _weights(totals), _weights(-totals)
    return float(shares @ upper - shares @ lower)


def _weights(totals: Floats) -> Floats:
    """How much each student counts in the group with the highest totals; the weights add up to 1."""
    size = GROUP * len(totals)
    weights = np.zeros(len(totals))
    for total in np.unique(totals)[::-1]:
        same = np.isclose(totals, total, rtol=0, atol=1e-9)
        weights[same] = min(1.0, size / np.count_nonzero(same))
        size -= np.count_nonzero(same)
        if size <= 0:
            break
    return weights / weights.sum()


def cronbach_alpha(points: Floats) -> Alpha:
    """How consistently the items rank the students, from the points of students (rows) on items (columns).

    alpha = k / (k - 1) * (1 - sum of the items' variances / variance of the totals), Cronbach 1951 (Coefficient alpha
    and the internal structure of tests, Psychometrika 16). The interval is that of Feldt 1965 (The approximate sampling
    distribution of Kuder-Richardson reliability coefficient twenty, Psychometrika 30).
    """
    students, items = points.shape
    if students < FEW or items < 2:
        return Alpha(students, items)
    of_totals = float(np.var(points.sum(axis=1), ddof=1))
    if of_totals < 1e-12:
        return Alpha(students, items)
    alpha = items / (items - 1) * (1 - float(np.var(points, axis=0, ddof=1).sum()) / of_totals)
    degrees = students - 1, (students - 1) * (items - 1)
    low = 1 - (1 - alpha) * f_quantile(0.975, *degrees)
    high = 1 - (1 - alpha) * f_quantile(0.025, *degrees)
    return Alpha(students, items, alpha, low, min(high, 1.0) if math.isfinite(high) else None)


def f_quantile(share: float, above: int, below: int) -> float:
    """The value below which this share of the F distribution lies, with so many degrees of freedom above and below."""
    low, high = 0.0, 1.0
    while high - low > 1e-15 * high:  # of the beta distribution, on which F goes back
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _incomplete_beta(above / 2, below / 2, middle) < share else (low, middle)
    return below * high / (above * (1 - high)) if high < 1 else math.inf


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22) and Lentz's method."""
    if x <= 0.0 or x >= 1.0:
        return float(x >= 1.0)
    if x > (a + 1) / (a + b + 2):  # there the fraction of the other tail converges faster
        return 1.0 - _incomplete_beta(b, a, 1.0 - x)
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, 10_000):
        half = step // 2
        if step % 2:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        lower = 1.0 / (1.0 + term * lower)
        upper = 1.0 + term / upper
        value *= upper * lower
        if abs(upper * lower - 1.0) < 1e-15:
            break
    front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(front) / (a * value)
