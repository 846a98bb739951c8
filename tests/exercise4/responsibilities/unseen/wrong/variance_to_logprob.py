"""Passes the variance to logprob.

Shows on: responsibilities(5.0, [(0.0, 0.1, 0.5), (1.13, 0.0775, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, mu, sig**2, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
