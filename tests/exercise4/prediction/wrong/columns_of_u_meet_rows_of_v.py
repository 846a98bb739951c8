"""Names the axes of an einsum as if u had users in rows.

Is: forgets_to_transpose
"""


def prediction(u, v):
    return np.einsum("nk,km->nm", u, v)
