"""Returns the exception instead of raising it.

Costs: 0.5
Says: a ValueError that says what is wrong
Hint: An exception that is returned is a value like any other, and the caller goes on computing with it.
    It stops the caller only if it is raised.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        return ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
