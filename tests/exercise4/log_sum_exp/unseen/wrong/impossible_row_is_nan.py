"""Nothing is done about a row of -inf.

Shows on: log_sum_exp(np.array([[-np.inf, -np.inf], [0.0, 0.0]]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    return (m + np.log(np.exp(logp - m).sum(axis=-1, keepdims=True)))[..., 0]
