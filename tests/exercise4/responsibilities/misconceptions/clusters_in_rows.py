"""Gives the table the wrong way round, with clusters in rows and points in columns.

Costs: 5
Says: the shape of what you return
Hint: The values are right, but they lie the other way round: one row should belong to one
    point. Look at which axis your clusters are stacked along.
"""


def responsibilities(x, clusters):
    logp = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters])
    return np.exp(logp - log_sum_exp(logp.T))
