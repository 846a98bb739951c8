"""Does not add the maximum back and gives nan for a row of -inf.

Is: maximum_not_added_back, nan_for_impossible_rows
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    return np.log(np.sum(np.exp(logp - m), axis=-1))
