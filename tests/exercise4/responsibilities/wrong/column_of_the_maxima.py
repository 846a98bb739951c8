"""Subtracts the maxima as a column with an index and divides by the sums in the same way.

Is: indexes_rows_that_are_not_there
"""


def responsibilities(x, clusters):
    logp = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters]).T
    weights = np.exp(logp - logp.max(axis=-1)[:, np.newaxis])
    return weights / weights.sum(axis=-1)[:, np.newaxis]
