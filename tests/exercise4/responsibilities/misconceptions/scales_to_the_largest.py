"""Divides by the largest of share times density, not by the sum of all.

Costs: 5
Says: responsibilities(
Hint: The largest value is now 1 for every point, so the values of one point sum to more than 1.
    Subtracting the largest logarithm protects against underflow; the division by the sum comes after it.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - logp.max(axis=-1, keepdims=True))
