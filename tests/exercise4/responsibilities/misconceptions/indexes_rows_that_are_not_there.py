"""Adds an axis behind the points, which a single number does not have.

Costs: 1
Says: IndexError
Hint: For a single number the log-sum-exp is a number too, and a number cannot be indexed like an array.
    Say where the new axis goes by counting from the end, or let NumPy add it to anything.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[:, None])
