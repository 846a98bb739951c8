"""Scales the caller's array in place and gives nan for a row of -inf.

Is: changes_its_values, nan_for_impossible_rows
"""


def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    logp -= m
    return m[..., 0] + np.log(np.exp(logp).sum(axis=-1))
