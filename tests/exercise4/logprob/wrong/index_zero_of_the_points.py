"""Looks at x[0] only.

Is: first_element_of_a_list
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x[0] - mu) / sig) ** 2
