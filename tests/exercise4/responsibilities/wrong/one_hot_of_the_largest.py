"""Compares each value with the largest of its row.

Is: decides_for_one_cluster
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return (logp == logp.max(axis=-1, keepdims=True)).astype(float)
