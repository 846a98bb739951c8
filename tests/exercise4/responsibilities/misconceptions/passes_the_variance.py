"""Passes variances where standard deviations belong.

Costs: 5
Says: responsibilities(
Hint: The triples hold standard deviations, and the formula squares them itself. Look up what your
    earlier function expects as its third argument.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig**2, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
