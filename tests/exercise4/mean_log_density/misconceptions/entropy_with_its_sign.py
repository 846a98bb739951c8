"""Gives the value with the wrong sign.

Costs: 2
Says: mean_log_density(
Hint: What you computed is the entropy, the expectation of minus the log-density. A density that
    shrinks with every dimension has a logarithm that falls.
"""


def mean_log_density(D):
    return D / 2 * (1 + np.log(2 * np.pi))
