"""Works in place on a reshaped array, which is a view of the argument.

Shows on: log_sum_exp(np.array([[1.0, 2.0], [3.0, 4.0]]))
"""

def log_sum_exp(logp):
    rows = logp.reshape(-1, logp.shape[-1])
    result = np.empty(len(rows))
    for i, row in enumerate(rows):
        m = row.max()
        if m == -np.inf:
            result[i] = -np.inf
            continue
        row -= m
        result[i] = m + np.log(np.exp(row).sum())
    return result.reshape(logp.shape[:-1])[()]
