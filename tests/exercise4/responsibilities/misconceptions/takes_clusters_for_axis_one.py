"""Takes it for granted that the clusters lie along axis 1, which a single number does not have.

Costs: 1
Says: axis 1 is out of bounds
Hint: For a single number there is one axis only, that of the clusters. They always lie along the last
    axis, and an axis can be counted from the end.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=1)
    return np.exp(logp - log_sum_exp(logp)[:, None])
