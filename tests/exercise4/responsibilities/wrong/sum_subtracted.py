"""Subtracts the sum of the logarithms, not the logarithm of the sum.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - logp.sum(axis=-1, keepdims=True))
