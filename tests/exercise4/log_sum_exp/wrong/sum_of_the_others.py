"""Adds what is not the largest to one, and forgets that the largest may be there twice.

Is: nothing
"""


def log_sum_exp(logp):
    largest = logp.max(axis=-1, keepdims=True)
    shift = np.where(np.isinf(largest), 0.0, largest)
    others = np.where(logp == largest, 0.0, np.exp(logp - shift)).sum(axis=-1)
    return np.where(np.isinf(largest[..., 0]), -np.inf, shift[..., 0] + np.log1p(others))
