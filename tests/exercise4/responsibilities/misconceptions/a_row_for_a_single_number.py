"""Gives a matrix of one row where a single number was asked about.

Costs: 1
Says: the shape of what you return
Hint: An array of one point and a single number are different questions: the one has an axis of
    points, the other has none. The axes of the result should be those of x, followed by one for
    the clusters.
"""


def responsibilities(x, clusters):
    x = np.atleast_1d(x)
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=1)
    return np.exp(logp - log_sum_exp(logp)[:, None])
