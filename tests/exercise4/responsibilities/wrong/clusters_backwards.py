"""Goes through the clusters from the last to the first.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters[::-1]], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
