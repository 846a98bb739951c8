"""Computes each different point once, in rising order, and does not put the rows back.

    result = responsibilities(np.array([2.0, 0.0]), [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)])

Right result: [[0.3512143557, 0.6487856443], [0.9672734436, 0.03272655637]]
This answer: [[0.9672734436, 0.03272655637], [0.3512143557, 0.6487856443]]
"""

def responsibilities(x, clusters):
    single = np.ndim(x) == 0
    points = np.unique(x)  # the same point has the same probabilities
    logp = np.column_stack([logprob(points, mu, sig, pi) for mu, sig, pi in clusters])
    r = np.exp(logp - log_sum_exp(logp)[:, np.newaxis])
    return r[0] if single else r
