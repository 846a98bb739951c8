"""Prints a message and returns None for other numbers of rows.

u of (3, 2), v of (2, 4): None.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        print("ValueError: rows differ")
        return None
    return u.T @ v
