"""Does everything right for finite values, in the usual three lines.

Is: nan_for_impossible_rows
"""


def log_sum_exp(logp):
    m = np.amax(logp, axis=-1, keepdims=True)
    s = np.exp(logp - m).sum(axis=-1, keepdims=True)
    return np.squeeze(m + np.log(s), axis=-1)
