"""Uses a formula of its own in which the width stands for the variance.

Is: takes_the_root_of_the_width
"""


def responsibilities(x, clusters):
    mu, variance, pi = np.transpose(clusters)
    square = (np.asarray(x)[..., None] - mu) ** 2
    logp = np.log(pi) - 0.5 * np.log(2 * np.pi * variance) - square / (2 * variance)
    return np.exp(logp - log_sum_exp(logp)[..., None])
