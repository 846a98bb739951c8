"""What the notebook *Mixture models* is graded by.

Tolerances: float64 carries 16 digits and a right answer in any order of summation loses at most a few of them, float32
carries 7. So rtol=1e-9 accepts the one and refuses the other. Where a logarithm may come out near zero, atol=1e-9 does
the same for its terms, which are of size 1 to 10.

Nothing may be left from an earlier call: some tests ask for inputs that agree in what a memory might go by (shape, sum,
largest, first and last element, bytes), and for the first of them once more.
"""

import numpy as np

from autograder.testing import agree, compare, hidden, leaves_alone, numbers, refuses


def _cluster(rng):
    """Mean, standard deviation and share; no term of the formula is near zero, so that a missing one is seen."""
    return rng.uniform(-3.0, 3.0), rng.uniform(0.5, 0.7), rng.uniform(0.1, 0.6)


# logprob ------------------------------------------------------------------------------------------------------------


@hidden("logprob", points=1)
def adds_the_logs_of_share_and_density(answer, reference, rng):
    """Near a cluster, the result is the log of its share plus the log of its normal density."""
    mu, sig, pi = _cluster(rng)
    # the logarithm of the width is negative for the first and positive for the second; the third has all points
    for width, share in ((sig, pi), (3.0 * sig, pi), (sig, 1.0)):
        agree(answer, reference, mu + width * rng.uniform(-2.0, 2.0, size=7), mu, width, share, rtol=1e-9, atol=1e-9)
    for share in 10.0 ** rng.uniform([-5.0, -9.0], [-4.0, -8.0]):
        agree(answer, reference, mu + sig * rng.uniform(-2.0, 2.0, size=3), mu, sig, share, rtol=1e-9, atol=1e-9)
    for width in _small_widths(rng):  # beside a mean of their own size, so that no difference loses digits
        x, centre = width * rng.uniform(-2.0, 2.0, size=3), width * rng.uniform(-1.0, 1.0)
        agree(answer, reference, x, centre, width, pi, rtol=1e-9, atol=1e-9)
    # (x - mu) / sig keeps nine digits here; the square multiplied out keeps three
    mu, sig = rng.choice([-1.0, 1.0]) * rng.uniform(900.0, 1100.0), rng.uniform(1e-3, 2e-3)
    agree(answer, reference, mu + sig * rng.uniform(1.0, 2.0, size=4), mu, sig, pi, rtol=1e-7, atol=1e-7)
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
    """Far from a cluster, where the density itself is 0.0 in float64, the result is still finite and right."""
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
    """A number gives a number, and an array gives an array of its shape."""
    mu, sig, pi = _cluster(rng)
    for x in (mu + sig, int(rng.integers(-3, 4)), mu):
        agree(answer, reference, x, mu, sig, pi, rtol=1e-9, atol=1e-9)
    for shape in ((1,), (2, 3), (2, 1, 4), (3, 3), (1, 1), (4, 1)):
        agree(answer, reference, mu + sig * rng.uniform(-2.0, 2.0, size=shape), mu, sig, pi, rtol=1e-9, atol=1e-9)
    for shape in ((3, 2), (3, 3), (4, 3, 2)):  # transposed, which leaves the numbers where they are in memory
        agree(answer, reference, (mu + sig * rng.uniform(-2.0, 2.0, size=shape)).T, mu, sig, pi, rtol=1e-9, atol=1e-9)
    x = mu + sig * rng.uniform(-2.0, 2.0, size=6)
    for shape in ((6,), (2, 3), (3, 2), (6, 1), (6,)):
        agree(answer, reference, x.reshape(shape), mu, sig, pi, rtol=1e-9, atol=1e-9)
    # whole numbers, and a point twice
    agree(answer, reference, np.array([1.5, -2.0, 1.5]), int(rng.integers(-2, 3)), 1, pi, rtol=1e-9, atol=1e-9)


@hidden("logprob", points=0.5)
def refuses_a_standard_deviation_that_is_not_positive(answer, reference, rng):
    """A standard deviation of zero or below raises ValueError, and a small positive one does not."""
    mu, _, pi = _cluster(rng)
    x = rng.uniform(-3.0, 3.0, size=2)
    for sig in (1e-3, *_small_widths(rng)):
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


# log_sum_exp --------------------------------------------------------------------------------------------------------


@hidden("log_sum_exp", points=1)
def sums_over_the_last_axis(answer, reference, rng):
    """Ordinary values are summed over the last axis, for one row, for a matrix and for a stack of matrices."""
    for shape in ((4, 6), (2, 3, 5), (3, 1), (1, 4), (5, 5), (3, 3, 3), (2, 1, 4), (1, 1), (1,), (2, 1, 3, 2)):
        agree(answer, reference, rng.uniform(-3.0, 3.0, size=shape), rtol=1e-9, atol=1e-9)
    for shape in ((3, 2), (4, 4), (4, 3, 2)):  # transposed, which leaves the numbers where they are in memory
        agree(answer, reference, rng.uniform(-3.0, 3.0, size=shape).T, rtol=1e-9, atol=1e-9)
    # Terms far below the largest count. Next to a largest of 0 the sum is off by 1e-15, and they add 1e-12 and more.
    for below in (8.0, 12.0, 16.0, 20.0, 26.0):
        logp = rng.permutation([0.0, *(-below - rng.uniform(0.0, 1.0, size=5))])
        agree(answer, reference, logp, atol=1e-13)
    logp = rng.uniform(-3.0, 3.0, size=12)
    first, last = np.append(logp[:3], 4.0), np.append(logp[3:6], 4.0)
    inner = np.concatenate([logp[:1], logp[10:0:-1], logp[11:]])  # the same ends, sum and largest
    shapes = ((3, 4), (4, 3), (12, 1), (1, 12), (12,), (2, 2, 3))
    same_ends = [np.concatenate([[-1.0], rng.uniform(-3.0, 1.0, size=3), [4.0, 1.0]]) for _ in range(2)]
    rows = [logp.reshape(shape) for shape in shapes] + [inner.reshape(3, 4), inner.reshape(4, 3)]
    for logp in (*rows, first, last, *same_ends, rows[0], first):
        agree(answer, reference, logp, rtol=1e-9, atol=1e-9)


@hidden("log_sum_exp", points=1.5)
def survives_large_values(answer, reference, rng):
    """Log-probabilities in the thousands, negative or positive, neither underflow nor overflow."""
    for level in (-9e3, -1e3, 9e3):
        # next to 9,000 the sum itself adds about 2, so 1e-12 (an error of 1e-8) sees it in full
        agree(answer, reference, level + rng.uniform(-3.0, 3.0, size=6), rtol=1e-12)
    # the largest twice, and both ends of what is promised
    agree(answer, reference, rng.permutation([1e4, -1e4, 1e4 - 2.5, 1e4]), rtol=1e-12)
    for level in (-1e4, -9999.0, -1e3, -999.0, -100.0, 100.0, 1e4):  # no finite value says "impossible"
        agree(answer, reference, np.full(3, level), rtol=1e-12)
    # first and last lie far below the largest, so that only the largest serves to be subtracted
    agree(answer, reference, np.array([-9e3, *rng.permutation([rng.uniform(1.0, 2.0), 0.5]), -2e3]), rtol=1e-9)
    # exp of these is a number still, but of one or two digits: the plain formula is off by 1e-2
    agree(answer, reference, rng.permutation([-745.1, -743.7, -742.3, -743.1, -746.3, -741.8]), rtol=1e-12)


@hidden("log_sum_exp", points=1)
def treats_each_row_on_its_own(answer, reference, rng):
    """Rows that lie thousands apart do not disturb each other."""
    levels = rng.permutation([-9e3, -4e3, 2e3, 5e3, 9e3])
    for n_terms in (4, 5):
        agree(answer, reference, levels[:, np.newaxis] + rng.uniform(-3.0, 3.0, size=(5, n_terms)), rtol=1e-12)


@hidden("log_sum_exp", points=1)
def knows_impossible_terms(answer, reference, rng):
    """A term of -inf adds nothing, and a row of nothing but -inf gives -inf."""
    logp = rng.uniform(1.0, 3.0, size=(3, 4))
    logp[1], logp[0, 2], logp[2, :2] = -np.inf, -np.inf, -np.inf
    agree(answer, reference, logp, rtol=1e-9)
    agree(answer, reference, np.full(3, -np.inf))
    agree(answer, reference, np.full((2, 2), -np.inf))
    # next to an impossible row, the others are taken as they are: far below, far above, and at the end of what is legal
    logp = np.array([-9e3, -1e4, -np.inf, 1e3, 9e3])[:, np.newaxis] + rng.uniform(1.0, 3.0, size=(5, 3))
    logp[1] = -1e4
    agree(answer, reference, logp[rng.permutation(5)], rtol=1e-12)
    # a term of 0 is no gap: it says "certain"
    certain = np.array([-1e4, *rng.permutation([0.0, -np.inf]), -np.inf])
    agree(answer, reference, certain, atol=1e-9)


@hidden("log_sum_exp", points=0.5)
def leaves_its_values_alone(answer, reference, rng):
    """The array logp is the same after the call as before."""
    numbers(leaves_alone(answer, rng.uniform(1.0, 3.0, size=5)), shape=(), called=answer.last_called)
    logp = rng.uniform(1.0, 3.0, size=(3, 4))
    logp[1, 2] = -np.inf
    leaves_alone(answer, logp)  # the shape is the first test's


# responsibilities ---------------------------------------------------------------------------------------------------

EARLIER = ("logprob", "log_sum_exp")


def _clusters(rng, shares):
    """Three overlapping clusters of different width with the given shares, sorted neither by mean nor by width."""
    means = np.array([0.2, -1.0, 1.0]) + rng.uniform(-0.2, 0.2, size=3)
    widths = np.array([0.8, 1.4, 0.5]) + rng.uniform(-0.05, 0.05, size=3)
    return [(float(mu), float(sig), float(pi)) for mu, sig, pi in zip(means, widths, shares, strict=True)]


@hidden("responsibilities", points=1, uses=EARLIER, without={"iterables": "clusters is a sequence, with a length"})
def follows_bayes_rule(answer, reference, rng):
    """With equal shares, the responsibilities follow the densities of the clusters."""
    agree(answer, reference, rng.uniform(-1.2, 1.5, size=4), _clusters(rng, [1 / 3] * 3), rtol=1e-9)


@hidden("responsibilities", points=1, uses=EARLIER)
def weighs_the_clusters_by_their_shares(answer, reference, rng):
    """A cluster with a larger share gets more of a point."""
    shares = rng.permutation([0.1, 0.25, 0.65])
    agree(answer, reference, rng.uniform(-1.2, 1.5, size=4), _clusters(rng, shares), rtol=1e-9)
    # two clusters around the same mean, and one that is there twice
    first, second, third = _clusters(rng, rng.permutation([0.1, 0.2, 0.3]))
    clusters = [first, (first[0], *second[1:]), third, first]
    agree(answer, reference, rng.uniform(-1.2, 1.5, size=5), clusters, rtol=1e-9)
    # a small probability is no zero: from 1e-3 to 1e-10, on either side (1e-12 is room for 1 - r)
    clusters = [(0.0, 1.0, float(shares[0])), (2.0, 1.0, float(shares[0]))]
    offsets = rng.uniform([3.5, 5.0, 6.5, 8.0, 10.0], [4.0, 6.0, 7.5, 9.0, 11.0])
    agree(answer, reference, 1.0 + rng.choice([-1.0, 1.0]) * offsets, clusters, rtol=1e-8, atol=1e-12)
    _remembers_no_clusters(answer, reference, rng)


def _remembers_no_clusters(answer, reference, rng):
    """Each number of each cluster makes a difference by itself, also after a call that was nearly the same."""
    x = rng.uniform(-1.2, 1.5, size=4)
    clusters = _clusters(rng, rng.permutation([0.1, 0.3, 0.6]))
    agree(answer, reference, x, clusters, rtol=1e-9)
    for changed in range(3):
        for factors in ((1.0, 1.0, 0.5), (1.0, 1.3, 1.0), (1.5, 1.0, 1.0)):
            other = list(clusters)
            other[changed] = tuple(a * b for a, b in zip(clusters[changed], factors, strict=True))
            agree(answer, reference, x, other, rtol=1e-9)
    agree(answer, reference, x[[0, 2, 1, 3]], clusters, rtol=1e-9)
    agree(answer, reference, x, clusters[::-1], rtol=1e-9)
    agree(answer, reference, x, clusters, rtol=1e-9)


@hidden("responsibilities", points=2, uses=EARLIER)
def has_an_answer_where_all_densities_underflow(answer, reference, rng):
    """Points far from every cluster get responsibilities too, each row by itself."""
    mu, sig, _ = _cluster(rng)
    # nearly equal clusters, so that none of them is certain even 45 to 150 standard deviations away
    clusters = [(float(mu + sig * shift), sig, 1 / 3) for shift in np.roll([-0.01, 0.0, 0.012], rng.integers(1, 3))]
    distances = np.array([-150.0, -70.0, 45.0, 100.0]) + rng.uniform(0.0, 5.0, size=4)
    # a log-probability near -1e4 carries twelve digits after rounding
    agree(answer, reference, mu + sig * distances[rng.permutation(4)], clusters, rtol=1e-8)
    # the densities are numbers here, of three or four digits
    agree(answer, reference, np.array([mu + 38.3 * sig]), clusters, rtol=1e-8)
    # one cluster is certain, and the others next to impossible but for what 1 - r leaves
    agree(
        answer,
        reference,
        np.array([mu - 8 * sig, mu]),
        [(mu + 8 * sig, sig, 0.5), *clusters[:2]],
        rtol=1e-8,
        atol=1e-12,
    )
    # clusters so far apart that each of them, the first too, is next to impossible somewhere: on others, and between
    means = mu + sig * np.array([-200.0, -60.0, 0.3, 90.0])
    clusters = [(float(mean), sig, 0.25) for mean in rng.permutation(means)]
    x = [*means, (means[1] + means[2]) / 2.0, (means[2] + means[3]) / 2.0]
    agree(answer, reference, rng.permutation(x), clusters, rtol=1e-8, atol=1e-12)
    pair = [(float(mean), sig, 0.5) for mean in rng.permutation(means[::3])]
    agree(answer, reference, means[::3], pair, rtol=1e-8, atol=1e-12)
    agree(answer, reference, means[::3], pair[::-1], rtol=1e-8, atol=1e-12)


@hidden("responsibilities", points=1, uses=EARLIER)
def takes_a_single_number_too(answer, reference, rng):
    """A number gives one value for each cluster, N points give N rows, and both arguments stay as they were.

    As many points as clusters show whether rows and columns are told apart by their number.
    """
    clusters = _clusters(rng, [0.2, 0.3, 0.5])
    for number in (float(rng.uniform(-1.0, 1.0)), int(rng.integers(-1, 2)), 0):
        agree(answer, reference, number, clusters, rtol=1e-9)
    for n_points in (257, 1537):  # one more than 256, and than three times 512
        agree(answer, reference, rng.uniform(-1.0, 1.0, size=n_points), clusters, rtol=1e-9)
    agree(answer, reference, rng.uniform(-1.0, 1.0, size=1), clusters, rtol=1e-9)
    x = rng.uniform(-1.0, 1.0, size=3)
    compare(leaves_alone(answer, x, clusters), reference(x, clusters), called=answer.last_called, rtol=1e-9)
    agree(answer, reference, x, clusters[:1], rtol=1e-9)
    agree(answer, reference, x[:1], clusters[:1], rtol=1e-9)
    agree(answer, reference, x[[0, 1, 0]], tuple(clusters[:2]), rtol=1e-9)


# mean_log_density ---------------------------------------------------------------------------------------------------
# rtol=1e-9 leaves room for a sum of a million equal terms (1e-10 at worst) and for numerical integration.


@hidden("mean_log_density", points=1, uses=("logprob",))
def is_right_in_few_dimensions(answer, reference, rng):
    """The expected log-density is right for one to a few hundred dimensions."""
    # 2 before 1: for every odd number, a dimension too few is the same as half of it rounded down
    several = [2, 1, *rng.integers(3, 400, size=3)]
    for dimensions in (*several, several[-1], *several, 1, 1):  # each again: after itself, and after others
        agree(answer, reference, int(dimensions), rtol=1e-9)


@hidden("mean_log_density", points=1, uses=("logprob",))
def is_right_where_the_density_underflows(answer, reference, rng):
    """It is finite and right also where the density itself is 0.0 in float64, up to a million dimensions."""
    largest = (*(2 * rng.integers(500, 20_000, size=3) + 1), 1_000_000)
    # the density is a number of few digits, or none, from here on
    smallest = (*rng.integers(501, 540, size=2), 526, *rng.integers(560, 1000, size=3), *rng.integers(400, 520, size=2))
    for dimensions in (*largest, *smallest, smallest[-1], largest[0]):
        agree(answer, reference, int(dimensions), rtol=1e-9)
