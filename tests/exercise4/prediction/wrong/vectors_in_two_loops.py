"""Adds products of vectors that NumPy stretches.

Is: repeats_a_single_row
"""


def prediction(u, v):
    table = np.zeros((u.shape[1], v.shape[1]))
    for n in range(u.shape[1]):
        for m in range(v.shape[1]):
            table[n, m] = np.sum(u[:, n] * v[:, m])
    return table
