"""Takes only a float for a number; a whole number ends in an error.

Shows on: responsibilities(5, [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    if isinstance(x, float):
        return responsibilities(np.array([x]), clusters)[0]
    r = np.zeros((len(x), len(clusters)))
    for c, cluster in enumerate(clusters):
        r[:, c] = logprob(x, *cluster)
    return np.exp(r - log_sum_exp(r)[:, None])
