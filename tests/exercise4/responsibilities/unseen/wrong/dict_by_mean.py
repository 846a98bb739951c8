"""Keeps the logarithms in a dict by mean: two clusters with the same mean become one.

Shows on: responsibilities(1.0, [(0, 1, 0.5), (0, 3, 0.5)])
"""

def responsibilities(x, clusters):
    logs = {mu: logprob(x, mu, sig, pi) for mu, sig, pi in clusters}
    table = np.stack(list(logs.values()), axis=-1)
    return np.exp(table - log_sum_exp(table)[..., None])
