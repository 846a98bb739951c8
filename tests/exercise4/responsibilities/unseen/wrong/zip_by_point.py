"""When there are as many points as clusters, compares each point with one cluster only before broadcasting.

Shows on: responsibilities(np.array([0.0, 1.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    mu, sig, pi = np.array(clusters, dtype=float).T
    try:
        z = (np.asarray(x) - mu) / sig
    except ValueError:
        z = (np.asarray(x)[:, None] - mu) / sig
    logs = np.log(pi) - np.log(sig) - 0.5 * z**2
    return np.exp(logs - log_sum_exp(logs)[..., None])
