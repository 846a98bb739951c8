"""Leaves the shares out, in a loop that a single number does not allow.

Is: ignores_the_shares, loops_over_a_single_number
"""

from scipy.special import softmax


def responsibilities(x, clusters):
    return [softmax([logprob(point, mu, sig, 1) for mu, sig, _ in clusters]) for point in x]
