"""Reads the rows in the order of the memory, so a transposed array is cut into other rows.

Shows on: log_sum_exp(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).T)
"""

def log_sum_exp(logp):
    rows = np.ravel(logp, order="K").reshape(-1, logp.shape[-1])
    m = rows.max(axis=1)
    m[np.isneginf(m)] = 0.0
    with np.errstate(divide="ignore"):
        result = m + np.log(np.exp(rows - m[:, None]).sum(axis=1))
    return result.reshape(logp.shape[:-1])[()]
