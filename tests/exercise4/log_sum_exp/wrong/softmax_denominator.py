"""Adds the maximum to the denominator of the softmax.

Is: forgets_the_logarithm
"""


def log_sum_exp(logp):
    m = np.where(np.isneginf(logp).all(axis=-1), 0, np.max(logp, axis=-1))
    return np.exp(logp - m[..., None]).sum(axis=-1) + m
