"""Believes that the factor 1 / sigma cancels like the 2 pi.

Shows on: responsibilities(0.0, [(0.0, 1.0, 0.5), (0.0, 3.0, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack(
        [np.log(pi) - np.square((np.asarray(x, dtype=float) - mu) / sig) / 2 for mu, sig, pi in clusters], axis=-1
    )
    return np.exp(logs - log_sum_exp(logs)[..., None])
