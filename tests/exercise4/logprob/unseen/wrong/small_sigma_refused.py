"""Raises ValueError for sig below 1e-8 too, which is positive and legal.

    result = logprob(0.0, 0.0, 1e-9, 1.0)

Right result: 19.8043273
This answer: ValueError: sig must be larger than zero
"""

def logprob(x, mu, sig, pi):
    if sig < 1e-8:
        raise ValueError("sig must be larger than zero")
    z = (x - mu) / sig
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z * z
