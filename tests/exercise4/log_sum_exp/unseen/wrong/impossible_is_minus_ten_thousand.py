"""Replaces -inf by -10000, which still counts beside terms of the same size.

    result = log_sum_exp(np.array([-1e4, -np.inf]))

Right result: -10000
This answer: -9999.306853
"""

def log_sum_exp(logp):
    impossible = np.isneginf(logp)
    finite = np.where(impossible, -1e4, logp)
    m = finite.max(axis=-1)
    result = m + np.log(np.exp(finite - m[..., None]).sum(axis=-1))
    return np.where(impossible.all(axis=-1), -np.inf, result)
