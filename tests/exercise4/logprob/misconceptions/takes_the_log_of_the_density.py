"""Computes the density first, which can become 0.0 before its logarithm is taken.

Costs: 2
Says: where the infinity comes from
Hint: Far from the cluster the density is smaller than any float64 can be, so it has become 0.0
    before the logarithm sees it. Take the logarithm on paper first, and compute only what is
    left.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    pdf = np.exp(-((x - mu) ** 2) / (2 * sig**2)) / (np.sqrt(2 * np.pi) * sig)
    return np.log(pdf * pi)
