"""Uses scipy and then adds 1 to the scaled sum once more.

Is: counts_the_largest_twice
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    top = np.nan_to_num(np.max(logp, axis=-1), neginf=0.0)
    return top + np.log(1 + np.exp(logsumexp(logp, axis=-1) - top))
