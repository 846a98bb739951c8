"""Scales u in place and divides back afterwards, which cannot be undone where v holds a 0.

u and v of the example: u is changed, and the later columns are wrong.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    result = np.empty((u.shape[1], v.shape[1]))
    for m in range(v.shape[1]):
        product = u
        product *= v[:, m : m + 1]
        result[:, m] = product.sum(axis=0)
        product /= np.where(v[:, m : m + 1] == 0, 1, v[:, m : m + 1])
    return result
