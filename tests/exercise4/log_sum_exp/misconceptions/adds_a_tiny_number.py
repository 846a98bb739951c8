"""Hides a sum of 0.0 behind a tiny number instead of avoiding it.

Costs: 3.5
Says: -690.7
Hint: The tiny number keeps the logarithm finite, but it then stands for every sum that is
    smaller, and the information in them is lost. It also does nothing against overflow; what
    helps against both is to rescale the sum.
"""


def log_sum_exp(logp):
    with np.errstate(over="ignore"):
        return np.log(np.exp(logp).sum(axis=-1) + 1e-300)
