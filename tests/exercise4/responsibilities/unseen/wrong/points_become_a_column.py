"""Changes the shape of the caller's own array to a column.

    x = np.array([0.0, 1.0, 2.0])
    responsibilities(x, [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)])
    result = x.shape

Right result: (3)
This answer: (3, 1)
"""

def responsibilities(x, clusters):
    if np.ndim(x) == 1:
        x.shape = (x.size, 1)
    else:
        x = np.array([x])
    logp = np.concatenate([logprob(x, *cluster) for cluster in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
