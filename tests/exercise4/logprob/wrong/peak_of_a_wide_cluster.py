"""Multiplies the constant by the width and logs it term by term.

Is: multiplies_by_the_width
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) + np.log(sig) - 0.5 * np.log(2 * np.pi) - np.power((np.array(x) - mu) / sig, 2) / 2
