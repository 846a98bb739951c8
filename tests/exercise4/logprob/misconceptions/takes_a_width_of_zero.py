"""Does not refuse a standard deviation of zero.

Costs: 0.5
Says: a ValueError that says what is wrong
Hint: A cluster without any width has no density, and a result such as nan is noticed only much later.
    The statement says what must happen instead, for zero as well as below.
"""


def logprob(x, mu, sig, pi):
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
