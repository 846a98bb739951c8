"""The mean over the factors in place of the sum.

Any K > 1, such as the example: half of it.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    return u.T @ v / len(u)
