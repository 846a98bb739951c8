"""Gives a point to the nearest cluster where the division has no result, instead of its shares.

Costs: 2
Says: responsibilities(
Hint: The nearest cluster need not be the likelier one: far out, a wide cluster beats a near one, and two
    may be almost equally likely. Bayes' rule has an answer there too, if it is worked out with logarithms.
"""


def responsibilities(x, clusters):
    weighted = np.exp(np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1))
    with np.errstate(invalid="ignore"):
        r = weighted / weighted.sum(axis=-1, keepdims=True)
    distances = np.stack([np.abs(np.asarray(x) - mu) for mu, _, _ in clusters], axis=-1)
    return np.where(np.isnan(r), np.eye(len(clusters))[distances.argmin(axis=-1)], r)
