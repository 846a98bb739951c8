"""Drops every axis of length one, and not the last one only

Costs: 1
Says: the shape of what you return
Hint: np.squeeze without an axis takes away all axes of length one: a table of one row then loses its row as
    well. Say which axis is to go.
"""


def log_sum_exp(logp):
    largest = logp.max(axis=-1, keepdims=True)
    shift = np.where(np.isinf(largest), 0.0, largest)
    return np.squeeze(shift + np.log(np.exp(logp - shift).sum(axis=-1, keepdims=True)))
