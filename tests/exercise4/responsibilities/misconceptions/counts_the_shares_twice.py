"""Counts the shares of the clusters twice.

Costs: 2
Says: responsibilities(
Hint: Bayes' rule holds the share of each cluster once above the line and once for each term
    below it. Check what your earlier function has already put into its result.
"""


def responsibilities(x, clusters):
    logp = np.stack([np.log(pi) + logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
