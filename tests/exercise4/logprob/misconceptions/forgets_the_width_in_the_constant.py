"""Uses the constant of a cluster of width 1, without the standard deviation in it.

Costs: 4
Says: every value is off by
Hint: The factor in front of the exponential depends on the width of the cluster, since the area
    under the curve has to stay 1. Compare the height of the two peaks in the figure with what
    your formula gives at the mean.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
