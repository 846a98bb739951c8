"""Refuses a bad standard deviation by an assertion instead of the exception asked for.

Costs: 0.5
Says: AssertionError
Hint: An assertion states what the author of the code believes, and Python can be told to skip all of
    them. Bad input from a caller has an exception of its own, which the statement names.
"""


def logprob(x, mu, sig, pi):
    assert sig > 0, "sig must be positive"
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
