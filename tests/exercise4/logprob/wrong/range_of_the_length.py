"""Fills a copy of x in a loop over range(len(x)).

Is: loops_over_a_single_number
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    result = np.zeros(np.shape(x))
    for i in range(len(x)):
        result[i] = np.log(pi / (sig * np.sqrt(2 * np.pi))) - (x[i] - mu) ** 2 / (2 * sig**2)
    return result
