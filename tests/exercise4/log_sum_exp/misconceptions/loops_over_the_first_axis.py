"""Treats whatever the first axis holds as one row.

Costs: 4
Says: log_sum_exp(
Hint: A loop over an array runs over its first axis: that gives the rows of a matrix, but the numbers of
    a single row and the matrices of a stack. The statement asks for the last axis, whatever comes before.
"""


def log_sum_exp(logp):
    results = []
    for row in logp:
        m = np.max(row)
        shift = m if np.isfinite(m) else 0.0
        with np.errstate(divide="ignore"):
            results.append(shift + np.log(np.sum(np.exp(row - shift))))
    return np.array(results)
