"""Sums by a product with ones, after a helper that says what a probability is.

Is: no_maximum_subtracted
"""


def _probability(log):
    return np.e**log


def log_sum_exp(logp):
    with np.errstate(all="ignore"):
        return np.log(_probability(np.asarray(logp)) @ np.ones(np.shape(logp)[-1]))
