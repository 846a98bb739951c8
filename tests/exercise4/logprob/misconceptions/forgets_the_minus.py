"""Adds the square instead of subtracting it

Costs: 4
Says: logprob(
Hint: Then points far from the cluster are the more probable, the farther they are. The exponent of the normal
    density is negative, so its logarithm is at its largest in the middle.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be positive, not {sig}")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) + 0.5 * ((x - mu) / sig) ** 2
