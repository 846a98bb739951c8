"""Multiplies (x - mu)^2 out, so for a large mean all digits cancel.

    result = logprob(1e8 + 1, 1e8, 1.0, 1.0)

Right result: -1.418938533
This answer: -0.9189385332
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig <= 0")
    precision = 1 / sig**2
    quadratic = -0.5 * precision * x**2 + precision * mu * x - 0.5 * precision * mu**2
    return quadratic + np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
