"""Flattens in the order of the memory and puts the shape back in the order of the rows: a transposed array is mixed up.

Shows on: logprob(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).T, 0, 1, 1)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    const = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    values = [const - 0.5 * ((v - mu) / sig) ** 2 for v in np.ravel(x, order="K")]
    return np.reshape(values, np.shape(x))[()]
