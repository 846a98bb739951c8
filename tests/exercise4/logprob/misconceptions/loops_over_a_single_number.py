"""Goes through x in a loop, which a single number does not allow.

Costs: 1
Says: TypeError
Hint: A single number has no elements to go through, and the statement allows one. NumPy's arithmetic
    treats numbers and arrays of any shape alike, so no loop is needed.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    constant = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi)
    return np.array([constant - 0.5 * ((value - mu) / sig) ** 2 for value in x])
