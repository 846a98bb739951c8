"""Divides the log-probabilities by their sum.

Costs: 5
Says: responsibilities(
Hint: The results sum to 1, but they say the opposite of what they should: the least probable
    cluster has the largest log-probability without its sign. Bayes' rule divides probabilities,
    and a quotient of logarithms is not the logarithm of a quotient.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return logp / logp.sum(axis=-1, keepdims=True)
