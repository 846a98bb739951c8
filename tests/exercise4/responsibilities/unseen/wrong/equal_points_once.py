"""Each different point gets one row only.

Shows on: responsibilities(np.array([1.0, 1.0, 2.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    if np.ndim(x) == 0:
        logs = np.array([logprob(x, *c) for c in clusters])
        return np.exp(logs - log_sum_exp(logs))
    rows = {point: responsibilities(point, clusters) for point in x.tolist()}
    return np.array(list(rows.values()))
