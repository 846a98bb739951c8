"""Works with the distance of the absolute values.

Shows on: responsibilities(-1.0, [(-2, 1, 0.5), (2, 1, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(np.abs(x), abs(mu), sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
