"""Takes the triples in another order: mean, share, width.

Costs: 5
Says: responsibilities(
Hint: A triple has no names, so only the order says what is what. Compare the order in which you unpack
    it with the one in the statement, and with the arguments of your earlier function.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, pi, sig in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
