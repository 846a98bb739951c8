"""Loops over the columns as far as there are rows when there are more rows than columns mixed up: the two sizes are swapped by min.

Shows on: logprob(np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]), 0, 1, 1)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    const = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    if np.ndim(x) < 2:
        return const - (x - mu) ** 2 / (2 * sig**2)
    result = np.zeros_like(x, dtype=float)
    for i in range(min(x.shape)):
        result[i] = const - (x[i] - mu) ** 2 / (2 * sig**2)
    return result
