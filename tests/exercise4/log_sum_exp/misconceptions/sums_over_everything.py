"""Sums over all values at once and gives a single number for all rows.

Costs: 3
Says: a single number
Hint: Each row is a question of its own and needs its own result. Without an axis, NumPy's
    functions run over the whole array.
"""


def log_sum_exp(logp):
    m = logp.max()
    if m == -np.inf:
        return m
    return m + np.log(np.exp(logp - m).sum())
