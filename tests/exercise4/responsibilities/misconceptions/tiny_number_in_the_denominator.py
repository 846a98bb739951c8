"""Hides a sum of 0.0 behind a tiny number in the denominator instead of avoiding it.

Costs: 2
Says: responsibilities(
Hint: The division works, but its result is 0 for every cluster, which says that the point comes
    from none of them. A responsibility is a ratio, and the ratio was lost when both numbers
    underflowed.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    weighted = np.exp(logp)
    return weighted / (weighted.sum(axis=-1, keepdims=True) + 1e-300)
