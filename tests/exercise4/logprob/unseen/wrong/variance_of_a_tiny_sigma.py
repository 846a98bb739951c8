"""Squares sig first, which is 0 for a tiny sig, so the last term is 0 / 0.

    result = logprob(np.array([1e-170]), 0.0, 1e-170, 1.0)

Right result: [390.0205273]
This answer: [nan]

Disputed: it shows only where the square of sig leaves float64; the statement gave no range of sig and pi when it was written, and now
ends at 1e-100 and 1e100.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be positive, got {sig}")
    x = np.asarray(x, dtype=np.float64)
    sig = np.float64(sig)
    variance = sig**2
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * variance)
