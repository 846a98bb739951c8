"""Raises each share to 1e-20 at least, so that a rarer cluster has too much.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, max(pi, 1e-20)) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - np.asarray(log_sum_exp(logp))[..., None])
