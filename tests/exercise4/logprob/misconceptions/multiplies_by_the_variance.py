"""Multiplies the square by the variance, where it should divide by it

Costs: 4
Says: logprob(
Hint: Python works from left to right: a / 2 * b is half of a, times b. Put brackets around what you divide
    by, or scale the distance by sig first.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be positive, not {sig}")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / 2 * sig**2
