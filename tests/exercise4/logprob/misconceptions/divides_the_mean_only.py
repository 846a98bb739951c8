"""Divides the mean by sig, and not the distance

Costs: 4
Says: logprob(
Hint: Division binds before subtraction, so x - mu / sig takes a part of mu away from x. Put brackets around
    the distance.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be positive, not {sig}")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * (x - mu / sig) ** 2
