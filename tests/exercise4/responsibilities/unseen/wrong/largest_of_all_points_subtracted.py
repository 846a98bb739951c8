"""Subtracts the largest logarithm of all points, so a far point beside a near one gives 0 / 0.

    result = responsibilities(np.array([1.0, 100.0]), [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)])

Right result: [[0.8, 0.2], [4.090275628e-86, 1]]
This answer: [[0.8, 0.2], [nan, nan]]
"""

def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    weights = np.exp(logp - logp.max())
    return weights / weights.sum(axis=-1, keepdims=True)
