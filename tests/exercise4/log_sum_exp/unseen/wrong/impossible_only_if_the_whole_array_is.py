"""Looks for -inf rows by testing the whole array, so one such row among others gives nan.

    result = log_sum_exp(np.array([[-np.inf, -np.inf], [0.0, 0.0]]))

Right result: [-inf, 0.6931471806]
This answer: [nan, 0.6931471806]
"""

def log_sum_exp(logp):
    if np.all(logp == -np.inf):
        return np.full(logp.shape[:-1], -np.inf)
    m = np.max(logp, axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))
