"""A number is put into an array of one point and taken out again."""

def responsibilities(x, clusters):
    if np.isscalar(x) or np.ndim(x) == 0:
        return responsibilities(np.array([x], dtype=float), clusters)[0]
    table = np.empty((x.shape[0], len(clusters)))
    for c, (m, s, share) in enumerate(clusters):
        table[:, c] = logprob(x, m, s, share)
    table -= log_sum_exp(table).reshape(-1, 1)
    return np.exp(table)
