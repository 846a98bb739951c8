"""Gives the largest value and leaves out the other terms.

Costs: 4.5
Says: log_sum_exp(
Hint: The largest term dominates the sum only if the others are much smaller. Two equal terms,
    for instance, give the double of one, and that is log 2 more.
"""


def log_sum_exp(logp):
    return np.max(logp, axis=-1)
