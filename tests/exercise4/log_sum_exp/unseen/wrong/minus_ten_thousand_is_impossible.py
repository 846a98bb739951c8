"""Uses -10000 as the sign for "impossible", though it is a legal value.

Shows on: log_sum_exp(np.array([-10000.0, -10000.0]))
"""

def log_sum_exp(logp):
    floor = -1e4
    filled = np.maximum(logp, floor)
    m = filled.max(axis=-1, keepdims=True)
    result = m[..., 0] + np.log(np.exp(filled - m).sum(axis=-1))
    return np.where(m[..., 0] <= floor, -np.inf, result)[()]
