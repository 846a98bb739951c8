"""Lets no responsibility be smaller than a millionth.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    return np.clip(np.exp(logp - np.expand_dims(log_sum_exp(logp), axis=-1)), 1e-6, 1)
