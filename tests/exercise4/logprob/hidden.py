"""What `logprob` is graded by. The reasons for its tolerances stand in mixtures.py."""

import numpy as np

from autograder.testing import agree, claim, hidden, leaves_alone, numbers, refuses

from ..mixtures import _cluster


@hidden("logprob", points=1)
def adds_the_logs_of_share_and_density(answer, reference, rng):
    """Near a cluster, the result is the log of its share plus the log of its normal density."""
    mu, sig, pi = _cluster(rng)
    # the logarithm of the width is negative for the first and positive for the second; the third has all points
    for width, share in ((sig, pi), (3.0 * sig, pi), (sig, 1.0)):
        agree(answer, reference, mu + width * rng.uniform(-2.0, 2.0, size=7), mu, width, share, rtol=1e-9, atol=1e-9)
    # a share that drawn ones, which may all lie near a tenth, do not promise
    agree(answer, reference, mu + sig * np.array([-0.5, 1.5]), mu, sig, 0.25, rtol=1e-9, atol=1e-9)
    with claim("A tiny share is used as it is."):
        for share in 10.0 ** rng.uniform([-5.0, -9.0], [-4.0, -8.0]):
            agree(answer, reference, mu + sig * rng.uniform(-2.0, 2.0, size=3), mu, sig, share, rtol=1e-9, atol=1e-9)
    for width in _small_widths(rng):  # beside a mean of their own size, so that no difference loses digits
        x, centre = width * rng.uniform(-2.0, 2.0, size=3), width * rng.uniform(-1.0, 1.0)
        with claim("A small standard deviation is used as it is."):
            agree(answer, reference, x, centre, width, pi, rtol=1e-9, atol=1e-9)
    # (x - mu) / sig keeps nine digits here; the square multiplied out keeps three
    mu, sig = rng.choice([-1.0, 1.0]) * rng.uniform(900.0, 1100.0), rng.uniform(1e-3, 2e-3)
    with claim("A narrow cluster far from zero keeps its digits."):
        agree(answer, reference, mu + sig * rng.uniform(1.0, 2.0, size=4), mu, sig, pi, rtol=1e-7, atol=1e-7)
    # to the ends of what the statement allows: squares and quotients of these are numbers still, of higher powers not
    for width, share in 10.0 ** rng.uniform(
        [[-99, -99], [-99, -1], [99, -99], [40, -40]], [[-95, -95], [-95, 0], [100, -95], [45, -35]]
    ):
        x, centre = width * rng.uniform(-2.0, 2.0, size=3), width * rng.uniform(-1.0, 1.0)
        with claim("Numbers of any size that the statement allows are used as they are."):
            agree(answer, reference, x, centre, width, share, rtol=1e-9)
    with claim("Each argument makes a difference, whatever was called before."):
        _remembers_nothing_of_a_cluster(answer, reference, rng)


def _small_widths(rng):
    """Standard deviations that are small and positive, in the order of their size."""
    return (10.0 ** rng.uniform([-4.0, -5.0, -7.0, -9.0, -12.0], [-3.4, -4.2, -6.3, -8.3, -11.0])).tolist()


def _remembers_nothing_of_a_cluster(answer, reference, rng):
    """Each argument makes a difference by itself, also after a call that was nearly the same."""
    mu, sig, pi = _cluster(rng)
    x = mu + sig * rng.uniform(-2.0, 2.0, size=6)
    inner = np.concatenate([x[:1], x[4:0:-1], x[5:]])  # the same ends, sum and largest
    for args in (
        (x, mu, sig, pi),
        (inner, mu, sig, pi),
        (x, mu + 0.5, sig, pi),
        (x, mu, 2.0 * sig, pi),
        (x, mu, sig, pi / 2.0),
        (x, mu, sig, pi),
    ):
        agree(answer, reference, *args, rtol=1e-9, atol=1e-9)


@hidden("logprob", points=2)
def stays_finite_where_the_density_underflows(answer, reference, rng):
    """Far from a cluster, where the density itself is 0.0 in float64, the result is still right."""
    mu, sig, pi = _cluster(rng)
    # exp(-45**2 / 2) is far below the smallest float64
    deviations = rng.choice([-1.0, 1.0], size=6) * rng.uniform(45.0, 65.0, size=6)
    agree(answer, reference, mu + sig * deviations, mu, sig, pi, rtol=1e-9)
    # results down to -5e7, some of them without a value near them
    deviations = rng.choice([-1.0, 1.0], size=4) * rng.uniform([120.0, 200.0, 900.0, 8e3], [150.0, 300.0, 2e3, 1e4])
    agree(answer, reference, mu + sig * deviations, mu, sig, pi, rtol=1e-9)
    agree(answer, reference, np.append(mu, mu + sig * deviations[1:]), mu, sig, pi, rtol=1e-9, atol=1e-9)
    # the density is a number here, of one or two digits
    results = rng.uniform(-743.0, -739.0, size=5)
    deviations = np.sqrt(-2.0 * (results - np.log(pi / sig / np.sqrt(2.0 * np.pi))))
    agree(answer, reference, mu + sig * deviations, mu, sig, pi, rtol=1e-9)


@hidden("logprob", points=1)
def keeps_the_shape_of_x(answer, reference, rng):
    """An array gives an array of its shape."""
    mu, sig, pi = _cluster(rng)
    with claim("A number gives a number."):
        for x in (mu + sig, int(rng.integers(-3, 4)), mu):
            agree(answer, reference, x, mu, sig, pi, rtol=1e-9, atol=1e-9)
    for shape in ((1,), (2, 3), (2, 1, 4), (3, 3), (1, 1), (4, 1)):
        agree(answer, reference, mu + sig * rng.uniform(-2.0, 2.0, size=shape), mu, sig, pi, rtol=1e-9, atol=1e-9)
    for shape in ((3, 2), (3, 3), (4, 3, 2)):  # transposed, which leaves the numbers where they are in memory
        agree(answer, reference, (mu + sig * rng.uniform(-2.0, 2.0, size=shape)).T, mu, sig, pi, rtol=1e-9, atol=1e-9)
    x = mu + sig * rng.uniform(-2.0, 2.0, size=6)
    for shape in ((6,), (2, 3), (3, 2), (6, 1), (6,)):
        agree(answer, reference, x.reshape(shape), mu, sig, pi, rtol=1e-9, atol=1e-9)
    for shape in ((0,), (2, 0), (2, 3, 0)):  # no point at all is an array too; of these, nested lists keep the shape
        with claim("An array without points gives an array of its shape."):
            agree(answer, reference, np.zeros(shape), mu, sig, pi)
    # whole numbers, and a point twice
    agree(answer, reference, np.array([1.5, -2.0, 1.5]), int(rng.integers(-2, 3)), 1, pi, rtol=1e-9, atol=1e-9)


@hidden("logprob", points=0.5)
def refuses_a_standard_deviation_that_is_not_positive(answer, reference, rng):
    """A standard deviation of zero or below raises ValueError."""
    mu, _, pi = _cluster(rng)
    x = rng.uniform(-3.0, 3.0, size=2)
    for sig in (1e-3, *_small_widths(rng)):
        with claim("A small positive standard deviation is taken as it is."):
            numbers(answer(x, mu, sig, pi), called=answer.last_called)
    for sig in (0.0, -0.5, 0, -int(rng.integers(1, 4)), *(-width for width in _small_widths(rng))):
        refuses(answer, x, mu, sig, pi)


@hidden("logprob", points=0.5)
def leaves_its_points_alone(answer, reference, rng):
    """The array x is the same after the call as before."""
    mu, sig, pi = _cluster(rng)
    value = leaves_alone(answer, rng.uniform(1.0, 2.0, size=5), mu, sig, pi)
    numbers(value, shape=(5,), called=answer.last_called)
    for shape in ((2, 3), (1, 2, 2)):
        leaves_alone(answer, rng.uniform(1.0, 2.0, size=shape), mu, sig, pi)
