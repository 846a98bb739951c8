"""Forgets the shares.

Shows on: responsibilities(1.0, [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, mu, sig, 1.0) for mu, sig, _ in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
