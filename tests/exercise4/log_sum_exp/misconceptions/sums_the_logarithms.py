"""Adds up the log-probabilities instead of the probabilities.

Costs: 4.5
Says: log_sum_exp(
Hint: A sum of logarithms is the logarithm of a product: it would say how probable it is that
    all clusters are right at once. The denominator of Bayes' rule is a sum of probabilities.
"""


def log_sum_exp(logp):
    return np.sum(logp, axis=-1)
