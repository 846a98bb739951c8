"""Clips the standardised distance at 30, so that the density does not underflow.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = np.clip((np.asarray(x) - mu) / sig, -30, 30)
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - z**2 / 2
