"""U V^T, of shape (K, K).

u of (2, 3), v of (2, 3): a 2 x 2 matrix; with N != M an error.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    return u @ v.T
