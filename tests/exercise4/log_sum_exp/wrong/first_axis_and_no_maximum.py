"""Types the formula in and sums over the first axis.

Is: no_maximum_subtracted, sums_over_the_first_axis
"""


def log_sum_exp(logp):
    return np.log(sum(np.exp(logp)))
