"""Keeps the terms in a dictionary under the mean, so of two clusters with the same mean one is lost.

    result = responsibilities(0.0, [(0.0, 1.0, 0.5), (0.0, 2.0, 0.5)])

Right result: [0.6666666667, 0.3333333333]
This answer: [1]
"""

def responsibilities(x, clusters):
    terms = {mu: logprob(x, mu, sig, pi) for mu, sig, pi in clusters}
    logp = np.stack(list(terms.values()), axis=-1)
    total = log_sum_exp(logp)
    return np.exp(logp - total[..., None])
