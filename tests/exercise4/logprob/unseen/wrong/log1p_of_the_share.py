"""Writes log pi as log1p(pi - 1), which loses all digits of a tiny share.

    result = logprob(0.0, 0.0, 1.0, 1e-20)

Right result: -46.97064039
This answer: -inf
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    # log1p is the more precise logarithm
    return np.log1p(pi - 1) - np.log(sig) - np.log(2 * np.pi) / 2 - ((x - mu) / sig) ** 2 / 2
