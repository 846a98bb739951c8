"""Overwrites the result in each turn of the loop, so that the last cluster remains.

Is: nothing
"""


def responsibilities(x, clusters):
    for mu, sig, pi in clusters:
        logp = np.stack([logprob(x, mu, sig, pi)], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
