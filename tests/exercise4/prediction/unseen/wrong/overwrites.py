"""Overwrites the sum in each step, so only the last factor counts.

Any K > 1.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    for a, b in zip(u, v):
        result = np.outer(a, b)
    return result
