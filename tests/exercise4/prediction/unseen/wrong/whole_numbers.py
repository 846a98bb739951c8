"""Collects into an array of whole numbers.

u = [[0.5]], v = [[3]]: 1 instead of 1.5.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    out = np.zeros((u.shape[1], v.shape[1]), dtype=int)
    for n in range(len(out)):
        out[n] = u[:, n] @ v
    return out
