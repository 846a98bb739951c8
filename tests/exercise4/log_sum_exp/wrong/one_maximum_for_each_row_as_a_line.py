"""Subtracts the maxima of the rows, computed in a comprehension, as one line.

Is: maximum_without_its_axis
"""


def log_sum_exp(logp):
    if np.ndim(logp) == 1:
        top = max(logp)
        return top if np.isneginf(top) else top + np.log(sum(np.exp(logp - top)))
    tops = np.array([max(row) for row in logp.reshape(-1, logp.shape[-1])]).reshape(logp.shape[:-1])
    return tops + np.log(np.sum(np.exp(logp - tops), axis=-1))
