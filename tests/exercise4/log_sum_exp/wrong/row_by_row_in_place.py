"""Goes through the rows and scales each where it lies.

Is: changes_its_values
"""


def log_sum_exp(logp):
    rows = logp.reshape(-1, logp.shape[-1])  # a view
    result = np.full(len(rows), -np.inf)
    for i, row in enumerate(rows):
        m = row.max()
        if m > -np.inf:
            row -= m
            result[i] = m + np.log(np.exp(row).sum())
    return result.reshape(logp.shape[:-1])
