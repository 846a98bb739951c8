"""Works in float32 and loses digits.

Shows on: logprob(1000.001, 1000.0, 0.001, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=np.float32)
    z = (x - np.float32(mu)) / np.float32(sig)
    return (np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z.astype(float) ** 2)[()]
