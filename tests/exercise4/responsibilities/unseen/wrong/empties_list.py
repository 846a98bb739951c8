"""Pops the clusters from the list that it was given.

Shows on: responsibilities(1.5, [(0, 1, 0.2), (2, 1, 0.8)])
"""

def responsibilities(x, clusters):
    columns = []
    while clusters:
        mu, sig, pi = clusters.pop(0)
        columns.append(logprob(x, mu, sig, pi))
    logs = np.stack(columns, axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
