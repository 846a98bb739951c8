"""log_sum_exp in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
from scipy.special import logsumexp


def sums_over_the_last_axis(rng, log_sum_exp):
    """Check over which axis you sum, and the shapes on the way."""
    for shape in ((4, 6), (2, 3, 5), (3, 1)):
        logp = rng.uniform(-3.0, 3.0, size=shape)
        got, wanted = log_sum_exp(logp), logsumexp(logp, axis=-1)
        assert np.shape(got) == shape[:-1], f"logp has shape {shape}, but the result has {np.shape(got)}"
        np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-9, err_msg=f"logp of shape {shape}")


def survives_large_values(rng, log_sum_exp):
    """Subtract the largest value before exp, and add it back at the end."""
    for level in (-9e3, -1e3, 9e3):
        logp = level + rng.uniform(-3.0, 3.0, size=6)
        message = f"log_sum_exp of values near {level:g}"
        np.testing.assert_allclose(log_sum_exp(logp), logsumexp(logp), rtol=1e-12, err_msg=message)
    logp = np.array([-9e3, *rng.permutation([rng.uniform(1.0, 2.0), 0.5]), -2e3])
    np.testing.assert_allclose(log_sum_exp(logp), logsumexp(logp), rtol=1e-9, err_msg=f"log_sum_exp({logp})")
    logp = rng.permutation([-745.1, -743.7, -742.3, -743.1, -746.3, -741.8])
    np.testing.assert_allclose(log_sum_exp(logp), logsumexp(logp), rtol=1e-12, err_msg=f"log_sum_exp({logp})")


def treats_each_row_on_its_own(rng, log_sum_exp):
    """Each row needs a maximum of its own."""
    levels = rng.permutation([-9e3, -4e3, 2e3, 5e3, 9e3])
    logp = levels[:, np.newaxis] + rng.uniform(-3.0, 3.0, size=(5, 4))
    message = "log_sum_exp of five rows that lie thousands apart"
    np.testing.assert_allclose(log_sum_exp(logp), logsumexp(logp, axis=-1), rtol=1e-12, err_msg=message)


def knows_impossible_terms(rng, log_sum_exp):
    """Check what becomes of -inf: -inf - (-inf) is nan."""
    logp = rng.uniform(1.0, 3.0, size=(3, 4))
    logp[1], logp[0, 2], logp[2, :2] = -np.inf, -np.inf, -np.inf
    wanted = logsumexp(logp, axis=-1)
    np.testing.assert_allclose(log_sum_exp(logp), wanted, rtol=1e-9, err_msg="log_sum_exp with terms of -inf")
    message = "log_sum_exp of nothing but -inf"
    np.testing.assert_allclose(log_sum_exp(np.full(3, -np.inf)), -np.inf, err_msg=message)
    certain = np.array([-1e4, *rng.permutation([0.0, -np.inf]), -np.inf])
    np.testing.assert_allclose(log_sum_exp(certain), 0.0, atol=1e-9, err_msg=f"log_sum_exp({certain})")


def leaves_its_values_alone(rng, log_sum_exp):
    """Work on a copy of logp."""
    row = rng.uniform(1.0, 3.0, size=5)
    matrix = rng.uniform(1.0, 3.0, size=(3, 4))
    matrix[1, 2] = -np.inf
    for logp in (row, matrix):
        before = logp.copy()
        log_sum_exp(logp)
        np.testing.assert_array_equal(logp, before, err_msg="log_sum_exp changed its argument logp")
