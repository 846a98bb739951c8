"""Subtracts the evidence along the wrong axis whenever that happens to fit, which is when N = C.

Shows on: responsibilities(np.array([0.0, 1.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    evidence = log_sum_exp(logs)
    try:
        return np.exp(logs - evidence)
    except ValueError:
        return np.exp(logs - evidence[:, None])
