"""Leaves out the share of the cluster.

Costs: 4
Says: every value is off by
Hint: Before anyone looks at the point, a large cluster is more probable than a small one. A
    term of the mixture is a product of two things, so its logarithm has to know both of them.
Then: The density of a point in the mixture begins with the probability of the cluster itself, before the
    bell curve. Which argument of yours is that, and is it used anywhere?
Then: A factor of the density is a summand of its logarithm. Look at the line that you return: the share
    has no summand of its own there.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (x - mu) / sig
    return -0.5 * z**2 - np.log(sig) - 0.5 * np.log(2 * np.pi)
