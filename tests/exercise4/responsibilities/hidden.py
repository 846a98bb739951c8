"""What `responsibilities` is graded by. The reasons for its tolerances stand in mixtures.py."""

import numpy as np

from autograder.testing import agree, claim, compare, hidden, leaves_alone

from ..mixtures import _cluster

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
    with claim("Each cluster counts, even if another one has the same mean or is the same."):
        agree(answer, reference, rng.uniform(-1.2, 1.5, size=5), clusters, rtol=1e-9)
    # a small probability is no zero: from 1e-3 to 1e-10, on either side (1e-12 is room for 1 - r)
    clusters = [(0.0, 1.0, float(shares[0])), (2.0, 1.0, float(shares[0]))]
    offsets = rng.uniform([3.5, 5.0, 6.5, 8.0, 10.0], [4.0, 6.0, 7.5, 9.0, 11.0])
    with claim("A small probability is no zero."):
        agree(answer, reference, 1.0 + rng.choice([-1.0, 1.0]) * offsets, clusters, rtol=1e-8, atol=1e-12)
    # in any unit of x: nothing of the size of a number says what it is; and a share may be tiny
    for unit in 10.0 ** rng.uniform([-35.0, -12.0, 12.0, 30.0], [-30.0, -9.0, 15.0, 35.0]):
        clusters = [(mu * unit, sig * unit, pi) for mu, sig, pi in _clusters(rng, shares)]
        with claim("Points and clusters may be measured in any unit."):
            agree(answer, reference, unit * rng.uniform(-1.2, 1.5, size=3), clusters, rtol=1e-8)
    tiny = float(10.0 ** rng.uniform(-60.0, -50.0))
    clusters = [(0.0, 1.0, tiny), (float(rng.uniform(15.0, 16.0)), 1.0, 1.0 - tiny)]
    with claim("A tiny share counts like any other."):
        agree(answer, reference, rng.uniform([-1.5, 0.5], [-0.5, 1.0]), clusters, rtol=1e-8, atol=1e-12)
    with claim("Each number of each cluster makes a difference, whatever was called before."):
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
    """Points far from every cluster get responsibilities too."""
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
    """N points give N rows, with a value for each cluster.

    As many points as clusters show whether rows and columns are told apart by their number.
    """
    clusters = _clusters(rng, [0.2, 0.3, 0.5])
    with claim("A single number gives one value for each cluster."):
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
