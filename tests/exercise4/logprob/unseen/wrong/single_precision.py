"""Turns the points into 32-bit numbers.

    logprob(1000.01, 1000.0, 0.001, 0.5)

Right result: np.float64(-44.70433043469153)
This answer: np.float64(-44.80203627584693)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=np.float32)
    z = (x - mu) / sig
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
