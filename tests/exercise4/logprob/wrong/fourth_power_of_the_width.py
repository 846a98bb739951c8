"""Takes the logarithm of the square of the variance, which is 0 or infinite where the width is extreme.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (x - mu) / sig
    return np.log(pi) - 0.25 * np.log(sig**4) - 0.5 * np.log(2 * np.pi) - 0.5 * z * z
