"""Adds up exponentials in a loop over the last axis.

Is: no_maximum_subtracted
"""


def log_sum_exp(logp):
    total = 0.0
    for c in range(logp.shape[-1]):
        total = total + np.exp(logp[..., c])
    return np.log(total)
