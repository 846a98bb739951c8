"""Squeezes the result.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    return np.exp(logp - np.expand_dims(log_sum_exp(logp), axis=-1)).squeeze()
