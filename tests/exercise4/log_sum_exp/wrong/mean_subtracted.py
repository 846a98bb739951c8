"""Subtracts the mean of each row.

Is: subtracts_too_small_a_number
"""


def log_sum_exp(logp):
    centre = np.mean(logp, axis=-1, keepdims=True)
    return centre[..., 0] + np.log(np.exp(logp - centre).sum(axis=-1))
