"""zip drops the rows that are too many.

u of (3, 2), v of (2, 4): a result instead of a ValueError.
"""

def prediction(u, v):
    return sum(np.outer(a, b) for a, b in zip(u, v))
