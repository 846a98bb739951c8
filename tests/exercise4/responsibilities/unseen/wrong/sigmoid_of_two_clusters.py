"""Uses the logistic function of the difference of the two logarithms, which fits two clusters only.

    responsibilities(0.0, [(0.0, 1.0, 0.25), (0.0, 1.0, 0.25), (0.0, 1.0, 0.5)])

Right result: array([0.25, 0.25, 0.5 ])
This answer: array([0.5, 0.5])
"""

from scipy.special import expit


def responsibilities(x, clusters):
    first = logprob(x, *clusters[0])
    second = logprob(x, *clusters[1])
    p = expit(first - second)
    return np.stack([p, 1 - p], axis=-1)
