"""Gives a number for an array of a single point.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    result = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((np.asarray(x) - mu) / sig) ** 2
    return result if np.size(result) > 1 else float(np.ravel(result)[0])
