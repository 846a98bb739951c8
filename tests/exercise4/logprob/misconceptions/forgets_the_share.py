"""Leaves out the share of the cluster.

Costs: 4
Says: a constant: every value is off by
Hint: Before anyone looks at the point, a large cluster is more probable than a small one. A
    term of the mixture is a product of two things, so its logarithm has to know both of them.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (x - mu) / sig
    return -0.5 * z**2 - np.log(sig) - 0.5 * np.log(2 * np.pi)
