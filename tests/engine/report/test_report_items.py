"""Item analysis against others' formulas."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from autograder.report import items


def points_of_a_class(students: int = 40, tests: int = 6) -> items.Floats:
    rng = np.random.default_rng(1)
    ability = rng.normal(size=(students, 1))
    return (ability + rng.normal(size=(students, tests)) > rng.normal(size=tests)).astype(float)


def test_the_correlation_leaves_the_item_itself_out() -> None:
    points = points_of_a_class()
    rest = points[:, 1:].sum(axis=1)
    item = items.analyse(points[:, 0], rest, points.sum(axis=1))
    assert item.correlation == pytest.approx(stats.pointbiserialr(points[:, 0] == 1, rest).statistic)
    assert item.correlation < np.corrcoef(points[:, 0], points.sum(axis=1))[0, 1]
    assert item.low is not None
    assert item.high is not None
    assert item.low < item.correlation < item.high


def test_the_upper_lower_index_compares_the_best_with_the_last() -> None:
    totals = np.arange(100.0)
    right = (totals >= 73).astype(float)  # the best 27
    assert items.upper_lower_index(right, totals) == pytest.approx(1.0)
    assert items.upper_lower_index(1 - right, totals) == pytest.approx(-1.0)


def test_students_with_the_same_total_are_in_the_groups_in_any_order() -> None:
    totals = np.array([0.0] * 3 + [1.0] * 30 + [2.0] * 7)
    shares = np.random.default_rng(2).random(40)
    order = np.random.default_rng(3).permutation(40)
    found = items.upper_lower_index(shares, totals)
    assert items.upper_lower_index(shares[order], totals[order]) == pytest.approx(found)
    size = items.GROUP * 40
    upper = (shares[33:].sum() + shares[3:33].mean() * (size - 7)) / size
    lower = (shares[:3].sum() + shares[3:33].mean() * (size - 3)) / size
    assert found == pytest.approx(upper - lower)


def test_alpha_of_right_and_wrong_is_kuder_and_richardsons_formula_20() -> None:
    points = points_of_a_class()
    share, count = points.mean(axis=0), points.shape[1]
    expected = count / (count - 1) * (1 - (share * (1 - share)).sum() / points.sum(axis=1).var())
    found = items.cronbach_alpha(points)
    assert found.alpha == pytest.approx(expected)
    assert found.low is not None
    assert found.high is not None
    assert found.low < expected < found.high


def test_the_interval_of_alpha_holds_the_true_value_as_often_as_it_says() -> None:
    rng = np.random.default_rng(4)
    items_, inside, tries = 5, 0, 400
    true = items_ * 0.5 / (1 + (items_ - 1) * 0.5)  # Spearman and Brown, of items that correlate by 0.5
    for _ in range(tries):
        found = items.cronbach_alpha(rng.normal(size=(30, 1)) + rng.normal(size=(30, items_)))
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= true <= found.high
    assert 0.92 < inside / tries < 0.98


def test_few_students_get_no_correlations() -> None:
    points = points_of_a_class(items.FEW - 1)
    item = items.analyse(points[:, 0], points[:, 1:].sum(axis=1), points.sum(axis=1))
    assert (item.correlation, item.upper_lower, item.marks) == (None, None, ())
    assert item.difficulty == pytest.approx(points[:, 0].mean())
    assert items.cronbach_alpha(points).alpha is None


@pytest.mark.parametrize(
    ("shares", "marks"),
    [
        (np.zeros(20), ("nobody",)),
        (np.ones(20), ("everybody",)),
        (np.repeat([1.0, 0.0], 10), ("negative",)),
        (np.tile([0.0, 1.0, 1.0, 0.0], 5), ("little",)),
        (np.repeat([0.0, 1.0], 10), ()),
    ],
)
def test_items_that_a_teacher_should_look_at_are_marked(shares: items.Floats, marks: tuple[str, ...]) -> None:
    rest = np.linspace(0, 10, 20) if "little" not in marks else np.linspace(0, 10, 20) + 0.3 * shares
    assert items.analyse(shares, rest, rest + shares).marks == marks


@pytest.mark.parametrize("degrees", [(9, 18), (39, 195), (999, 19980), (1, 1)])
def test_quantiles_are_those_of_scipy(degrees: tuple[int, int]) -> None:
    for share in (0.025, 0.5, 0.975):
        assert items.f_quantile(share, *degrees) == pytest.approx(stats.f.ppf(share, *degrees), rel=1e-9)


def test_the_correlation_and_its_interval_are_those_of_scipy() -> None:
    points = points_of_a_class()
    found = items.item_rest_correlation(points[:, 0], points[:, 1:].sum(axis=1))
    wanted = stats.pearsonr(points[:, 0], points[:, 1:].sum(axis=1))
    interval = wanted.confidence_interval(0.95)
    assert found == pytest.approx((wanted.statistic, interval.low, interval.high), rel=1e-12)
