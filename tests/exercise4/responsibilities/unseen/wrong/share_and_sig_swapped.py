"""Unpacks the triples in another order: share before standard deviation.

Shows on: responsibilities(1.0, [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, mu, sig, pi) for mu, pi, sig in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
