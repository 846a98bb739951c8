"""Subtracts the largest element from the caller's own array.

    logp = np.array([[1.0, 2.0]])
    log_sum_exp(logp)
    result = logp

Right result: [[1, 2]]
This answer: [[-1, 0]]
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    m[m == -np.inf] = 0
    logp -= m
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp).sum(axis=-1)) + m.squeeze(-1)
