"""Expects a list of points and gives only the result of the first one.

Costs: 4.5
Says: a single number
Hint: A function that is asked about many points owes an answer for each of them, and one that
    is asked about a single number owes one number. Which operations of NumPy do the same to a
    number and to an array of any shape?
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    results = []
    for value in x:
        results.append(np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((value - mu) / sig) ** 2)
    return results[0]
