"""Goes through the rows by recursion with the math module and gives nested lists."""

from math import exp, fsum, inf, log


def log_sum_exp(logp):
    if np.ndim(logp) > 1:
        return [log_sum_exp(row) for row in logp]
    top = max(logp)
    return top if top == -inf else top + log(fsum(exp(value - top) for value in logp))
