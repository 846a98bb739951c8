"""Prints a message about a bad standard deviation and returns nothing.

Costs: 0.5
Says: a ValueError that says what is wrong
Hint: A printed sentence reaches a person but not the code that called the function, which goes on with
    None. An exception cannot be overlooked.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        print("sig must be positive")
        return None
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
