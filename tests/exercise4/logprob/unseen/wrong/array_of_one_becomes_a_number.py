"""An array with a single element comes back as a number.

    result = np.shape(logprob(np.array([1.5]), 1.0, 0.5, 0.3))

Right result: (1)
This answer: ()
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig has to be positive")
    x = np.atleast_1d(np.asarray(x, dtype=float))
    result = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - ((x - mu) / sig) ** 2 / 2
    return result.item() if result.size == 1 else result
