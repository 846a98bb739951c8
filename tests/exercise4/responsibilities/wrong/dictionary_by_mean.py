"""Keeps the clusters in a dictionary with their means as keys.

Is: nothing
"""


def responsibilities(x, clusters):
    by_mean = {mu: (sig, pi) for mu, sig, pi in clusters}
    logp = np.stack([logprob(x, mu, sig, pi) for mu, (sig, pi) in by_mean.items()], axis=-1)
    return np.exp(logp - np.expand_dims(log_sum_exp(logp), axis=-1))
