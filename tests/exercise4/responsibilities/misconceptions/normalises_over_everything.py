"""Divides by the sum over all points and clusters instead of each point's own.

Costs: 5
Says: responsibilities(
Hint: Each point has a question and an answer of its own, so the values of each row sum to 1, not those of
    the whole matrix. Without an axis, NumPy sums everything.
"""


def responsibilities(x, clusters):
    weighted = np.exp(np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1))
    with np.errstate(invalid="ignore"):
        return weighted / weighted.sum()
