"""mse in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np


def table(rng, n_users, n_items, observed):
    is_observed = rng.random((n_users, n_items)) < observed
    is_observed[:, 0] = True
    return rng.integers(1, 6, size=(n_users, n_items)) * is_observed.astype(float)


def counts_observed_ratings_only(rng, mse):
    """Check which entries enter the sum, and what it is divided by."""
    real = table(rng, 8, 6, 0.5)
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    wanted = np.mean((real - predicted)[real != 0] ** 2)
    message = "mse of a table in which some ratings are missing"
    np.testing.assert_allclose(mse(real, predicted), wanted, rtol=1e-9, err_msg=message)
    predicted = predicted + 100.0 * (real == 0)
    message = "mse with large predictions where the rating is missing"
    np.testing.assert_allclose(mse(real, predicted), wanted, rtol=1e-9, err_msg=message)


def averages_squares_on_a_full_table(rng, mse):
    """Check what is done with each difference, and with all of them together."""
    real = rng.integers(1, 6, size=(5, 4)).astype(float)
    predicted = rng.uniform(-20.0, 30.0, size=real.shape)
    message = "mse of a table in which nothing is missing"
    wanted = np.mean((real - predicted) ** 2)
    np.testing.assert_allclose(mse(real, predicted), wanted, rtol=1e-9, err_msg=message)


def counts_predictions_of_zero(rng, mse):
    """The real rating decides whether an entry counts, not the prediction."""
    real = rng.integers(1, 6, size=(6, 5)).astype(float)
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    predicted[rng.integers(6), :3] = 0.0
    wanted = np.mean((real - predicted) ** 2)
    np.testing.assert_allclose(mse(real, predicted), wanted, rtol=1e-9, err_msg="mse with predictions of 0")


def refuses_a_table_without_ratings(rng, mse):
    """Raise ValueError if nothing is observed, and leave both tables as they were."""
    real = np.zeros((3, 4))
    predicted = rng.uniform(1.0, 5.0, size=real.shape)
    try:
        mse(real, predicted)
    except ValueError:
        pass
    else:
        raise AssertionError("mse of a table without ratings raised no ValueError")
    real[rng.integers(3), rng.integers(4)] = rng.integers(1, 6)
    before = real.copy(), predicted.copy()
    mse(real, predicted)
    np.testing.assert_array_equal(real, before[0], err_msg="mse changed its argument real")
    np.testing.assert_array_equal(predicted, before[1], err_msg="mse changed its argument predicted")
