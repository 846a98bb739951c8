"""The denominator by np.logaddexp, one cluster after the other."""

import functools


def responsibilities(x, clusters):
    logs = [logprob(x, *triple) for triple in clusters]
    denominator = functools.reduce(np.logaddexp, logs)
    return np.stack([np.exp(term - denominator) for term in logs], axis=-1)
