"""Computes the maximum and the scaled terms and stops there.

Is: nothing
"""


def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    scaled = np.exp(logp - m)
    return scaled
