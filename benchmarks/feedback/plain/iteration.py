"""iteration in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
from sklearn.linear_model import Ridge


def table(rng, n_users, n_items, observed):
    is_observed = rng.random((n_users, n_items)) < observed
    is_observed[:, 0] = True
    return rng.integers(1, 6, size=(n_users, n_items)) * is_observed.astype(float)


def ridge(fixed, ratings, weight):
    """One ridge regression for each row, on the columns that it has rated."""
    fits = []
    for row in ratings:
        rated = row != 0
        model = Ridge(alpha=weight, fit_intercept=False, solver="svd")
        fits.append(model.fit(fixed[:, rated].T, row[rated]).coef_)
    return np.array(fits).T


def gives_the_closed_form_on_a_full_table(rng, iteration):
    """Check the formula of ridge regression, term by term."""
    for K, n_rows, n_columns in ((3, 5, 9), (1, 4, 6), (3, 3, 5), (4, 4, 4)):
        ratings = rng.integers(1, 6, size=(n_rows, n_columns)).astype(float)
        fixed, weight = rng.normal(size=(K, n_columns)), rng.uniform(1.5, 4.0)
        got, wanted = iteration(fixed, ratings, weight), ridge(fixed, ratings, weight)
        assert np.shape(got) == (K, n_rows), f"got shape {np.shape(got)}, wanted {(K, n_rows)}"
        message = f"iteration on a full table of shape {ratings.shape}, K={K}, weight={weight:.3g}"
        np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-9, err_msg=message)


def leaves_missing_ratings_out(rng, iteration):
    """Check which columns enter the sums of a row, on the left side and on the right."""
    ratings = table(rng, 40, 30, 0.5)
    ratings[:, :10] = rng.integers(1, 6, size=(40, 10))
    fixed = rng.normal(size=(3, 30))
    message = "iteration on a table of shape (40, 30) with missing ratings, K=3, weight=1e-6"
    wanted = ridge(fixed, ratings, 1e-6)
    np.testing.assert_allclose(iteration(fixed, ratings, 1e-6), wanted, rtol=1e-3, atol=1e-3, err_msg=message)


def weighs_the_penalty_as_it_is(rng, iteration):
    """Check which columns enter the sums of a row, and what is added on the left side."""
    ratings = table(rng, 40, 12, 0.5)
    ratings[:, :6] = rng.integers(1, 6, size=(40, 6))
    scarce = ratings.copy()
    scarce[0, 4:] = scarce[1, 1:] = 0.0
    fixed, weight = rng.normal(size=(5, 12)), rng.uniform(1.5, 4.0)
    for name, given in (("missing", ratings), ("many missing", scarce)):
        message = f"iteration on a table of shape (40, 12) with {name} ratings, K=5, weight={weight:.3g}"
        wanted = ridge(fixed, given, weight)
        np.testing.assert_allclose(iteration(fixed, given, weight), wanted, rtol=1e-3, atol=1e-3, err_msg=message)


def gives_zeros_for_a_row_without_ratings(rng, iteration):
    """Check the rows in which everything is 0, and that the arguments stay as they were."""
    ratings = rng.integers(1, 6, size=(4, 8)).astype(float)
    empty = int(rng.integers(3))
    ratings[empty] = 0.0
    fixed, weight = rng.normal(size=(3, 8)), rng.uniform(1.5, 4.0)
    before = fixed.copy(), ratings.copy()
    got = iteration(fixed, ratings, weight)
    np.testing.assert_array_equal(fixed, before[0], err_msg="iteration changed its argument fixed")
    np.testing.assert_array_equal(ratings, before[1], err_msg="iteration changed its argument ratings")
    message = f"column {empty} of the result, where row {empty} has no rating"
    np.testing.assert_allclose(got[:, empty], np.zeros(3), atol=1e-9, err_msg=message)


def refuses_shapes_that_do_not_fit(rng, iteration):
    """Raise ValueError if fixed and ratings differ in their number of columns."""
    fixed, ratings = rng.normal(size=(2, 6)), rng.integers(1, 6, size=(3, 6)).astype(float)
    iteration(fixed, ratings, 1.0)
    for one, other in ((5, 6), (6, 4), (1, 6), (6, 1)):
        try:
            iteration(fixed[:, :one], ratings[:, :other], 1.0)
        except ValueError:
            continue
        raise AssertionError(f"iteration with {one} and {other} columns raised no ValueError")
