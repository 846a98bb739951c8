"""Collects the results of x.flat in an array.

Is: flattens_the_points
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    constant = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return np.array([constant - 0.5 * ((point - mu) / sig) ** 2 for point in np.asarray(x).flat])
