"""Treats all points as an array and squeezes the result, which also takes the axis of an array of one point.

    responsibilities(np.array([0.5]), [(0.0, 1.0, 0.5), (1.0, 1.0, 0.5)]).shape

Right result: (1, 2)
This answer: (2,)
"""

def responsibilities(x, clusters):
    x = np.atleast_1d(x)
    logp = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters]).T
    r = np.exp(logp - log_sum_exp(logp).reshape(-1, 1))
    return r.squeeze()
