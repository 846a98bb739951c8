"""Contracts v with u.

Is: transposed_result
"""


def prediction(u, v):
    return np.tensordot(v, u, axes=(0, 0))
