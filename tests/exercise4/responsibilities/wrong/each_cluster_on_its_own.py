"""Normalises the values of each cluster in a loop over the clusters.

Is: normalises_over_points
"""


def responsibilities(x, clusters):
    columns = []
    for mu, sig, pi in clusters:
        column = np.atleast_1d(logprob(x, mu, sig, pi))
        columns.append(np.exp(column - log_sum_exp(column)))
    table = np.column_stack(columns)
    return table[0] if np.ndim(x) == 0 else table
