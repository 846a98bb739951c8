"""logprob in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
from scipy.stats import norm


def cluster(rng):
    return rng.uniform(-3.0, 3.0), rng.uniform(0.5, 0.7), rng.uniform(0.1, 0.6)


def adds_the_logs_of_share_and_density(rng, logprob):
    """Check each of the four terms of the formula, and their signs."""
    mu, sig, pi = cluster(rng)
    for width in (sig, 3.0 * sig):
        x = mu + width * rng.uniform(-2.0, 2.0, size=7)
        wanted = np.log(pi) + norm.logpdf(x, mu, width)
        message = f"logprob(x, mu={mu:.3g}, sig={width:.3g}, pi={pi:.3g}) is wrong near the cluster"
        np.testing.assert_allclose(logprob(x, mu, width, pi), wanted, rtol=1e-9, atol=1e-9, err_msg=message)


def stays_finite_where_the_density_underflows(rng, logprob):
    """Do not compute the density first: far from the cluster it is 0.0."""
    mu, sig, pi = cluster(rng)
    x = mu + sig * rng.choice([-1.0, 1.0], size=6) * rng.uniform(45.0, 65.0, size=6)
    wanted = np.log(pi) + norm.logpdf(x, mu, sig)
    message = f"logprob(x, mu={mu:.3g}, sig={sig:.3g}, pi={pi:.3g}) is wrong far from the cluster"
    np.testing.assert_allclose(logprob(x, mu, sig, pi), wanted, rtol=1e-9, err_msg=message)


def keeps_the_shape_of_x(rng, logprob):
    """Check what your function does with numbers, and with arrays of more than one axis."""
    mu, sig, pi = cluster(rng)
    points = [mu + sig, int(rng.integers(-3, 4))]
    points += [mu + sig * rng.uniform(-2.0, 2.0, size=shape) for shape in ((1,), (2, 3), (2, 1, 4))]
    for x in points:
        got, wanted = logprob(x, mu, sig, pi), np.log(pi) + norm.logpdf(x, mu, sig)
        assert np.shape(got) == np.shape(x), f"x has shape {np.shape(x)}, but the result has {np.shape(got)}"
        np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-9, err_msg=f"x of shape {np.shape(x)}")


def refuses_a_standard_deviation_that_is_not_positive(rng, logprob):
    """Raise ValueError if sig is zero or below."""
    mu, _, pi = cluster(rng)
    x = rng.uniform(-3.0, 3.0, size=2)
    logprob(x, mu, 1e-3, pi)
    for sig in (0.0, -0.5):
        try:
            logprob(x, mu, sig, pi)
        except ValueError:
            continue
        raise AssertionError(f"logprob with sig = {sig} raised no ValueError")


def leaves_its_points_alone(rng, logprob):
    """Work on a copy of x."""
    mu, sig, pi = cluster(rng)
    for shape in (5, (2, 3)):
        x = rng.uniform(1.0, 2.0, size=shape)
        before = x.copy()
        logprob(x, mu, sig, pi)
        np.testing.assert_array_equal(x, before, err_msg="logprob changed its argument x")
