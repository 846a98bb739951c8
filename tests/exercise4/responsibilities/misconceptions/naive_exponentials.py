"""Leaves the logarithms before the division.

Costs: 2
Says: where nan comes from
Hint: Far from all clusters each exponential is 0.0, and 0/0 has no value. The division can be
    done with logarithms too, so that the exponential comes last.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    weighted = np.exp(logp)
    with np.errstate(invalid="ignore"):
        return weighted / weighted.sum(axis=-1, keepdims=True)
