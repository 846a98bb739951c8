"""Hides a density of 0.0 behind a tiny number instead of avoiding it.

Costs: 2
Says: -690.7
Hint: The tiny number makes the result finite, but the same for all points that are far away, so they
    can no longer be told apart. What was lost when the density became 0.0 cannot be added again:
    avoid the density.
Then: The logarithm and the exponential undo each other. If you take the logarithm of the formula on
    paper first, no exponential is left to become 0.0.
Then: Look at the line with np.exp: the result can be had without it, from the exponent itself.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    pdf = np.exp(-0.5 * ((x - mu) / sig) ** 2) / (np.sqrt(2 * np.pi) * sig)
    return np.log(pi * pdf + 1e-300)
