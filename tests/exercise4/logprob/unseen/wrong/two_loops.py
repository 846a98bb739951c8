"""Loops over rows and columns, so only numbers and two-dimensional arrays work.

Shows on: logprob(np.array([1.0, 2.0]), 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    const = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    if np.isscalar(x):
        return const - (x - mu) ** 2 / (2 * sig**2)
    result = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            result[i, j] = const - (x[i, j] - mu) ** 2 / (2 * sig**2)
    return result
