"""Knows a single number only as a float, so that 5 gives a table of one row.

    responsibilities(5, [(0.0, 1.0, 0.5), (1.0, 1.0, 0.5)]).shape

Right result: (2,)
This answer: (1, 2)
"""

def responsibilities(x, clusters):
    if isinstance(x, float):
        return responsibilities(np.array([x]), clusters)[0]
    logp = np.column_stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters])
    return np.exp(logp - log_sum_exp(logp)[:, np.newaxis])
