"""Leaves out the factor one half of the quadratic term.

Costs: 4
Says: logprob(
Hint: One standard deviation from the mean, the log-density lies by exactly half a nat below its
    peak. Try your function at the mean and at one standard deviation from it.
Then: In the exponent of the normal density the squared distance is divided by twice the variance.
Then: Look at the term with the square: compare what stands in front of it with the formula above the
    exercise.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig * np.sqrt(2 * np.pi)) - ((x - mu) / sig) ** 2
