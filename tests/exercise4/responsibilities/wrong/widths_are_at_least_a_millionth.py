"""Raises each standard deviation to a millionth at least.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, max(sig, 1e-6), pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
