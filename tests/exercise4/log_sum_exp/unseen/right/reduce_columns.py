"""functools.reduce with np.logaddexp over the columns."""

from functools import reduce


def log_sum_exp(logp):
    columns = [logp[..., c] for c in range(logp.shape[-1])]
    return reduce(np.logaddexp, columns) + 0.0
