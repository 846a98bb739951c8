"""Sorts the clusters, so the columns are not in the order of clusters.

    result = responsibilities(0.0, [(2.0, 1.0, 0.5), (0.0, 1.0, 0.5)])

Right result: [0.119202922, 0.880797078]
This answer: [0.880797078, 0.119202922]
"""

def responsibilities(x, clusters):
    terms = [logprob(np.asarray(x), mu, sig, pi) for mu, sig, pi in sorted(clusters)]
    logp = np.stack(terms, axis=-1)
    return np.exp(logp - np.expand_dims(log_sum_exp(logp), -1))
