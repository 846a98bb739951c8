"""Subtracts one and the same maximum from the values of all points.

Costs: 2
Says: where nan comes from
Hint: Points lie at different distances, so their log-probabilities lie at different levels, and
    a maximum taken over all points rescues only some of them. Each point needs a value of its
    own to subtract.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    weighted = np.exp(logp - logp.max())
    with np.errstate(invalid="ignore"):
        return weighted / weighted.sum(axis=-1, keepdims=True)
