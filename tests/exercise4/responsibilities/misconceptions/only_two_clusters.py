"""Looks at the first two clusters only and ignores all others.

Costs: 5
Says: the shape of what you return
Hint: The example has two clusters, but a mixture may have any number of them, and each has a term in
    the denominator. Go through the sequence rather than naming its members.
"""


def responsibilities(x, clusters):
    one, two = (logprob(x, *cluster) for cluster in clusters[:2])
    total = np.logaddexp(one, two)
    return np.stack([np.exp(one - total), np.exp(two - total)], axis=-1)
