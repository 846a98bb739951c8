"""Squeezes the result, so one point in an array or one cluster changes the shape.

    result = np.shape(responsibilities(np.array([1.0]), [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)]))

Right result: (1, 2)
This answer: (2)
"""

def responsibilities(x, clusters):
    x = np.atleast_1d(x)
    logp = np.array([logprob(x, *cluster) for cluster in clusters]).T
    return np.exp(logp - log_sum_exp(logp)[:, None]).squeeze()
