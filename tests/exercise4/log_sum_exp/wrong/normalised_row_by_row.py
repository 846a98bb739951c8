"""Scales each row in a loop and gives the logarithm of the scaled sum.

Is: maximum_not_added_back
"""


def log_sum_exp(logp):
    rows = np.reshape(logp, (-1, np.shape(logp)[-1]))
    result = []
    for row in rows:
        if np.all(np.isneginf(row)):
            result.append(-np.inf)
        else:
            result.append(np.log(np.exp(row - max(row)).sum()))
    return np.reshape(result, np.shape(logp)[:-1])
