"""Falls back to the shares where the evidence is below exp(-2000).

Shows on: responsibilities(np.array([10.0]), [(0.0, 0.1, 0.5), (1.13, 0.0775, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    evidence = log_sum_exp(logs)[..., None]
    shares = np.array([pi for _, _, pi in clusters])
    return np.where(evidence < -2000, shares, np.exp(logs - evidence))
