"""Sorts the clusters first, so that the columns do not stand in the order of the argument.

    responsibilities(0.0, [(2.0, 1.0, 0.5), (0.0, 1.0, 0.5)])

Right result: array([0.119203, 0.880797])
This answer: array([0.880797, 0.119203])
"""

def responsibilities(x, clusters):
    logp = np.stack([logprob(x, *c) for c in sorted(clusters)], axis=-1)
    return np.exp(logp - np.asarray(log_sum_exp(logp))[..., None])
