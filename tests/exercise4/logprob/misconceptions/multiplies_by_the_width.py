"""Puts the width above the fraction line of the constant.

Costs: 4
Says: logprob(
Hint: A wide cluster must have a low peak, so the width belongs below the line of the constant. In
    Python, a division followed by a multiplication is worked off from left to right.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) + np.log(1 / np.sqrt(2 * np.pi) * sig) - 0.5 * ((x - mu) / sig) ** 2
