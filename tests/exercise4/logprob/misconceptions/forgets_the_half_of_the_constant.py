"""Takes the whole of log(2 pi) where half of it belongs.

Costs: 4
Says: every value is off by -0.919
Hint: The constant of the density holds the root of two pi but the width itself. Compare your four
    terms one by one with those of the worked example.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
