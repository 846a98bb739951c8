"""Computes the factor pi / (sqrt(2 pi) sig) first and takes its logarithm, but it underflows for tiny shares and huge sig.

    result = logprob(0.0, 0.0, 1e200, 1e-200)

Right result: -921.9529757
This answer: -inf

Disputed: it shows only where pi / sig leaves float64; the statement gave no range of sig and pi when it was written, and now
ends at 1e-100 and 1e100.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("The standard deviation must be positive.")
    factor = pi / (np.sqrt(2 * np.pi) * sig)
    return np.log(factor) - 0.5 * ((x - mu) / sig) ** 2
