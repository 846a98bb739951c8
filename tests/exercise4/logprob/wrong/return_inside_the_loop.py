"""Returns inside the loop, at its first turn.

Is: first_element_of_a_list
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    for point in x:
        return norm.logpdf(point, mu, sig) + np.log(pi)
