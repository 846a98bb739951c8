"""Normalises over the points, not over the clusters.

Costs: 5
Says: responsibilities(
Hint: The question is asked for each point: which cluster did it come from? So it is the values
    of one point that share a probability of 1, however many other points there are.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    logp = np.moveaxis(logp, -1, 0) if logp.ndim > 1 else logp[:, None]
    r = np.exp(logp - log_sum_exp(logp)[:, None])
    return np.moveaxis(r, 0, -1) if np.ndim(x) else r[:, 0]
